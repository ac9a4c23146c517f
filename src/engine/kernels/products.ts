/**
 * The three matrix products of a dense layer. `steps` rows belong to each sample: the time steps of
 * a sequence, or 1. X is rows × inputs, W outputs × inputs, z and dz rows
 * × outputs, all row-major at the given places. Every output has one accumulator, and sums run in
 * the order of their index, so that no result depends on how rows were cut into chunks.
 */

/** z[s,o] = Σ_i X[s,i]·W[o,i] + b[o] */
export function weightedSums(
  memory: Float64Array,
  rows: number,
  x: number,
  w: number,
  b: number,
  z: number,
  inputs: number,
  outputs: number,
  steps: number,
): void {
  const length = (rows * steps) | 0
  for (let s = 0; s < length; s++) {
    const row = (x + s * inputs) | 0
    const to = (z + s * outputs) | 0
    for (let o = 0; o < outputs; o++) {
      const weights = (w + o * inputs) | 0
      let sum = 0
      for (let i = 0; i < inputs; i++) sum += memory[row + i] * memory[weights + i]
      memory[to + o] = sum + memory[b + o]
    }
  }
}

/** dW[o,i] += Σ_s dz[s,o]·X[s,i], sample after sample into the running sum */
export function weightGradients(
  memory: Float64Array,
  rows: number,
  x: number,
  dz: number,
  dw: number,
  inputs: number,
  outputs: number,
  steps: number,
): void {
  const length = (rows * steps) | 0
  for (let s = 0; s < length; s++) {
    const row = (x + s * inputs) | 0
    const from = (dz + s * outputs) | 0
    for (let o = 0; o < outputs; o++) {
      const gradient = memory[from + o]
      const to = (dw + o * inputs) | 0
      for (let i = 0; i < inputs; i++) memory[to + i] = memory[to + i] + gradient * memory[row + i]
    }
  }
}

/** db[o] += Σ_s dz[s,o] */
export function biasGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  db: number,
  outputs: number,
  steps: number,
): void {
  const length = (rows * steps) | 0
  for (let s = 0; s < length; s++) {
    const from = (dz + s * outputs) | 0
    for (let o = 0; o < outputs; o++) memory[db + o] = memory[db + o] + memory[from + o]
  }
}

/** dX[s,i] = Σ_o dz[s,o]·W[o,i] */
export function inputGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  w: number,
  dx: number,
  inputs: number,
  outputs: number,
  steps: number,
): void {
  const length = (rows * steps) | 0
  for (let s = 0; s < length; s++) {
    const from = (dz + s * outputs) | 0
    const to = (dx + s * inputs) | 0
    for (let i = 0; i < inputs; i++) {
      let sum = 0
      for (let o = 0; o < outputs; o++) sum += memory[from + o] * memory[w + o * inputs + i]
      memory[to + i] = sum
    }
  }
}
