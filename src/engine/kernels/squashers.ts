/**
 * Activations whose values lie between two bounds, over `count` units of each row, and their
 * gradients: sumGradient = outputGradient · slope. One loop for each, because a function value called
 * in a loop costs V8 several times more.
 */
import { exp, tanh } from '../elementary.ts'

/** y = 1 where z ≥ 0, else 0 */
export function step(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[to + k] = memory[from + k] >= 0 ? 1 : 0
}

/** dy/dz = 0 everywhere, also at the step itself */
export function stepBackward(
  memory: Float64Array,
  rows: number,
  _sums: number,
  _outputs: number,
  _outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[sumGradient + k] = 0
}

/** y = 1 / (1 + e^−z); far out 1 / ∞ is the right 0 */
export function sigmoid(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[to + k] = 1 / (1 + exp(-memory[from + k]))
}

/** dy/dz = y (1 − y) */
export function sigmoidBackward(
  memory: Float64Array,
  rows: number,
  _sums: number,
  outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const y = memory[outputs + k]
    memory[sumGradient + k] = memory[outputGradient + k] * (y * (1 - y))
  }
}

/** y = tanh z */
export function hyperbolicTangent(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) memory[to + k] = tanh(memory[from + k])
}

/** dy/dz = 1 − y² */
export function hyperbolicTangentBackward(
  memory: Float64Array,
  rows: number,
  _sums: number,
  outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
): void {
  const length = (rows * count) | 0
  for (let k = 0; k < length; k++) {
    const y = memory[outputs + k]
    memory[sumGradient + k] = memory[outputGradient + k] * (1 - y * y)
  }
}

/** y = e^(z − max z) / Σ e^(z − max z) over each group; the shift keeps e^z from overflowing */
export function softmax(
  memory: Float64Array,
  rows: number,
  from: number,
  to: number,
  count: number,
  group: number,
): void {
  const length = (rows * count) | 0
  for (let start = 0; start < length; start += group) {
    const z = from + start
    const y = to + start
    let largest = memory[z]
    for (let o = 1; o < group; o++) {
      if (memory[z + o] > largest) largest = memory[z + o]
    }
    let sum = 0
    for (let o = 0; o < group; o++) {
      const power = exp(memory[z + o] - largest)
      memory[y + o] = power
      sum += power
    }
    for (let o = 0; o < group; o++) memory[y + o] = memory[y + o] / sum
  }
}

/** dz_i = y_i (dy_i − Σ_j dy_j y_j) over each group */
export function softmaxBackward(
  memory: Float64Array,
  rows: number,
  _sums: number,
  outputs: number,
  outputGradient: number,
  sumGradient: number,
  count: number,
  group: number,
): void {
  const length = (rows * count) | 0
  for (let start = 0; start < length; start += group) {
    let sum = 0
    for (let o = start; o < start + group; o++) {
      sum += memory[outputGradient + o] * memory[outputs + o]
    }
    for (let o = start; o < start + group; o++) {
      memory[sumGradient + o] = memory[outputs + o] * (memory[outputGradient + o] - sum)
    }
  }
}
