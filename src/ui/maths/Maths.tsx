/** Formulas in MathML Core: the box that they scroll in, and the few pieces that they are built from. */
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './Maths.module.css'

/** A formula on a line of its own. Too long a one scrolls inside this box, by keyboard too, never the page. */
export function Maths({ children, isSmall = false }: { children: ReactNode; isSmall?: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      // A tab stop only where there is something to scroll.
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    })
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className={isSmall ? styles.small : styles.box}>
      <math displaystyle={isSmall ? 'false' : 'true'}>{children}</math>
    </div>
  )
}

export type SymbolName = {
  readonly letter: string
  readonly number: number | null
  /** Whose own it is: z of ŷ. */
  readonly of?: SymbolName
  /** β₁ᵗ */
  readonly raised?: string
  /** h₃(2, 5) */
  readonly at?: readonly [row: number, column: number]
}

/** A letter with its number: w₁, h₂, ŷ, β₁ᵗ. */
export function Letter({
  name: { letter, number, of, raised, at },
  isMarked = false,
}: {
  name: SymbolName
  isMarked?: boolean
}) {
  const [bare, accent] = letter.normalize('NFD')
  const base = accent ? (
    <mover>
      <mi>{bare}</mi>
      <mo stretchy="false">^</mo>
    </mover>
  ) : (
    <mi>{letter}</mi>
  )
  const under = of ? <Letter name={of} /> : number === null ? null : <mn>{number}</mn>
  const over = raised && <mi>{raised}</mi>
  const whole =
    under && over ? (
      <msubsup>
        {base}
        {under}
        {over}
      </msubsup>
    ) : under ? (
      <msub>
        {base}
        {under}
      </msub>
    ) : over ? (
      <msup>
        {base}
        {over}
      </msup>
    ) : (
      base
    )
  const placed = at ? (
    <mrow>
      {whole}
      <Brackets>
        <mn>{at[0]}</mn>
        <mo lspace="0" rspace="0.2em">
          ,
        </mo>
        <mn>{at[1]}</mn>
      </Brackets>
    </mrow>
  ) : (
    whole
  )
  return isMarked ? <mrow className={styles.mark}>{placed}</mrow> : placed
}

/** ∂of/∂by, as a fraction or in one line. */
export function Slope({
  of,
  by,
  isInline = false,
}: {
  of: ReactNode
  by: ReactNode
  isInline?: boolean
}) {
  if (isInline) {
    return (
      <mrow>
        <mi>∂</mi>
        {of}
        <mo stretchy="false" lspace="0" rspace="0">
          /
        </mo>
        <mi>∂</mi>
        {by}
      </mrow>
    )
  }
  return (
    <mfrac>
      <mrow>
        <mi>∂</mi>
        {of}
      </mrow>
      <mrow>
        <mi>∂</mi>
        {by}
      </mrow>
    </mfrac>
  )
}

/** (children) */
export function Brackets({ children }: { children: ReactNode }) {
  return (
    <mrow>
      <mo stretchy="false">(</mo>
      {children}
      <mo stretchy="false">)</mo>
    </mrow>
  )
}

/** symbol(children); the bare children where the function has no symbol. */
export function Applied({ symbol, children }: { symbol: string; children: ReactNode }) {
  if (!symbol) return <>{children}</>
  return (
    <mrow>
      <mi className={symbol.length > 1 ? styles.upright : undefined}>{symbol}</mi>
      <Brackets>{children}</Brackets>
    </mrow>
  )
}
