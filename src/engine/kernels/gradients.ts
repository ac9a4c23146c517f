/** What is done to all gradients before a batch and before its update, and the watch over what is finite. */

/** Sets `count` places to 0: the gradients, before a batch's first sample. */
export function zero(memory: Float64Array, _rows: number, from: number, count: number): void {
  // Calling `fill` costs as much as some sixty turns of the loop.
  if (count > 64) memory.fill(0, from, from + count)
  else for (let p = 0; p < count; p++) memory[from + p] = 0
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
  const norm = sum < Infinity ? Math.sqrt(sum) : longNorm(memory, gradients, count)
  const limit = memory[allowed]
  // Not `norm <= limit`: a norm that is not a number must reach the parameters and be noticed.
  if (norm < limit) return
  const factor = limit / norm
  for (let p = 0; p < count; p++) memory[gradients + p] = memory[gradients + p] * factor
}

/** √(Σ g²) where g² is too large for a number: the largest |g| times √(Σ (g / largest)²) */
function longNorm(memory: Float64Array, gradients: number, count: number): number {
  let largest = 0
  for (let p = 0; p < count; p++) largest = Math.max(largest, Math.abs(memory[gradients + p]))
  let sum = 0
  for (let p = 0; p < count; p++) {
    const share = memory[gradients + p] / largest
    sum += share * share
  }
  return largest * Math.sqrt(sum)
}
