/**
 * exp, expm1, log, log1p and tanh to 200 bits, in whole numbers and by other ways than the engine's;
 * and how far a number is from them, in units in the last place.
 */

/** whole · 2^exponent */
export type Precise = { whole: bigint; exponent: number }

// Fixed point with this many bits after the point.
const fraction = 256
const one = 1n << BigInt(fraction)
const ln2 = artanhTwice(one / 3n) // ln 2 = 2 artanh ⅓

/** The true values for a number; those of x that are 0 or infinite are left to tests by name. */
export const truth = {
  exp: (x: number): Precise => expOf(precise(x)),
  expm1: (x: number): Precise =>
    // (eˣ − 1) / x = 1 + x/2 + x²/6 + …
    Math.abs(x) < 0.25
      ? timesSeries(x, (term, scaled, n) => (term * scaled) / (one * (n + 1n)))
      : plus(expOf(precise(x)), 1n, -1n),
  log: (x: number): Precise => logOf(precise(x), Math.log(x)),
  log1p: (x: number): Precise =>
    // ln(1 + x) / x = 1 − x/2 + x²/3 − …
    Math.abs(x) < 1e-6
      ? timesSeries(x, (term, scaled, n) => (-term * scaled * n) / (one * (n + 1n)))
      : logOf(plus(precise(x), 1n, 1n), Math.log1p(x)),
  tanh(x: number): Precise {
    // tanh x = g / (g + 2) with g = e²ˣ − 1
    const growth = truth.expm1(2 * x)
    const below = plus(growth, 2n, 1n)
    const whole = (growth.whole << 2000n) / below.whole
    return { whole, exponent: growth.exponent - below.exponent - 2000 }
  },
}

/** How far a number is from the true value, in units in the last place of the latter. */
export function distance(value: number, { whole, exponent }: Precise): number {
  const size = whole < 0n ? -whole : whole
  const unit = Math.max(size.toString(2).length + exponent - 53, -1074)
  const given = precise(value)
  // In 2⁻⁶⁴ of a unit
  const error = shift(given.whole, given.exponent - unit + 64) - shift(whole, exponent - unit + 64)
  return Math.abs(Number(error)) / 2 ** 64
}

const view = new DataView(new ArrayBuffer(8))

function precise(value: number): Precise {
  if (!Number.isFinite(value)) throw new Error(`expected a finite number, got ${value}`)
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const size = (bits & 0xfffffffffffffn) + (biased > 0 ? 1n << 52n : 0n)
  return { whole: value < 0 ? -size : size, exponent: Math.max(biased, 1) - 1075 }
}

function shift(whole: bigint, by: number): bigint {
  return by < 0 ? whole >> BigInt(-by) : whole << BigInt(by)
}

/** value + sign · summand, exactly */
function plus(value: Precise, summand: bigint, sign: bigint): Precise {
  const exponent = Math.min(value.exponent, 0)
  return {
    whole: shift(value.whole, value.exponent - exponent) + sign * shift(summand, -exponent),
    exponent,
  }
}

function expOf(value: Precise): Precise {
  // eˣ = 2ᵏ (e^(r / 2¹⁶))^(2¹⁶) with r = x − k ln 2
  const fixed = shift(value.whole, value.exponent + fraction)
  const octaves = fixed / ln2
  const rest = (fixed - octaves * ln2) >> 16n
  let power = one
  for (let n = 1n, term = rest; term > 1n || term < -1n; n++) {
    power += term
    term = (term * rest) / (one * (n + 1n))
  }
  for (let round = 0; round < 16; round++) power = (power * power) >> BigInt(fraction)
  return { whole: power, exponent: Number(octaves) - fraction }
}

function logOf(value: Precise, guess: number): Precise {
  // ln x = guess + ln(x / e^guess), and ln y = 2 artanh((y − 1) / (y + 1))
  const start = precise(guess)
  const power = expOf(start)
  const ratio = shift(value.whole, value.exponent - power.exponent + fraction) / power.whole
  const rest = artanhTwice(((ratio - one) * one) / (ratio + one))
  return { whole: shift(start.whole, start.exponent + fraction) + rest, exponent: -fraction }
}

/** 2 artanh z = 2 (z + z³/3 + z⁵/5 + …) */
function artanhTwice(z: bigint): bigint {
  let sum = 0n
  for (let n = 1n, power = 2n * z; power > 1n || power < -1n; n += 2n) {
    sum += power / n
    power = (((power * z) / one) * z) / one
  }
  return sum
}

/** x · (1 + …), each term made from the last, x in fixed point and its number */
function timesSeries(
  x: number,
  next: (term: bigint, scaled: bigint, n: bigint) => bigint,
): Precise {
  const { whole, exponent } = precise(x)
  const scaled = shift(whole, exponent + fraction)
  let sum = 0n
  for (let n = 1n, term = one; term > 1n || term < -1n; n++) {
    sum += term
    term = next(term, scaled, n)
  }
  return { whole: whole * sum, exponent: exponent - fraction }
}
