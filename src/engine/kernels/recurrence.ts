/**
 * What all recurrent layers need: their last step, the gradients of their parameters, and the simple
 * recurrence itself. Every array is rows × steps × width, so each sample keeps its steps together.
 * Going back through time keeps every delta; gradients are formed afterwards, sample after sample,
 * time steps from last to first, into running sums, so that no result depends on chunks.
 */
import { activationOfNumber, addProduct, addTransposedProduct } from './steps.ts'

/** y[s] = h[s, last step] */
export function lastStep(
  memory: Float64Array,
  rows: number,
  h: number,
  y: number,
  steps: number,
  units: number,
): void {
  for (let s = 0; s < rows; s++) {
    const from = (h + (s * steps + steps - 1) * units) | 0
    const to = (y + s * units) | 0
    for (let o = 0; o < units; o++) memory[to + o] = memory[from + o]
  }
}

/** dh[s, last step] = dy[s], and 0 at every step before: the outer gradient when only the last h leaves the layer. */
export function lastStepBackward(
  memory: Float64Array,
  rows: number,
  dy: number,
  dh: number,
  steps: number,
  units: number,
): void {
  const before = ((steps - 1) * units) | 0
  for (let s = 0; s < rows; s++) {
    const from = (dy + s * units) | 0
    const to = (dh + s * steps * units) | 0
    for (let k = 0; k < before; k++) memory[to + k] = 0
    for (let o = 0; o < units; o++) memory[to + before + o] = memory[from + o]
  }
}

/**
 * dW[o,i] += Σ_s Σ_t dz[s,t,o]·x[s,t − delay,i], samples outermost, t from last to first. `delay` is 0
 * for the input's weights and 1 for the hidden ones, which see the h of the step before; the h before
 * the first step is 0 and left out. Register blocks as in `weightedSums.ts`, 4 outputs × 2 inputs.
 */
export function sequenceWeightGradients(
  memory: Float64Array,
  rows: number,
  x: number,
  dz: number,
  dw: number,
  inputs: number,
  outputs: number,
  steps: number,
  delay: number,
): void {
  const count = (steps - delay) | 0
  const lastOutput = (outputs - 1) | 0
  const lastInput = (inputs - 1) | 0
  for (let s = 0; s < rows; s++) {
    const xLast = (x + (s * steps + steps - 1 - delay) * inputs) | 0
    const dzLast = (dz + (s * steps + steps - 1) * outputs) | 0
    for (let o = 0; o <= lastOutput; o += 4) {
      const oB = Math.min(o + 1, lastOutput)
      const oC = Math.min(o + 2, lastOutput)
      const oD = Math.min(o + 3, lastOutput)
      const dwA = (dw + o * inputs) | 0
      const dwB = (dw + oB * inputs) | 0
      const dwC = (dw + oC * inputs) | 0
      const dwD = (dw + oD * inputs) | 0
      for (let i = 0; i <= lastInput; i += 2) {
        const next = Math.min(i + 1, lastInput)
        let sumA0 = memory[dwA + i]
        let sumB0 = memory[dwB + i]
        let sumC0 = memory[dwC + i]
        let sumD0 = memory[dwD + i]
        let sumA1 = memory[dwA + next]
        let sumB1 = memory[dwB + next]
        let sumC1 = memory[dwC + next]
        let sumD1 = memory[dwD + next]
        let row = xLast
        let from = dzLast
        for (let k = 0; k < count; k++) {
          const value0 = memory[row + i]
          const value1 = memory[row + next]
          const gradientA = memory[from + o]
          const gradientB = memory[from + oB]
          const gradientC = memory[from + oC]
          const gradientD = memory[from + oD]
          sumA0 += gradientA * value0
          sumB0 += gradientB * value0
          sumC0 += gradientC * value0
          sumD0 += gradientD * value0
          sumA1 += gradientA * value1
          sumB1 += gradientB * value1
          sumC1 += gradientC * value1
          sumD1 += gradientD * value1
          row = (row - inputs) | 0
          from = (from - outputs) | 0
        }
        memory[dwA + i] = sumA0
        memory[dwB + i] = sumB0
        memory[dwC + i] = sumC0
        memory[dwD + i] = sumD0
        memory[dwA + next] = sumA1
        memory[dwB + next] = sumB1
        memory[dwC + next] = sumC1
        memory[dwD + next] = sumD1
      }
    }
  }
}

/** db[o] += Σ_s Σ_t dz[s,t,o], samples outermost, t from last to first */
export function sequenceBiasGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  db: number,
  outputs: number,
  steps: number,
): void {
  for (let s = 0; s < rows; s++) {
    for (let t = steps - 1; t >= 0; t--) {
      const from = (dz + (s * steps + t) * outputs) | 0
      for (let o = 0; o < outputs; o++) memory[db + o] = memory[db + o] + memory[from + o]
    }
  }
}

/**
 * z[t] = Wx[t] + b + U·h[t−1], h[t] = activation(z[t]), with h = 0 before the first step. z comes in as
 * Wx + b. `constants`: time steps, units, and the activation's kernels by number.
 */
export function simpleRnnForward(
  memory: Float64Array,
  rows: number,
  z: number,
  h: number,
  u: number,
  constants: number,
): void {
  const steps = memory[constants] | 0
  const units = memory[constants + 1] | 0
  const activate = activationOfNumber(memory[constants + 2] | 0)
  const stride = (steps * units) | 0
  for (let t = 0; t < steps; t++) {
    const zt = (z + t * units) | 0
    const ht = (h + t * units) | 0
    if (t > 0) addProduct(memory, rows, ht - units, stride, u, zt, stride, units, units)
    for (let s = 0; s < rows; s++) {
      const row = (s * stride) | 0
      activate(memory, 1, zt + row, ht + row, units, units, 0, 0, 0, 0)
    }
  }
}

/**
 * From last to first: dh[t] = outer dh[t] + Uᵀ·dz[t+1], dz[t] = outer dz[t] + dh[t]·slope. dh comes in as
 * the outer gradient of h. When the loss gives the gradient of z instead, that is `outer`, of every step
 * (`outerSteps` = steps) or of the last (1), and dh comes in as anything; otherwise `outerSteps` is 0.
 * `constants` as forward.
 */
export function simpleRnnBackward(
  memory: Float64Array,
  rows: number,
  z: number,
  h: number,
  u: number,
  dh: number,
  dz: number,
  constants: number,
  outer: number,
  outerSteps: number,
): void {
  const steps = memory[constants] | 0
  const units = memory[constants + 1] | 0
  const activateBackward = activationOfNumber(memory[constants + 3] | 0)
  const stride = (steps * units) | 0
  const firstOuter = (steps - outerSteps) | 0
  for (let t = steps - 1; t >= 0; t--) {
    const step = (t * units) | 0
    const dht = (dh + step) | 0
    const dzt = (dz + step) | 0
    if (outerSteps > 0) {
      for (let s = 0; s < rows; s++) {
        const row = (dht + s * stride) | 0
        for (let o = 0; o < units; o++) memory[row + o] = 0
      }
    }
    if (t + 1 < steps) {
      addTransposedProduct(memory, rows, dzt + units, stride, u, dht, stride, units, units)
    }
    for (let s = 0; s < rows; s++) {
      const row = (s * stride) | 0
      const zs = (z + step + row) | 0
      const hs = (h + step + row) | 0
      activateBackward(memory, 1, zs, hs, dht + row, dzt + row, units, units, 0, 0)
      if (t < firstOuter) continue
      const from = (outer + (s * outerSteps + t - firstOuter) * units) | 0
      for (let o = 0; o < units; o++) {
        memory[dzt + row + o] = memory[from + o] + memory[dzt + row + o]
      }
    }
  }
}
