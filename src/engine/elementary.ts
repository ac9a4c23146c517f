/**
 * exp, expm1, log, log1p, tanh, sin and cos with the same bits in every browser, where `Math` differs
 * in their last bits. Only correctly rounded operations are used, in a fixed order, so that another
 * set of kernels can repeat them; the tables are made here, in exact whole numbers.
 */

// After Tang, "Table-driven implementation of the exponential function in IEEE floating-point
// arithmetic" (1989), of the logarithm (1990) and of expm1 (1992), with a longer table in place of
// his special cases near 0 and 1. What is large is kept as an unevaluated sum high + low, so that
// only the last addition rounds visibly. Fast2Sum, the rounding error of a sum, is Dekker's (1971).

// Fixed point with 128 bits after the point, exact enough that every entry rounds correctly.
const one = 1n << 128n
const ln2 = 0xb17217f7d1cf79abc9e3b39803f2f6afn

export const toNumber = (fixed: bigint): number => Number(fixed) / Number(one)

/** Rounded to a multiple of 2⁻⁴²: times a whole number it is exact if that is below 2¹¹. */
const highPart = (fixed: bigint) => ((fixed + (1n << 85n)) >> 86n) << 86n

const ln2High = toNumber(highPart(ln2))
const ln2Low = toNumber(ln2 - highPart(ln2))

/** A step is ln 2 / 128; the high part, a multiple of 2⁻⁴², is exact times any number of steps. */
const stepHigh = toNumber(highPart(ln2 / 128n))
const stepLow = toNumber(ln2 / 128n - highPart(ln2 / 128n))
const stepsPerUnit = toNumber((one * one * 128n) / ln2)

/** 1.5 · 2⁵²: adding it and taking it away rounds to a whole number, half to even. */
export const toWhole = 6755399441055744
/** 1.5 · 2²⁷: adding it and taking it away rounds to a multiple of 2⁻²⁵. */
const toHalf = 201326592

const third = 1 / 3
const fifth = 1 / 5
const sixth = 1 / 6
const seventh = 1 / 7
const overFour = 1 / 24
const overFive = 1 / 120
const overSix = 1 / 720

const scales = makeScales() // 2ᵏ for k = −1023 … 1023
const powers = makePowers() // 128 × (high, low) of 2^(j/128)
const logs = makeLogs() // 129 × (c, high, low): c is 1 / (1 + j/128) in 20 bits; of −ln c

function makeScales(): Float64Array {
  const table = new Float64Array(2047)
  table[1023] = 1
  for (let place = 1024; place < 2047; place++) table[place] = table[place - 1] * 2
  for (let place = 1022; place >= 0; place--) table[place] = table[place + 1] / 2
  return table
}

function makePowers(): Float64Array {
  // 2^(1/128) = Σ (ln 2 / 128)ⁿ / n!
  let root = 0n
  for (let n = 1n, term = one; term > 0n; n++) {
    root += term
    term = (term * ln2) / (128n * n * one)
  }
  const table = new Float64Array(2 * 128)
  for (let entry = 0, power = one; entry < 128; entry++) {
    const high = toNumber(power)
    table[2 * entry] = high
    table[2 * entry + 1] = toNumber(power - BigInt(high * 4503599627370496) * (1n << 76n))
    power = (power * root) / one
  }
  return table
}

function makeLogs(): Float64Array {
  const table = new Float64Array(3 * 129)
  let logarithm = 0n
  for (let entry = 0, last = 1048576; entry <= 128; entry++) {
    const inverse = Math.round((1048576 * 128) / (128 + entry))
    // ln(last / inverse) = 2 artanh z = 2 Σ zⁿ / n for odd n, with z = (last − inverse) / (last + inverse)
    const difference = BigInt(last - inverse)
    const sum = BigInt(last + inverse)
    for (let n = 1n, power = (2n * one * difference) / sum; power > 0n; n += 2n) {
      logarithm += power / n
      power = (power * difference * difference) / (sum * sum)
    }
    table[3 * entry] = inverse / 1048576
    table[3 * entry + 1] = toNumber(highPart(logarithm))
    table[3 * entry + 2] = toNumber(logarithm - highPart(logarithm))
    last = inverse
  }
  return table
}

/** e to the x, within 0.52 units in the last place, and 0.76 where the result is subnormal. */
export function exp(x: number): number {
  // eˣ = 2ᵏ · 2^(j/128) · eʳ with x = (128 k + j) · ln 2 / 128 + r and |r| ≤ ln 2 / 256
  const steps = x * stepsPerUnit + toWhole - toWhole
  if (!(steps > -130700 && steps < 130900)) return expFar(x)
  const whole = steps | 0
  return significand(x, steps, whole) * scales[(whole >> 7) + 1023]
}

/** exp where 2ᵏ is too large or too small for a number, or the result is, or x is none. */
function expFar(x: number): number {
  if (x > 710) return Infinity
  if (x < -746) return 0
  const steps = x * stepsPerUnit + toWhole - toWhole
  const whole = steps | 0
  const half = whole >> 8
  // The first product is exact; the second rounds once, into the subnormals where it must.
  return significand(x, steps, whole) * scales[half + 1023] * scales[(whole >> 7) - half + 1023]
}

/** 2^(j/128) · eʳ */
function significand(x: number, steps: number, whole: number): number {
  const r = x - steps * stepHigh - steps * stepLow
  const r2 = r * r
  // eʳ − 1 = r + r²/2 + r³/6 + r⁴/24 + r⁵/120 + …, the next term below 2⁻⁶⁰
  const growth = r + r2 * (0.5 + r * sixth + r2 * (overFour + r * overFive))
  const place = (whole & 127) << 1
  const power = powers[place]
  return power + (powers[place + 1] + power * growth)
}

/** e to the x, less 1, accurate near 0 too: within 0.54 units in the last place. */
export function expm1(x: number): number {
  if (!(Math.abs(x) < 40) || x === 0) return x > 0 ? exp(x) : x <= -40 ? -1 : x
  const steps = x * stepsPerUnit + toWhole - toWhole
  const whole = steps | 0
  const place = (whole & 127) << 1
  const scale = scales[(whole >> 7) + 1023]
  const power = powers[place] * scale
  const rHigh = x - steps * stepHigh
  const rLow = steps * stepLow
  const r = rHigh - rLow
  const r2 = r * r
  // q = eʳ − 1 − r = r²/2 + r³/6 + r⁴/24 + r⁵/120 + r⁶/720 + …, the next term below 2⁻⁶³ r
  const q = r2 * (0.5 + r * sixth + r2 * (overFour + r * overFive + r2 * overSix))
  // eˣ − 1 = d + r + (d r + P q) with P = 2ᵏ · 2^(j/128) and d = P − 1; near 0, P is 1 and d is 0
  const d = power - 1
  const back = d - power
  const dLow = power - (d - back) - (1 + back) + powers[place + 1] * scale
  // |d| > |r| or d = 0, so the error of the sum is exact.
  const sum = d + rHigh
  const sumError = rHigh - (sum - d)
  return sum + (sumError + (dLow - rLow + ((d + dLow) * r + power * q)))
}

// An index chooses in place of a branch: of signs and sizes that nobody can foresee processors guess
// half wrong, which would cost tanh as much as all else in it.
const signs = Float64Array.of(1, -1)
/** 1, or what is put second. */
const oneOr = Float64Array.of(1, 0)

/** The hyperbolic tangent, within 1.6 units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size > 20) return x > 0 ? 1 : -1
  if (x === 0) return x
  // g = e²ˣ − 1 = sum + tail, as in expm1; for 2x > 0, d is exact wherever it matters.
  const twice = 2 * size
  const steps = twice * stepsPerUnit + toWhole - toWhole
  const whole = steps | 0
  const place = (whole & 127) << 1
  const scale = scales[(whole >> 7) + 1023]
  const power = powers[place] * scale
  const dLow = powers[place + 1] * scale
  const rHigh = twice - steps * stepHigh
  const rLow = steps * stepLow
  const r = rHigh - rLow
  const r2 = r * r
  const q = r2 * (0.5 + r * sixth + r2 * (overFour + r * overFive + r2 * overSix))
  const d = power - 1
  const sum = d + rHigh
  const sumError = rHigh - (sum - d)
  const tail = sumError + (dLow - rLow + ((d + dLow) * r + power * q))
  // tanh x = g / w with w = g + 2. If w is rounded by e, then g / (w + e) = (g − e tanh x) / w but
  // for e²; e counts near 0 most, so x does for tanh x.
  const growth = sum + tail
  const below = growth + 2
  const error = growth - (below - 2)
  oneOr[1] = size
  const result = (sum + (tail - oneOr[Number(size < 1)] * error)) / below
  return result * signs[Number(x < 0)]
}

const bits = new Float64Array(1)
const words = new Int32Array(bits.buffer) // low, high: WebAssembly and every browser are little endian

/** The natural logarithm, within 0.76 units in the last place. */
export function log(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return logFar(x)
  return logOfSum(x, 0, 0)
}

/** log of what is no normal number. */
function logFar(x: number): number {
  if (x > 0 && x < 1) return logOfSum(x * 18014398509481984, 0, -54)
  return x === 0 ? -Infinity : x > 0 ? x : NaN
}

/** The natural logarithm of 1 + x, accurate near 0 too: within 0.76 units in the last place. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity) || x === 0) return x === -1 ? -Infinity : x < -1 ? NaN : x
  const sum = 1 + x
  const back = sum - x
  return logOfSum(sum, 1 - back + (x - (sum - back)), 0)
}

/** ln((x + error) · 2^exponent) for a normal x and an error below its last place. */
function logOfSum(x: number, error: number, exponent: number): number {
  // ln x = k ln 2 − ln c + ln(1 + r) with x = 2ᵏ m, 1 ≤ m < 2, c near 1/m from the table, r = c m − 1
  bits[0] = x
  const high = words[1]
  const k = (high >> 20) - 1023
  const scale = scales[1023 - k]
  const m = x * scale
  const place = 3 * (((high & 0xfffff) + 0x1000) >> 13)
  const c = logs[place]

  // c has 20 bits and each half of m 26, so c times either half is exact.
  const mHigh = m + toHalf - toHalf
  const rHigh = mHigh * c - 1
  const rLow = (m - mHigh + error * scale) * c
  const r = rHigh + rLow
  const r2 = r * r
  // ln(1 + r) − r = −r²/2 + r³/3 − r⁴/4 + r⁵/5 − r⁶/6 + r⁷/7 − …, the next term below 2⁻⁵⁹ r
  const bend = r2 * (r * third - 0.5 + r2 * (r * fifth - 0.25 + r2 * (r * seventh - sixth)))

  const octaves = k + exponent
  // Both are multiples of 2⁻⁴², so the sum is exact. It is larger than r or it is 0: for x near 1.
  const whole = octaves * ln2High + logs[place + 1]
  const sum = whole + rHigh
  const sumError = rHigh - (sum - whole)
  return sum + (sumError + (octaves * ln2Low + logs[place + 2] + rLow + bend))
}
