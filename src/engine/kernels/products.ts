/**
 * The three matrix products of a dense layer. `steps` rows belong to each sample: the time steps of
 * a sequence, or 1. X is rows × inputs, W outputs × inputs, z and dz rows × outputs, all row-major
 * at the given places. Every output has one accumulator, and sums run in the order of their index,
 * so that no result depends on how rows were cut into chunks.
 *
 * Eight outputs are summed at once, 2 × 4, so that each number loaded is used two or four times and
 * no sum waits for another (register blocks; Goto and van de Geijn, "Anatomy of high-performance
 * matrix multiplication", 2008). Where a block would reach past the end, its last line is summed
 * again in place of those that do not exist: the same number, written twice.
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
  const lastRow = (rows * steps - 1) | 0
  const lastOutput = (outputs - 1) | 0
  for (let s = 0; s <= lastRow; s += 2) {
    const next = Math.min(s + 1, lastRow)
    const x0 = (x + s * inputs) | 0
    const x1 = (x + next * inputs) | 0
    const z0 = (z + s * outputs) | 0
    const z1 = (z + next * outputs) | 0
    for (let o = 0; o <= lastOutput; o += 4) {
      const oB = Math.min(o + 1, lastOutput)
      const oC = Math.min(o + 2, lastOutput)
      const oD = Math.min(o + 3, lastOutput)
      const wA = (w + o * inputs) | 0
      const wB = (w + oB * inputs) | 0
      const wC = (w + oC * inputs) | 0
      const wD = (w + oD * inputs) | 0
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumD0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      let sumD1 = 0
      for (let i = 0; i < inputs; i++) {
        const value0 = memory[x0 + i]
        const value1 = memory[x1 + i]
        const weightA = memory[wA + i]
        const weightB = memory[wB + i]
        const weightC = memory[wC + i]
        const weightD = memory[wD + i]
        sumA0 += value0 * weightA
        sumB0 += value0 * weightB
        sumC0 += value0 * weightC
        sumD0 += value0 * weightD
        sumA1 += value1 * weightA
        sumB1 += value1 * weightB
        sumC1 += value1 * weightC
        sumD1 += value1 * weightD
      }
      const biasA = memory[b + o]
      const biasB = memory[b + oB]
      const biasC = memory[b + oC]
      const biasD = memory[b + oD]
      memory[z0 + o] = sumA0 + biasA
      memory[z0 + oB] = sumB0 + biasB
      memory[z0 + oC] = sumC0 + biasC
      memory[z0 + oD] = sumD0 + biasD
      memory[z1 + o] = sumA1 + biasA
      memory[z1 + oB] = sumB1 + biasB
      memory[z1 + oC] = sumC1 + biasC
      memory[z1 + oD] = sumD1 + biasD
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
  const lastOutput = (outputs - 1) | 0
  const lastInput = (inputs - 1) | 0
  for (let o = 0; o <= lastOutput; o += 2) {
    const dz0 = (dz + o) | 0
    const dz1 = (dz + Math.min(o + 1, lastOutput)) | 0
    const dw0 = (dw + o * inputs) | 0
    const dw1 = (dw + Math.min(o + 1, lastOutput) * inputs) | 0
    for (let i = 0; i <= lastInput; i += 4) {
      const iB = Math.min(i + 1, lastInput)
      const iC = Math.min(i + 2, lastInput)
      const iD = Math.min(i + 3, lastInput)
      let sumA0 = memory[dw0 + i]
      let sumB0 = memory[dw0 + iB]
      let sumC0 = memory[dw0 + iC]
      let sumD0 = memory[dw0 + iD]
      let sumA1 = memory[dw1 + i]
      let sumB1 = memory[dw1 + iB]
      let sumC1 = memory[dw1 + iC]
      let sumD1 = memory[dw1 + iD]
      let row = x
      let from = 0
      for (let s = 0; s < length; s++) {
        const gradient0 = memory[dz0 + from]
        const gradient1 = memory[dz1 + from]
        const valueA = memory[row + i]
        const valueB = memory[row + iB]
        const valueC = memory[row + iC]
        const valueD = memory[row + iD]
        sumA0 += gradient0 * valueA
        sumB0 += gradient0 * valueB
        sumC0 += gradient0 * valueC
        sumD0 += gradient0 * valueD
        sumA1 += gradient1 * valueA
        sumB1 += gradient1 * valueB
        sumC1 += gradient1 * valueC
        sumD1 += gradient1 * valueD
        row = (row + inputs) | 0
        from = (from + outputs) | 0
      }
      memory[dw0 + i] = sumA0
      memory[dw0 + iB] = sumB0
      memory[dw0 + iC] = sumC0
      memory[dw0 + iD] = sumD0
      memory[dw1 + i] = sumA1
      memory[dw1 + iB] = sumB1
      memory[dw1 + iC] = sumC1
      memory[dw1 + iD] = sumD1
    }
  }
}

/** db[o] += Σ_s dz[s,o], sample after sample into the running sum */
export function biasGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  db: number,
  outputs: number,
  steps: number,
): void {
  const length = (rows * steps) | 0
  const lastOutput = (outputs - 1) | 0
  for (let o = 0; o <= lastOutput; o += 4) {
    const oB = Math.min(o + 1, lastOutput)
    const oC = Math.min(o + 2, lastOutput)
    const oD = Math.min(o + 3, lastOutput)
    let sumA = memory[db + o]
    let sumB = memory[db + oB]
    let sumC = memory[db + oC]
    let sumD = memory[db + oD]
    let from = dz
    for (let s = 0; s < length; s++) {
      sumA += memory[from + o]
      sumB += memory[from + oB]
      sumC += memory[from + oC]
      sumD += memory[from + oD]
      from = (from + outputs) | 0
    }
    memory[db + o] = sumA
    memory[db + oB] = sumB
    memory[db + oC] = sumC
    memory[db + oD] = sumD
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
  const lastRow = (rows * steps - 1) | 0
  const lastInput = (inputs - 1) | 0
  for (let s = 0; s <= lastRow; s += 2) {
    const next = Math.min(s + 1, lastRow)
    const dz0 = (dz + s * outputs) | 0
    const dz1 = (dz + next * outputs) | 0
    const dx0 = (dx + s * inputs) | 0
    const dx1 = (dx + next * inputs) | 0
    for (let i = 0; i <= lastInput; i += 4) {
      const iB = Math.min(i + 1, lastInput)
      const iC = Math.min(i + 2, lastInput)
      const iD = Math.min(i + 3, lastInput)
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumD0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      let sumD1 = 0
      let weights = w
      for (let o = 0; o < outputs; o++) {
        const gradient0 = memory[dz0 + o]
        const gradient1 = memory[dz1 + o]
        const weightA = memory[weights + i]
        const weightB = memory[weights + iB]
        const weightC = memory[weights + iC]
        const weightD = memory[weights + iD]
        sumA0 += gradient0 * weightA
        sumB0 += gradient0 * weightB
        sumC0 += gradient0 * weightC
        sumD0 += gradient0 * weightD
        sumA1 += gradient1 * weightA
        sumB1 += gradient1 * weightB
        sumC1 += gradient1 * weightC
        sumD1 += gradient1 * weightD
        weights = (weights + inputs) | 0
      }
      memory[dx0 + i] = sumA0
      memory[dx0 + iB] = sumB0
      memory[dx0 + iC] = sumC0
      memory[dx0 + iD] = sumD0
      memory[dx1 + i] = sumA1
      memory[dx1 + iB] = sumB1
      memory[dx1 + iC] = sumC1
      memory[dx1 + iD] = sumD1
    }
  }
}
