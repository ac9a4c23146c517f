/** The one way to write and to read numbers: real minus signs, three digits, powers of ten for the very small and large. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SMALLEST = 0.001
const LARGEST = 10_000
/** Whole numbers are written in full up to here. */
const LARGEST_WHOLE = 1_000_000

/**
 * A value with so many significant digits, and below 1 with so many decimals, zeros kept so that
 * columns stand still: 0.753, 0.110, 0.033, −1.61, 12.4; 3.20×10⁻⁵; whole numbers in full.
 */
export function format(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'not a number'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (Number.isInteger(value) && Math.abs(value) <= LARGEST_WHOLE) return exact(value)
  const text = value.toFixed(decimalsOf(value, digits))
  const isSmall = Math.abs(Number(value.toPrecision(digits))) < SMALLEST || Number(text) === 0
  const isLarge = Math.abs(Number(text)) >= LARGEST
  return isSmall || isLarge ? withPower(value, digits) : minus(text)
}

/** Rounding may add a digit before the point: 9.996 is 10.0, not 10.00. */
function decimalsOf(value: number, digits: number): number {
  const size = Math.abs(Number(value.toPrecision(digits)))
  const whole = Math.floor(Math.log10(size)) + 1
  return Math.max(0, digits - Math.max(0, whole))
}

function withPower(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(Math.max(0, digits - 1)).split('e')
  const power = Number(exponent)
  const raised = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')
  return `${minus(mantissa)}×10${power < 0 ? '⁻' : ''}${raised}`
}

/** With a fixed number of decimals, for columns and for weights in pills: −0.07, 1.22. */
export function fixed(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return format(value)
  const text = value.toFixed(decimals)
  if (Math.abs(Number(text)) >= LARGEST) return format(value)
  if (Number(text) !== 0) return minus(text)
  const isTiny = value !== 0 && Math.abs(value) < SMALLEST
  return isTiny ? withPower(value, 1) : (0).toFixed(decimals)
}

/** A loss in a sentence: two decimals, and a third where two would say that there is none. */
export function lossText(value: number): string {
  return fixed(value, Number(value.toFixed(2)) === 0 ? 3 : 2)
}

/** All digits that distinguish the number, for fields that edit it. */
export function exact(value: number): string {
  return minus(String(value))
}

/** A share in three digits at most: 20 %. */
export function percent(share: number): string {
  return `${exact(Number((100 * share).toPrecision(3)))}\u00a0%`
}

/** A whole number of things, in a sentence or a choice: 1,240. */
export function count(whole: number): string {
  return minus(whole.toLocaleString('en-US'))
}

/** A number of the data, as it was given if that is short: 0.5, not 0.500. */
export function asGiven(value: number): string {
  const text = exact(value)
  return text.length <= 5 ? text : format(value)
}

/** As it is spoken: "minus 0.07". */
export function spoken(value: number, digits = 3): string {
  return format(value, digits)
    .replaceAll('−', 'minus ')
    .replace('∞', 'infinity')
    .replace(/×10(.*)$/, (_, raised: string) => ` times 10 to the ${spelled(raised, 'minus ')}`)
}

/** The digits of a raised number, on the line. */
function spelled(raised: string, sign: string): string {
  return [...raised].map((raisedSign) => signOf(raisedSign, sign)).join('')
}

function signOf(raised: string, sign: string): string {
  return raised === '⁻' ? sign : String(SUPERSCRIPTS.indexOf(raised))
}

function minus(text: string): string {
  return text.replaceAll('-', '−')
}

const POWER = /[×·*]10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/
const GROUPS = /(?<=^[+-]?\d{1,3}(?:\s\d{3})*)\s(?=\d{3}(?!\d))/g

/** Two and more are no decimals. */
const COMMA_GROUPS = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?!\d|,)/

/**
 * What a person typed or pasted, as meant: "0,1", "−0.5", " 1e-3 ", "4 294 967 295", "4,294,967,295" and "3.20×10⁻⁵"
 * are numbers; null when it is none ("", "abc", "1e"). Infinity is a number here.
 */
export function parse(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(GROUPS, '')
    .replace(COMMA_GROUPS, (groups) => groups.replaceAll(',', ''))
    .replace(/^([^.,]*),([^.,]*)$/, '$1.$2')
    .replace(POWER, (_, raised: string) => `e${spelled(raised, '-')}`)
  if (/^[+-]?(inf(inity)?|∞)$/i.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  return Number(plain)
}
