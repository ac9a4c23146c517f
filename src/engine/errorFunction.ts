/** The error function, which JavaScript does not have: the same bits in every browser, as `elementary.ts`. */
import { exp, expm1 } from './elementary.ts'

/** 1 / 2π */
const overTwoPi = 0.15915494309189535
/** 2 / √π */
const twoOverRootPi = 1.1283791670955126
/** erf x / x · √π / 2 = Σ (−1)ⁿ x²ⁿ / (n! (2n + 1)), for |x| < 0.85 up to n = 16: the next term is below 2⁻⁶⁰ */
const erfTerms = makeErfTerms()
/** e^(−n²/4) for n = 1 … 12; the next is below 2⁻⁶⁰ */
const bells = Float64Array.from({ length: 12 }, (_, n) => exp(-((n + 1) * (n + 1)) / 4))
/** 1.5 · 2³²: adding it and taking it away rounds to a multiple of 2⁻²⁰. */
const toTwentieth = 6442450944

function makeErfTerms(): Float64Array {
  const terms = new Float64Array(17)
  for (let n = 0, factorial = 1; n <= 16; n++) {
    if (n > 0) factorial *= -n
    terms[n] = 1 / (factorial * (2 * n + 1))
  }
  return terms
}

/** The error function 2 / √π · ∫₀ˣ e^(−t²) dt, within 1.6 units in the last place. */
export function erf(x: number): number {
  if (Math.abs(x) < 0.85) return x === 0 ? x : erfNear(x)
  if (x > 6) return 1
  if (x < -6) return -1
  return x < 0 ? erfcFar(-x) - 1 : 1 - erfcFar(x)
}

/** 1 − erf x, accurate where that is near 0 too: within 5 units in the last place where it is a normal number. */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.5) return 1 - erfNear(x)
  if (x > 28) return 0
  if (x < -6) return 2
  return x < 0 ? 2 - erfcFar(-x) : erfcFar(x)
}

function erfNear(x: number): number {
  const square = x * x
  let sum = erfTerms[16]
  for (let n = 15; n > 0; n--) sum = sum * square + erfTerms[n]
  return twoOverRootPi * (x + x * (square * sum))
}

/**
 * erfc x for x ≥ ½ by the trapezoidal rule with steps of h = ½ and the correction for the pole that it
 * steps over (Matta and Reichel, "Uniform computation of the error function and other related
 * functions", 1971): (h x / π) e^(−x²) (1/x² + 2 Σ e^(−n² h²) / (n² h² + x²)) − 2 / (e^(2πx / h) − 1).
 * What the rule leaves out is below e^(−π² / h²) = 2⁻⁵⁶ of it.
 */
function erfcFar(x: number): number {
  const square = x * x
  let sum = 0
  for (let n = 11; n >= 0; n--) sum += bells[n] / (((n + 1) * (n + 1)) / 4 + square)
  sum = 2 * sum + 1 / square
  // e^(−x²) = e^(−a²) e^(−(x − a)(x + a)) with a of so few bits that a² is exact
  const few = x + toTwentieth - toTwentieth
  const bell = exp(-few * few) * exp((few - x) * (few + x))
  const rule = x * overTwoPi * sum * bell
  // From 2π on the pole lies outside.
  return x < 6.283185307179586 ? rule - 2 / expm1(12.566370614359172 * x) : rule
}
