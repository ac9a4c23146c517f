/** What changes the parameters at the end of a batch, and what prepares the next one. They know nothing of layers. */

/** w ← w − η·g, with g the gradient over `divisor` (the batch's size, or 1). */
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

/** Sets `count` places to 0: the gradients, before a batch's first sample. */
export function zero(memory: Float64Array, _rows: number, from: number, count: number): void {
  for (let p = 0; p < count; p++) memory[from + p] = 0
}

/** Adds v − v for each of `count` values of each row to `at`: 0 while all are finite, not a number for ever after. */
export function noticeNonFinite(
  memory: Float64Array,
  rows: number,
  from: number,
  at: number,
  count: number,
): void {
  const length = (rows * count) | 0
  let sum = memory[at]
  for (let k = 0; k < length; k++) sum += memory[from + k] - memory[from + k]
  memory[at] = sum
}

/** g ← g / size: the batch's sum becomes its mean. */
export function divide(
  memory: Float64Array,
  _rows: number,
  gradients: number,
  size: number,
  count: number,
): void {
  const divisor = memory[size]
  for (let p = 0; p < count; p++) memory[gradients + p] = memory[gradients + p] / divisor
}

/** g ← g + rate·sign(w), with sign(0) = 0 */
export function l1(
  memory: Float64Array,
  _rows: number,
  weights: number,
  gradients: number,
  penalty: number,
  count: number,
): void {
  const rate = memory[penalty]
  for (let p = 0; p < count; p++) {
    memory[gradients + p] = memory[gradients + p] + rate * Math.sign(memory[weights + p])
  }
}

/** g ← g + rate·w */
export function l2(
  memory: Float64Array,
  _rows: number,
  weights: number,
  gradients: number,
  penalty: number,
  count: number,
): void {
  const rate = memory[penalty]
  for (let p = 0; p < count; p++) {
    memory[gradients + p] = memory[gradients + p] + rate * memory[weights + p]
  }
}

/** g ← g · norm / ‖g‖ where ‖g‖ = √(Σ g²) is larger than the norm allowed (Pascanu, Mikolov and Bengio, 2013). */
export function clipByNorm(
  memory: Float64Array,
  _rows: number,
  gradients: number,
  allowed: number,
  count: number,
): void {
  let sum = 0
  for (let p = 0; p < count; p++) sum += memory[gradients + p] * memory[gradients + p]
  const norm = Math.sqrt(sum)
  const limit = memory[allowed]
  // Not `norm <= limit`: a norm that is not a number must reach the parameters and be noticed.
  if (norm < limit) return
  const factor = limit / norm
  for (let p = 0; p < count; p++) memory[gradients + p] = memory[gradients + p] * factor
}
