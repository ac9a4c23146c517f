/** What a batch adds to the gradients of a dense layer's weights and biases, by the rules of `weightedSums.ts`. */
import { FEW, fillPanel, panelOf } from './panel.ts'

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
  const last = (outputs - 1) | 0
  const whole = (inputs - (inputs % 3)) | 0
  const isLarge = length >= FEW && outputs >= FEW
  if (isLarge) weightGradientsByPanel(memory, length, x, dz, dw, inputs, outputs, whole)
  const first = isLarge ? outputs : 0
  for (let o = first; o <= last; o = (o + 2) | 0) {
    const next = Math.min(o + 1, last)
    for (let i = 0; i < whole; i = (i + 3) | 0) {
      const dw0 = (dw + o * inputs + i) | 0
      const dw1 = (dw + next * inputs + i) | 0
      let sumA0 = memory[dw0]
      let sumB0 = memory[dw0 + 1]
      let sumC0 = memory[dw0 + 2]
      let sumA1 = memory[dw1]
      let sumB1 = memory[dw1 + 1]
      let sumC1 = memory[dw1 + 2]
      let row = (x + i) | 0
      let dz0 = (dz + o) | 0
      let dz1 = (dz + next) | 0
      for (let s = 0; s < length; s = (s + 1) | 0) {
        const gradient0 = memory[dz0]
        const gradient1 = memory[dz1]
        const valueA = memory[row]
        sumA0 += gradient0 * valueA
        sumA1 += gradient1 * valueA
        const valueB = memory[(row + 1) | 0]
        sumB0 += gradient0 * valueB
        sumB1 += gradient1 * valueB
        const valueC = memory[(row + 2) | 0]
        sumC0 += gradient0 * valueC
        sumC1 += gradient1 * valueC
        row = (row + inputs) | 0
        dz0 = (dz0 + outputs) | 0
        dz1 = (dz1 + outputs) | 0
      }
      memory[dw0] = sumA0
      memory[dw0 + 1] = sumB0
      memory[dw0 + 2] = sumC0
      memory[dw1] = sumA1
      memory[dw1 + 1] = sumB1
      memory[dw1 + 2] = sumC1
    }
  }
  for (let i = whole; i < inputs; i = (i + 1) | 0) {
    for (let o = 0; o <= last; o = (o + 4) | 0) {
      const oB = Math.min(o + 1, last)
      const oC = Math.min(o + 2, last)
      const oD = Math.min(o + 3, last)
      const to = (dw + i) | 0
      let sumA = memory[to + o * inputs]
      let sumB = memory[to + oB * inputs]
      let sumC = memory[to + oC * inputs]
      let sumD = memory[to + oD * inputs]
      let at = (x + i) | 0
      let from = dz
      for (let s = 0; s < length; s = (s + 1) | 0) {
        const value = memory[at]
        sumA += memory[(from + o) | 0] * value
        sumB += memory[(from + oB) | 0] * value
        sumC += memory[(from + oC) | 0] * value
        sumD += memory[(from + oD) | 0] * value
        at = (at + inputs) | 0
        from = (from + outputs) | 0
      }
      memory[to + o * inputs] = sumA
      memory[to + oB * inputs] = sumB
      memory[to + oC * inputs] = sumC
      memory[to + oD * inputs] = sumD
    }
  }
}

/** The same, for the first `whole` inputs. */
function weightGradientsByPanel(
  memory: Float64Array,
  length: number,
  x: number,
  dz: number,
  dw: number,
  inputs: number,
  outputs: number,
  whole: number,
): void {
  const all = (length * inputs) | 0
  const last = (outputs - 1) | 0
  const panel = panelOf(all + length * outputs)
  fillPanel(panel, 0, memory, x, all)
  fillPanel(panel, all, memory, dz, (length * outputs) | 0)
  for (let o = 0; o <= last; o = (o + 2) | 0) {
    const next = Math.min(o + 1, last)
    for (let i = 0; i < whole; i = (i + 3) | 0) {
      const dw0 = (dw + o * inputs + i) | 0
      const dw1 = (dw + next * inputs + i) | 0
      let sumA0 = memory[dw0]
      let sumB0 = memory[dw0 + 1]
      let sumC0 = memory[dw0 + 2]
      let sumA1 = memory[dw1]
      let sumB1 = memory[dw1 + 1]
      let sumC1 = memory[dw1 + 2]
      let row = i
      let dz0 = (all + o) | 0
      let dz1 = (all + next) | 0
      for (let s = 0; s < length; s = (s + 1) | 0) {
        const gradient0 = panel[dz0]
        const gradient1 = panel[dz1]
        const valueA = panel[row]
        sumA0 += gradient0 * valueA
        sumA1 += gradient1 * valueA
        const valueB = panel[(row + 1) | 0]
        sumB0 += gradient0 * valueB
        sumB1 += gradient1 * valueB
        const valueC = panel[(row + 2) | 0]
        sumC0 += gradient0 * valueC
        sumC1 += gradient1 * valueC
        row = (row + inputs) | 0
        dz0 = (dz0 + outputs) | 0
        dz1 = (dz1 + outputs) | 0
      }
      memory[dw0] = sumA0
      memory[dw0 + 1] = sumB0
      memory[dw0 + 2] = sumC0
      memory[dw1] = sumA1
      memory[dw1 + 1] = sumB1
      memory[dw1 + 2] = sumC1
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
  const last = (outputs - 1) | 0
  for (let o = 0; o <= last; o = (o + 4) | 0) {
    const oB = Math.min(o + 1, last)
    const oC = Math.min(o + 2, last)
    const oD = Math.min(o + 3, last)
    let sumA = memory[db + o]
    let sumB = memory[db + oB]
    let sumC = memory[db + oC]
    let sumD = memory[db + oD]
    let from = dz
    for (let s = 0; s < length; s = (s + 1) | 0) {
      sumA += memory[(from + o) | 0]
      sumB += memory[(from + oB) | 0]
      sumC += memory[(from + oC) | 0]
      sumD += memory[(from + oD) | 0]
      from = (from + outputs) | 0
    }
    memory[db + o] = sumA
    memory[db + oB] = sumB
    memory[db + oC] = sumC
    memory[db + oD] = sumD
  }
}
