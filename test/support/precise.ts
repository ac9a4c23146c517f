/**
 * exp, expm1, log, log1p, tanh, erf, erfc, sin and cos to 200 bits, in whole numbers and by other ways
 * than the engine's; and how far a number is from them, in units in the last place.
 */

/** whole · 2^exponent */
export type Precise = { whole: bigint; exponent: number }

// Fixed point with this many bits after the point.
const fraction = 256
const one = 1n << BigInt(fraction)
const ln2 = artanhTwice(one / 3n) // ln 2 = 2 artanh ⅓
const longPi = makePi()
const rootPi = makeRootPi()

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
  erf(x: number): Precise {
    if (Math.abs(x) >= 4)
      return x > 0 ? plus(truth.erfc(x), 1n, 1n, -1n) : plus(truth.erfc(-x), 1n, -1n)
    // erf x = 2x / √π · Σ (−x²)ⁿ / (n! (2n + 1)); each term keeps its 1 / (2n + 1) for the sum alone
    const { whole, exponent } = precise(x)
    const square = squareOf(x)
    let sum = 0n
    for (let n = 0n, term = one; term !== 0n; n++, term = (-term * square) / (one * n)) {
      sum += term / (2n * n + 1n)
    }
    return { whole: (2n * whole * sum * one) / rootPi, exponent: exponent - fraction }
  },
  erfc(x: number): Precise {
    if (x < 4) return plus(truth.erf(x), 1n, 1n, -1n)
    // e^(−x²) / √π / (x + ½ / (x + 1 / (x + 3/2 / (x + …)))), from the inside out
    const fixed = shift(precise(x).whole, precise(x).exponent + fraction)
    let below = fixed
    for (let n = 400n; n > 0n; n--) below = fixed + (n * one * one) / (2n * below)
    const bell = expOf({ whole: -squareOf(x), exponent: -fraction })
    return { whole: (bell.whole * one * one) / (rootPi * below), exponent: bell.exponent }
  },
  sin(x: number): Precise {
    if (Math.abs(x) < 1) return timesSeries(x, (t, s, n) => turned(t, s, 2n * n + 1n))
    // sin r = r − r³/6 + … with r = x mod 2π
    const rest = restOf(x)
    let sum = 0n
    for (let n = 1n, term = rest; term !== 0n; n++, term = turned(term, rest, 2n * n - 1n))
      sum += term
    return { whole: sum, exponent: -fraction }
  },
  cos(x: number): Precise {
    const rest = restOf(x)
    let sum = 0n
    for (let n = 1n, term = one; term !== 0n; n++, term = turned(term, rest, 2n * n - 2n))
      sum += term
    return { whole: sum, exponent: -fraction }
  },
}

/** −term · x² / (n (n − 1)): the next term of a sine's or a cosine's series */
function turned(term: bigint, x: bigint, n: bigint): bigint {
  return (-term * x * x) / (one * one * n * (n - 1n))
}

/** x² in fixed point; exact for the numbers that matter */
function squareOf(x: number): bigint {
  const { whole, exponent } = precise(x)
  return shift(whole * whole, 2 * exponent + fraction)
}

/** x mod 2π, in fixed point */
function restOf(x: number): bigint {
  const { whole, exponent } = precise(x)
  return shift(shift(whole, exponent + 1500) % (2n * longPi), fraction - 1500)
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

/** factor · value + sign · summand, exactly */
function plus(value: Precise, summand: bigint, sign: bigint, factor = 1n): Precise {
  const exponent = Math.min(value.exponent, 0)
  return {
    whole:
      factor * shift(value.whole, value.exponent - exponent) + sign * shift(summand, -exponent),
    exponent,
  }
}

/** π with 1500 bits after the point: 4 arctan ½ + 4 arctan ⅓ */
function makePi(): bigint {
  const arctan = (z: bigint): bigint => {
    let sum = 0n
    for (let n = 1n, power = (1n << 1600n) / z; power !== 0n; n += 2n, power /= -z * z) {
      sum += power / n
    }
    return sum
  }
  return (arctan(2n) + arctan(3n)) >> 98n
}

/** √π in fixed point, by Newton's steps from above */
function makeRootPi(): bigint {
  const square = longPi >> BigInt(1500 - 2 * fraction)
  let root = 2n * one
  for (let next = root - 1n; next < root;) {
    root = next
    next = (root + square / root) >> 1n
  }
  return root
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
