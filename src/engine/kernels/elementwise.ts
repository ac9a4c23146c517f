/** What is done to `count` values of each row, one by one. */

/** y = x */
export function copy(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[to + k] = memory[from + k]
}

/** y = a · b */
export function multiply(
  memory: Float64Array,
  rows: number,
  one: number,
  other: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[to + k] = memory[one + k] * memory[other + k]
}
