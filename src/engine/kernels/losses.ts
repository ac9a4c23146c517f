/**
 * Losses of each row, and their gradients, of the sample's own loss. z is the weighted sum before
 * the last activation, y the output and t the target, rows × outputs; one loss for each row.
 * `outputs` counts all values of a row, `group` those of one time step.
 */

import { exp, log1p } from '../elementary.ts'

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

/** L = mean over outputs of |y − t|; ∂L/∂y = sign(y − t) / outputs, with sign(0) = 0 */
export function meanAbsoluteError(
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
      sum += Math.abs(difference)
      memory[outputGradient + row + o] = Math.sign(difference) / outputs
    }
    memory[loss + s] = sum / outputs
  }
}

/**
 * With d = y − t: L = mean over outputs of d² / 2 where |d| ≤ 1, else |d| − 1/2;
 * ∂L/∂y = d, cut to −1 … 1, / outputs
 */
export function huber(
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
      const size = Math.abs(difference)
      sum += size <= 1 ? (difference * difference) / 2 : size - 0.5
      memory[outputGradient + row + o] = Math.max(-1, Math.min(1, difference)) / outputs
    }
    memory[loss + s] = sum / outputs
  }
}

/** L = mean over outputs of max(0, 1 − t·y); ∂L/∂y = −t / outputs where t·y < 1, else 0 */
export function hinge(
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
      const target = memory[t + row + o]
      const missing = 1 - target * memory[y + row + o]
      // Not `missing > 0 ? missing : 0`: what is not a number must stay so.
      sum += missing <= 0 ? 0 : missing
      memory[outputGradient + row + o] = missing <= 0 ? 0 : -target / outputs
    }
    memory[loss + s] = sum / outputs
  }
}

/**
 * After a sigmoid, y = 1 / (1 + e^−z): L = mean over outputs of −t ln y − (1 − t) ln(1 − y), which is
 * max(z, 0) − z·t + ln(1 + e^−|z|) and in this form neither overflows nor meets ln 0; ∂L/∂z = (y − t) / outputs
 */
export function binaryCrossEntropy(
  memory: Float64Array,
  rows: number,
  z: number,
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
      const weightedSum = memory[z + row + o]
      const target = memory[t + row + o]
      sum += Math.max(weightedSum, 0) - weightedSum * target + log1p(exp(-Math.abs(weightedSum)))
      memory[sumGradient + row + o] = (memory[y + row + o] - target) / outputs
    }
    memory[loss + s] = sum / outputs
  }
}

/**
 * After a softmax over each group: L = mean over groups of −Σ t ln y, which is Σ t·(ln Σ e^z − z);
 * ∂L/∂z = (y·Σ t − t) / groups, where Σ t is 1 for one-hot targets. A group is a time step.
 */
export function categoricalCrossEntropy(
  memory: Float64Array,
  rows: number,
  z: number,
  y: number,
  t: number,
  loss: number,
  sumGradient: number,
  outputs: number,
  group: number,
): void {
  const groups = (outputs / group) | 0
  for (let s = 0; s < rows; s++) {
    let sum = 0
    for (let step = 0; step < groups; step++) {
      const start = (s * outputs + step * group) | 0
      let top = start
      let wanted = memory[t + start]
      for (let o = start + 1; o < start + group; o++) {
        if (memory[z + o] > memory[z + top]) top = o
        wanted += memory[t + o]
      }
      // ln Σ e^z = z_top + ln(1 + Σ of the others' e^(z − z_top)), and e^(z − z_top) = y / y_top
      let others = 0
      for (let o = start; o < start + group; o++) {
        if (o !== top) others += memory[y + o]
      }
      const rest = log1p(others / memory[y + top])
      for (let o = start; o < start + group; o++) {
        const target = memory[t + o]
        // A class that is not wanted counts for nothing, however far out its z lies.
        if (target !== 0) sum += target * (memory[z + top] - memory[z + o] + rest)
        memory[sumGradient + o] = (memory[y + o] * wanted - target) / groups
      }
    }
    memory[loss + s] = sum / groups
  }
}
