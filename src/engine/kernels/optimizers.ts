/** What changes the parameters at the end of a batch. Optimizers know nothing of layers. */

// All take (parameters, gradients, learningRate, divisor, hyper, optimizerMemory, count): g is the
// gradient over the divisor (the batch's size, or 1), η the learning rate, `hyper` the optimizer's
// own settings in the order of `optimizers.ts`. Its memory holds arrays as long as the parameters, then
// running products. What fades there is set to 0 below TINY: a computer is a hundred times slower
// with numbers too small to be normal. Every comparison is written so that NaN passes.

/** Squares of gradients below 10⁻¹⁵⁰ count for nothing beside any epsilon. */
const TINY = 1e-300

/** w ← w − η·g */
export function sgd(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  _hyper: number,
  _optimizerMemory: number,
  count: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  for (let p = 0; p < count; p++) {
    memory[parameters + p] = memory[parameters + p] - rate * (memory[gradients + p] / size)
  }
}

/** m ← μ·m + g; w ← w − η·m */
export function momentum(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  velocities: number,
  count: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  const keep = memory[hyper]
  for (let p = 0; p < count; p++) {
    let m = keep * memory[velocities + p] + memory[gradients + p] / size
    if (m < TINY && m > -TINY) m = 0
    memory[velocities + p] = m
    memory[parameters + p] = memory[parameters + p] - rate * m
  }
}

/** m ← μ·m + g; w ← w − η·(g + μ·m) */
export function nesterov(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  velocities: number,
  count: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  const keep = memory[hyper]
  for (let p = 0; p < count; p++) {
    const g = memory[gradients + p] / size
    let m = keep * memory[velocities + p] + g
    if (m < TINY && m > -TINY) m = 0
    memory[velocities + p] = m
    memory[parameters + p] = memory[parameters + p] - rate * (g + keep * m)
  }
}

/** s ← s + g²; w ← w − η·g / (√s + ε) */
export function adagrad(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  squares: number,
  count: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  const epsilon = memory[hyper]
  for (let p = 0; p < count; p++) {
    const g = memory[gradients + p] / size
    let s = memory[squares + p] + g * g
    if (s < TINY) s = 0
    memory[squares + p] = s
    memory[parameters + p] = memory[parameters + p] - (rate * g) / (Math.sqrt(s) + epsilon)
  }
}

/** s ← α·s + (1 − α)·g²; w ← w − η·g / (√s + ε) */
export function rmsprop(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  squares: number,
  count: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  const keep = memory[hyper]
  const epsilon = memory[hyper + 1]
  const take = 1 - keep
  for (let p = 0; p < count; p++) {
    const g = memory[gradients + p] / size
    let s = keep * memory[squares + p] + take * (g * g)
    if (s < TINY) s = 0
    memory[squares + p] = s
    memory[parameters + p] = memory[parameters + p] - (rate * g) / (Math.sqrt(s) + epsilon)
  }
}

/**
 * m ← β₁·m + (1 − β₁)·g; s ← β₂·s + (1 − β₂)·g²; w ← w − η·m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵗ)
 * and ŝ = s / (1 − β₂ᵗ). The powers are running products behind the arrays of m and s.
 */
export function adam(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  means: number,
  count: number,
): void {
  const size = memory[divisor]
  const keepMean = memory[hyper]
  const keepSquare = memory[hyper + 1]
  const epsilon = memory[hyper + 2]
  const takeMean = 1 - keepMean
  const takeSquare = 1 - keepSquare
  const squares = (means + count) | 0
  const powers = (squares + count) | 0
  let meanPower = memory[powers] * keepMean
  if (meanPower < TINY) meanPower = 0
  memory[powers] = meanPower
  let squarePower = memory[powers + 1] * keepSquare
  if (squarePower < TINY) squarePower = 0
  memory[powers + 1] = squarePower
  // η·m̂ = (η / (1 − β₁ᵗ))·m and √ŝ = √s · (1 / √(1 − β₂ᵗ))
  const rate = memory[learningRate] / (1 - meanPower)
  const unbias = 1 / Math.sqrt(1 - squarePower)
  for (let p = 0; p < count; p++) {
    const g = memory[gradients + p] / size
    let m = keepMean * memory[means + p] + takeMean * g
    if (m < TINY && m > -TINY) m = 0
    memory[means + p] = m
    let s = keepSquare * memory[squares + p] + takeSquare * (g * g)
    if (s < TINY) s = 0
    memory[squares + p] = s
    memory[parameters + p] = memory[parameters + p] - (rate * m) / (Math.sqrt(s) * unbias + epsilon)
  }
}

/** w ← w·(1 − η·λ), then as `adam`; λ comes after Adam's settings. Biases decay too, as in PyTorch. */
export function adamw(
  memory: Float64Array,
  rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  means: number,
  count: number,
): void {
  const keep = 1 - memory[learningRate] * memory[hyper + 3]
  for (let p = 0; p < count; p++) memory[parameters + p] = memory[parameters + p] * keep
  adam(memory, rows, parameters, gradients, learningRate, divisor, hyper, means, count)
}

/** s ← ρ·s + (1 − ρ)·g²; u = √(d + ε) / √(s + ε) · g; d ← ρ·d + (1 − ρ)·u²; w ← w − η·u */
export function adadelta(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  hyper: number,
  squares: number,
  count: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  const keep = memory[hyper]
  const epsilon = memory[hyper + 1]
  const take = 1 - keep
  const steps = (squares + count) | 0
  for (let p = 0; p < count; p++) {
    const g = memory[gradients + p] / size
    let s = keep * memory[squares + p] + take * (g * g)
    if (s < TINY) s = 0
    memory[squares + p] = s
    const before = memory[steps + p]
    const u = (Math.sqrt(before + epsilon) / Math.sqrt(s + epsilon)) * g
    let d = keep * before + take * (u * u)
    if (d < TINY) d = 0
    memory[steps + p] = d
    memory[parameters + p] = memory[parameters + p] - rate * u
  }
}
