/** Bars with their values above and their names below: filled for more, dashed for less. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { short } from './short.ts'
import type { Moment } from '../moment.ts'
import styles from './Bars.module.css'
import { boundsOf, type Bar } from './bars.ts'
import { useMoment } from './useMoment.ts'

export type BarName = { readonly text: string; readonly of?: string | undefined }

type BarsProps = {
  readonly names: readonly BarName[]
  readonly width: number
  /** Of learning, in its colour. */
  readonly isLearning?: boolean
  readonly barsOf: (moment: Moment) => readonly Bar[]
  /** The bar that is marked. */
  readonly marked?: number | null
  /** What the picture says, for who does not see it. */
  readonly label: string
}

const TOP = 20
const HEIGHT = 74
const BOTTOM = 22

export function Bars({
  names,
  width,
  isLearning = false,
  barsOf,
  marked = null,
  label,
}: BarsProps) {
  const svg = useRef<SVGSVGElement>(null)
  const slot = width / Math.max(1, names.length)
  const bar = Math.min(44, slot * 0.78)
  const hasValues = slot >= 38
  const every = Math.max(1, Math.ceil(34 / slot))

  useMoment((moment) => {
    const element = svg.current
    if (!element) return
    const bars = barsOf(moment)
    const { low, high } = boundsOf(bars)
    const y = (value: number): number => TOP + ((high - value) / (high - low)) * HEIGHT
    const line = element.querySelector('[data-zero]')
    line?.setAttribute('y1', y(0).toFixed(1))
    line?.setAttribute('y2', y(0).toFixed(1))
    names.forEach((_, k) => {
      const group = element.querySelector(`[data-bar="${k}"]`)
      if (!group) return
      const one = bars[k]
      group.setAttribute('display', one ? 'inline' : 'none')
      if (!one) return
      const [rect, carry, text] = [group.children[0], group.children[1], group.children[2]]
      const top = Math.min(y(one.from), y(one.to))
      rect.setAttribute('y', top.toFixed(1))
      rect.setAttribute('height', Math.max(1.5, Math.abs(y(one.to) - y(one.from))).toFixed(1))
      group.setAttribute('data-sign', one.value < 0 ? 'negative' : 'positive')
      const isCarried = bars[k + 1]?.from === one.to && one.to !== 0
      carry.setAttribute('display', isCarried ? 'inline' : 'none')
      carry.setAttribute('y1', y(one.to).toFixed(1))
      carry.setAttribute('y2', y(one.to).toFixed(1))
      const written = hasValues ? short(one.value) : ''
      if (text.textContent !== written) text.textContent = written
    })
  })

  return (
    <svg
      ref={svg}
      className={isLearning ? styles.learning : styles.bars}
      width={width}
      height={TOP + HEIGHT + BOTTOM}
      viewBox={`0 0 ${width} ${TOP + HEIGHT + BOTTOM}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img cannot be drawn into
      role="img"
      aria-label={label}
    >
      <line data-zero="" className={styles.zero} x1={0} x2={width} />
      {names.map(({ text, of }, k) => {
        const middle = (k + 0.5) * slot
        return (
          <g key={k}>
            {marked === k && (
              <rect
                className={styles.marked}
                x={k * slot}
                y={0}
                width={slot}
                height={TOP + HEIGHT + BOTTOM}
                rx={4}
              />
            )}
            <g data-bar={k} data-of={of}>
              <rect className={styles.bar} x={middle - bar / 2} width={bar} />
              <line className={styles.carry} x1={middle + bar / 2} x2={middle + slot - bar / 2} />
              <text className={styles.value} x={middle} y={13} textAnchor="middle" />
            </g>
            {(k === marked || (k % every === 0 && !isBeside(k, marked, every))) && (
              <Name x={middle} y={TOP + HEIGHT + 17} text={text} />
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Its name would lie under that of the marked one. */
function isBeside(k: number, marked: number | null, every: number): boolean {
  return marked !== null && k !== marked && Math.abs(k - marked) < every
}

/** h12 as a letter with its index; words as they are. */
function Name({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  const [, letter, index] = /^([a-zŷδ])(\d+)?$/.exec(text) ?? []
  if (letter === undefined) {
    return (
      <text className={styles.word} x={x} y={y} textAnchor="middle">
        {text}
      </text>
    )
  }
  return (
    <text className={styles.letter} x={x} y={y} textAnchor="middle">
      {letter}
      <tspan className={styles.index}>{index}</tspan>
    </text>
  )
}

/** How wide an element's inside is, known before the first paint. */
export function useWidth(): {
  readonly box: RefObject<HTMLDivElement | null>
  readonly width: number
} {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = (): void => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, width }
}
