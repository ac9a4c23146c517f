/** sin and cos with the same bits in every browser, as `elementary.ts`. */
import { toNumber, toWhole } from './elementary.ts'

const overHalfPi = 0.6366197723675814

/** π / 2 in three parts. The first two, multiples of 2⁻³¹ and 2⁻⁶³, are exact times a number of up to 20 bits. */
const halfPi = 0x1921fb54442d18469898cc51701b839a2n
export const pi = toNumber(2n * halfPi)
const halfPiHigh = toNumber((halfPi >> 97n) << 97n)
const halfPiMiddle = toNumber(((halfPi >> 65n) << 65n) - ((halfPi >> 97n) << 97n))
const halfPiLow = toNumber(halfPi - ((halfPi >> 65n) << 65n))

const sinTerms = makeTerms(3, 8) // −1/3!, 1/5!, −1/7! …
const cosTerms = makeTerms(4, 7).map((term) => -term) // 1/4!, −1/6!, 1/8! …

/** −1 / n!, 1 / (n + 2)!, …: so many */
function makeTerms(start: number, count: number): Float64Array {
  let factorial = -1
  for (let k = 2; k <= start; k++) factorial *= k
  return Float64Array.from({ length: count }, (_, k) => {
    if (k > 0) factorial *= -(start + 2 * k - 1) * (start + 2 * k)
    return 1 / factorial
  })
}

/** The quarter turn that an angle lies in, counted around the nearest multiple of π / 2, and what is left of it. */
type Turn = { quarter: number; high: number; low: number }

/** The sine of x radians, within 0.8 units in the last place. */
export function sin(x: number): number {
  if (Math.abs(x) < 0.7853981633974483) return x === 0 ? x : sinNear(x, 0)
  const { quarter, high, low } = turnOf(x)
  const size = (quarter & 1) === 0 ? sinNear(high, low) : cosNear(high, low)
  return (quarter & 2) === 0 ? size : -size
}

/** The cosine of x radians, within 0.8 units in the last place. */
export function cos(x: number): number {
  if (Math.abs(x) < 0.7853981633974483) return cosNear(x, 0)
  const { quarter, high, low } = turnOf(x)
  const size = (quarter & 1) === 0 ? cosNear(high, low) : sinNear(high, low)
  return ((quarter + 1) & 2) === 0 ? size : -size
}

/** x = k π / 2 + high + low with |high| ≤ π / 4; the quarter is k mod 4 (Cody and Waite, 1980, chapter 8). */
function turnOf(x: number): Turn {
  if (!(Math.abs(x) < 1000000)) return turnFar(x)
  const turns = x * overHalfPi + toWhole - toWhole
  const most = x - turns * halfPiHigh // exact
  const middle = turns * halfPiMiddle // exact
  const sum = most - middle
  const rest = most - sum - middle - turns * halfPiLow
  const high = sum + rest
  // Where nearly everything cancels, too few digits of π are left.
  if (Math.abs(high) < 1e-6) return turnFar(x)
  return { quarter: turns & 3, high, low: sum - high + rest }
}

/** The same in whole numbers, with so many digits of π that some are left behind the largest number. */
function turnFar(x: number): Turn {
  if (!Number.isFinite(x)) return { quarter: 0, high: NaN, low: NaN }
  let exponent = 0
  let whole = Math.abs(x)
  for (; whole >= 9007199254740992; whole /= 2) exponent++
  for (; !Number.isInteger(whole); whole *= 2) exponent--
  const angle = BigInt(whole) << BigInt(1200 + exponent)
  halfPiExact ??= makeHalfPi()
  const turns = (2n * angle + halfPiExact) / (2n * halfPiExact)
  // The rest in 2⁻¹⁹²: at least 2⁻⁶² is left of any number.
  const rest = (angle - turns * halfPiExact) >> 1008n
  const high = Number(rest) / TWO_192
  const low = Number(rest - BigInt(high * TWO_192)) / TWO_192
  const quarter = Number(turns & 3n)
  return x < 0 ? { quarter: -quarter & 3, high: -high, low: -low } : { quarter, high, low }
}

/** π / 2 with 1200 bits after the point, made when first wanted. */
let halfPiExact: bigint | undefined
const TWO_192 = 6.277101735386681e57

function makeHalfPi(): bigint {
  // π / 2 = 8 arctan 1/5 − 2 arctan 1/239 (Machin, 1706), arctan 1/z = Σ (−1)ⁿ / ((2n + 1) z²ⁿ⁺¹)
  const arctan = (z: bigint): bigint => {
    let sum = 0n
    let power = (1n << 1264n) / z
    for (let n = 1n; power !== 0n; n += 2n, power /= -z * z) sum += power / n
    return sum
  }
  return (8n * arctan(5n) - 2n * arctan(239n)) >> 64n
}

/** sin(x + low) for |x| ≤ π / 4 by its series; the next term is below 2⁻⁶² x. */
function sinNear(x: number, low: number): number {
  const square = x * x
  let sum = sinTerms[7]
  for (let n = 6; n > 0; n--) sum = sum * square + sinTerms[n]
  // x + (low cos x + x³ (−1/6 + …))
  const cube = x * square
  return x + (low * (1 - square / 2) + cube * (sinTerms[0] + square * sum))
}

/** cos(x + low) for |x| ≤ π / 4 by its series; the next term is below 2⁻⁶⁰. */
function cosNear(x: number, low: number): number {
  const square = x * x
  let sum = cosTerms[6]
  for (let n = 5; n >= 0; n--) sum = sum * square + cosTerms[n]
  // 1 − x²/2 with its rounding error, then the rest of the series, − low sin x
  const half = square / 2
  const most = 1 - half
  return most + (1 - most - half + (square * square * sum - x * low))
}
