/**
 * Losses of each row, and their gradients, of the sample's own loss. z is the weighted sum before
 * the last activation, y the output and t the target, rows × outputs; one loss for each row.
 * `outputs` counts all values of a row, `group` those of one time step.
 */

/** L = mean over outputs of (y − t)²; ∂L/∂y = 2 (y − t) / outputs */
export function meanSquaredError(
  memory: Float64Array,
  rows: number,
  _z: number,
  y: number,
  t: number,
  loss: number,
  outputGradient: number,
  outputs: number,
): void {
  for (let s = 0; s < rows; s++) {
    const row = (s * outputs) | 0
    let sum = 0
    for (let o = 0; o < outputs; o++) {
      const difference = memory[y + row + o] - memory[t + row + o]
      sum += difference * difference
      memory[outputGradient + row + o] = (2 * difference) / outputs
    }
    memory[loss + s] = sum / outputs
  }
}

/**
 * Rosenblatt's rule (1958): L = mean over outputs of |y − t|, and what stands in for ∂L/∂z is
 * y − t, not divided by the number of outputs: each unit learns on its own.
 */
export function perceptron(
  memory: Float64Array,
  rows: number,
  _z: number,
  y: number,
  t: number,
  loss: number,
  sumGradient: number,
  outputs: number,
): void {
  for (let s = 0; s < rows; s++) {
    const row = (s * outputs) | 0
    let sum = 0
    for (let o = 0; o < outputs; o++) {
      const difference = memory[y + row + o] - memory[t + row + o]
      sum += Math.abs(difference)
      memory[sumGradient + row + o] = difference
    }
    memory[loss + s] = sum / outputs
  }
}
