/** What changes the parameters at the end of a batch, and what prepares the next one. They know nothing of layers. */

/**
 * Plain stochastic gradient descent: w ← w − η·(Σ gradients / batch size). `settings` holds η and
 * the batch's true size.
 */
export function sgd(
  memory: Float64Array,
  _rows: number,
  parameters: number,
  gradients: number,
  settings: number,
  count: number,
): void {
  const rate = memory[settings]
  const size = memory[settings + 1]
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
