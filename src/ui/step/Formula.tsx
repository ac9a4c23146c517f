/** A formula in MathML, its letters joined to what they belong to. */
import { Applied, Brackets, Letter, Slope } from '../maths/Maths.tsx'
import { keyOf } from './belongs.ts'
import {
  rankOf,
  type Condition,
  type Expression,
  type Quantity,
  type Statement,
} from './expression.ts'
import styles from './Formula.module.css'
import { functions } from './functions.ts'
import { abridged } from './terms.ts'

type Writing = { readonly isInline?: boolean; readonly isWhole?: boolean }

/** w₁ ← w₁ − η · g. Derivatives on the right are inline where the formula is small. */
export function Law({
  statement: { result, verb, expression, isWhole = false },
  isInline = false,
}: {
  statement: Statement
  isInline?: boolean
}) {
  return (
    <>
      {verb === ':' && <mtext>in place of&nbsp;</mtext>}
      <Sign of={result} isInline={isInline} />
      <mo>{verb}</mo>
      <Written of={expression} isInline={isInline} isWhole={isWhole} />
    </>
  )
}

function Written({ of, ...writing }: Writing & { of: Expression }) {
  switch (of.type) {
    case 'quantity':
      return <Sign of={of} isInline={writing.isInline ?? false} />
    case 'number':
      return <mn>{numeral(of.value)}</mn>
    case 'sum':
      return <Sum terms={of.terms} {...writing} />
    case 'difference':
      return (
        <>
          <Written of={of.from} {...writing} />
          <mo form="infix">−</mo>
          <Within of={of.less} {...writing} />
        </>
      )
    case 'negative':
      return (
        <>
          <mo form="prefix">−</mo>
          <Within of={of.of} {...writing} />
        </>
      )
    case 'product':
      return of.factors.map((factor, place) => (
        <mrow key={place}>
          {place > 0 && (isBracketed(factor) ? <mspace width="0.1em" /> : <mo form="infix">·</mo>)}
          <Within of={factor} {...writing} />
        </mrow>
      ))
    case 'quotient':
      return (
        <mfrac>
          <mrow>
            <Written of={of.over} {...writing} isInline />
          </mrow>
          <mrow>
            <Written of={of.under} {...writing} isInline />
          </mrow>
        </mfrac>
      )
    case 'square':
      return (
        <msup>
          <mrow>
            <Tight of={of.of} {...writing} />
          </mrow>
          <mn>2</mn>
        </msup>
      )
    case 'root':
      return (
        // Not <msqrt>: without a font for mathematics its sign is missing.
        <mrow>
          <mo form="prefix" lspace="0" rspace="0">
            √
          </mo>
          <mrow className={styles.root}>
            <Written of={of.of} {...writing} />
          </mrow>
        </mrow>
      )
    case 'call':
      return <Call call={of} {...writing} />
    case 'cases':
      return <Cases cases={of.cases} {...writing} />
  }
}

/** Brackets around what would fall apart. */
function Within({ of, ...writing }: Writing & { of: Expression }) {
  const written = <Written of={of} {...writing} />
  return isBracketed(of) ? <Brackets>{written}</Brackets> : written
}

function Tight({ of, ...writing }: Writing & { of: Expression }) {
  const written = <Written of={of} {...writing} />
  return rankOf(of) < 3 ? <Brackets>{written}</Brackets> : written
}

function isBracketed(expression: Expression): boolean {
  return rankOf(expression) === 1
}

function Sum({ terms, ...writing }: Writing & { terms: readonly Expression[] }) {
  return abridged(terms, writing.isWhole ?? false).map((term, place) => {
    if (!term) {
      return (
        <mrow key="gap">
          <mo form="infix">+</mo>
          <mo>…</mo>
        </mrow>
      )
    }
    const isLess = term.type === 'negative'
    return (
      <mrow key={place}>
        {place > 0 && <mo form="infix">{isLess ? '−' : '+'}</mo>}
        {place > 0 && isLess ? (
          <Within of={term.of} {...writing} />
        ) : (
          <Written of={term} {...writing} />
        )}
      </mrow>
    )
  })
}

function Call({
  call: { name, of },
  ...writing
}: Writing & { call: Expression & { type: 'call' } }) {
  const power = (exponent: Expression) => (
    <msup>
      <mi>e</mi>
      <mrow>
        <Written of={exponent} {...writing} />
      </mrow>
    </msup>
  )
  const powers = (exponents: readonly Expression[]) =>
    abridged(exponents, writing.isWhole ?? false).map((one, place) => (
      <mrow key={place}>
        {place > 0 && <mo form="infix">+</mo>}
        {one ? power(one) : <mo>…</mo>}
      </mrow>
    ))
  switch (name) {
    case 'exp':
      return power(of[0])
    case 'softmax': {
      const [one, ...all] = of
      return (
        <mfrac>
          {power(one)}
          <mrow>{powers(all)}</mrow>
        </mfrac>
      )
    }
    case 'lnOneSumExp':
      return (
        <Applied symbol="ln">
          <mn>1</mn>
          <mo form="infix">+</mo>
          {powers(of)}
        </Applied>
      )
    case 'log1p':
      return (
        <Applied symbol="ln">
          <mn>1</mn>
          <mo form="infix">+</mo>
          <Written of={of[0]} {...writing} />
        </Applied>
      )
    case 'abs':
      return (
        <mrow>
          <mo stretchy="false" form="prefix">
            |
          </mo>
          <Written of={of[0]} {...writing} />
          <mo stretchy="false" form="postfix">
            |
          </mo>
        </mrow>
      )
    default: {
      const inputs = of.map((one, place) => (
        <mrow key={place}>
          {place > 0 && <mo form="infix">,</mo>}
          <Written of={one} {...writing} />
        </mrow>
      ))
      const isBare = name === 'ln' && of.length === 1 && rankOf(of[0]) === 3
      if (!isBare) return <Applied symbol={functions[name].symbol}>{inputs}</Applied>
      return (
        <>
          <mi className={styles.upright}>ln</mi>
          <mspace width="0.17em" />
          {inputs}
        </>
      )
    }
  }
}

function Cases({
  cases,
  ...writing
}: Writing & { cases: (Expression & { type: 'cases' })['cases'] }) {
  return (
    <mtable className={styles.cases}>
      {cases.map(({ value, when }, place) => (
        <mtr key={place}>
          <mtd>
            <Written of={value} {...writing} />
          </mtd>
          <mtd>{when ? <When condition={when} {...writing} /> : <mtext>else</mtext>}</mtd>
        </mtr>
      ))}
    </mtable>
  )
}

function When({ condition: { left, is, right }, ...writing }: Writing & { condition: Condition }) {
  return (
    <>
      <mtext>where&nbsp;</mtext>
      <Written of={left} {...writing} />
      <mo>{is}</mo>
      <Written of={right} {...writing} />
    </>
  )
}

function Sign({ of: { sign, belongs }, isInline }: { of: Quantity; isInline: boolean }) {
  const written = () => {
    switch (sign.type) {
      case 'letter':
        return <Letter name={sign} />
      case 'slope':
        return (
          <Slope
            of={<Letter name={sign.of} />}
            by={<Letter name={sign.by} />}
            isInline={isInline}
          />
        )
      case 'prime':
        return (
          <>
            <mi className={sign.symbol.length > 1 ? styles.upright : undefined}>{sign.symbol}</mi>
            <mo lspace="0" rspace="0">
              ′
            </mo>
            <Brackets>
              <Letter name={sign.at} />
            </Brackets>
          </>
        )
      case 'norm':
        return (
          <>
            <mo stretchy="false" form="prefix">
              ‖
            </mo>
            <Letter name={sign.of} />
            <mo stretchy="false" form="postfix">
              ‖
            </mo>
          </>
        )
    }
  }
  return <mrow data-of={keyOf(belongs)}>{written()}</mrow>
}

/** A constant with a real minus sign, in at most five digits. */
function numeral(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−')
}
