/** What penalties add to the gradients: the larger a weight, the more it is drawn to 0. */

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
