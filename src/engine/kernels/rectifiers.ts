/**
 * Activations that grow with z without end, and linear, over `count` units of each row, with their
 * gradients; as in `squashers.ts` one loop for each.
 */
import { exp, expm1, log1p } from '../elementary.ts'
import { erfc } from '../errorFunction.ts'

const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772
/** 1 / √2 and 1 / √(2π) */
const ROOT_HALF = Math.sqrt(0.5)
const OVER_ROOT_TWO_PI = 0.3989422804014327

/**
 * Nothing, or what is put second. An index chooses in place of a branch: of signs that nobody can
 * foresee processors guess half wrong, which costs four times as much as all else in the loop.
 */
const nothingOr = new Float64Array(2)
/** The slopes of a leaky relu: where z is not above 0, and where it is. */
const leakySlopes = Float64Array.of(0.01, 1)
/** Beyond it e^−|z| and erfc |z| are 0, and a z that has overflowed would make ∞ · 0 of their products with it. */
const FAR = 1000

/** y = z */
export function linear(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[to + k] = memory[from + k]!
}

/** dy/dz = 1 */
export function linearBackward(
  memory: Float64Array,
  rows: number,
  _sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[sumGradient + k] = memory[outputGradient + k]!
}

/** y = max(0, z) */
export function relu(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    nothingOr[1] = z
    // Not `z > 0`: what is not a number must stay so, or a blown-up step would look healthy.
    memory[to + k] = nothingOr[1 - Number(z <= 0)]
  }
}

/** dy/dz = 1 where z > 0, else 0 */
export function reluBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    nothingOr[1] = memory[outputGradient + k]
    memory[sumGradient + k] = nothingOr[Number(memory[sums + k] > 0)]
  }
}

/** y = z where z > 0, else 0.01 z */
export function leakyRelu(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    memory[to + k] = z * leakySlopes[Number(z > 0)]
  }
}

/** dy/dz = 1 where z > 0, else 0.01 */
export function leakyReluBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const slope = leakySlopes[Number(memory[sums + k] > 0)]
    memory[sumGradient + k] = memory[outputGradient + k] * slope
  }
}

/** y = z where z > 0, else e^z − 1 */
export function elu(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    memory[to + k] = z > 0 ? z : expm1(z)
  }
}

/** dy/dz = 1 where z > 0, else e^z */
export function eluBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[sums + k]
    memory[sumGradient + k] = memory[outputGradient + k] * (z > 0 ? 1 : exp(z))
  }
}

/** y = λ z where z > 0, else λ α (e^z − 1) */
export function selu(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    memory[to + k] = z > 0 ? SELU_SCALE * z : SELU_SCALE * SELU_ALPHA * expm1(z)
  }
}

/** dy/dz = λ where z > 0, else λ α e^z */
export function seluBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[sums + k]
    const slope = z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * exp(z)
    memory[sumGradient + k] = memory[outputGradient + k] * slope
  }
}

/** y = z / 2 · (1 + erf(z / √2)), with erfc(−u) for 1 + erf u */
export function gelu(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    memory[to + k] = (Math.max(-FAR, z) / 2) * erfc(-z * ROOT_HALF)
  }
}

/** dy/dz = Φ(z) + z φ(z), with Φ(z) = (1 + erf(z / √2)) / 2 and φ(z) = e^(−z² / 2) / √(2π) */
export function geluBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[sums + k]
    const near = Math.max(-FAR, Math.min(FAR, z))
    const slope = erfc(-z * ROOT_HALF) / 2 + near * (OVER_ROOT_TWO_PI * exp((-z * z) / 2))
    memory[sumGradient + k] = memory[outputGradient + k] * slope
  }
}

/** y = z / (1 + e^−z); far out z / ∞ is the right 0 */
export function silu(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    memory[to + k] = Math.max(-FAR, z) / (1 + exp(-z))
  }
}

/** dy/dz = σ (1 + z (1 − σ)) with σ = 1 / (1 + e^−z) */
export function siluBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[sums + k]
    const sigmoid = 1 / (1 + exp(-z))
    const near = Math.max(-FAR, Math.min(FAR, z))
    memory[sumGradient + k] = memory[outputGradient + k] * (sigmoid * (1 + near * (1 - sigmoid)))
  }
}

/** y = ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|), which does not overflow */
export function softplus(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[from + k]
    memory[to + k] = Math.max(z, 0) + log1p(exp(-Math.abs(z)))
  }
}

/** dy/dz = 1 / (1 + e^−z) */
export function softplusBackward(
  memory: Float64Array,
  rows: number,
  sums: number,
  _outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const z = memory[sums + k]
    memory[sumGradient + k] = memory[outputGradient + k] * (1 / (1 + exp(-z)))
  }
}
