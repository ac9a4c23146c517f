/**
 * The three matrix products of a dense layer. `steps` rows belong to each sample: the time steps of
 * a sequence, or 1. X is rows × inputs, W outputs × inputs, z and dz rows × outputs, all row-major
 * at the given places. Every output has one accumulator, and sums run in the order of their index,
 * so that no result depends on how rows were cut into chunks.
 *
 * Six sums run at once, in blocks of 2 × 3, so that each number loaded is used two or three times
 * and no sum waits for another (register blocks; Goto and van de Geijn, "Anatomy of
 * high-performance matrix multiplication", 2008): V8 holds a block's sums and its products in
 * registers together, and of 2 × 4 it spills. What three do not divide runs in blocks of 4 × 1.
 * Where a block would reach past the end, its last line is summed again in place of the lines that
 * do not exist: the same number, written twice. Where each number is read often enough, the blocks
 * read a copy (`panel.ts`).
 */
import { panelOf, fillPanel } from './panel.ts'

/** Fewest rows and fewest outputs for which a copy pays. */
const FEW = 16

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
  const last = (rows * steps - 1) | 0
  const isLarge = last + 1 >= FEW && outputs >= FEW
  let o = isLarge ? sumsByPanel(memory, last, x, w, b, z, inputs, outputs) : 0
  for (; o + 2 < outputs; o = (o + 3) | 0) {
    const weights = (w + o * inputs) | 0
    const biasA = memory[b + o]
    const biasB = memory[b + o + 1]
    const biasC = memory[b + o + 2]
    for (let s = 0; s <= last; s = (s + 2) | 0) {
      const next = Math.min(s + 1, last)
      let x0 = (x + s * inputs) | 0
      let x1 = (x + next * inputs) | 0
      let wA = weights
      let wB = (wA + inputs) | 0
      let wC = (wB + inputs) | 0
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      for (const end = (x0 + inputs) | 0; x0 < end; x0 = (x0 + 1) | 0) {
        const value0 = memory[x0]
        const value1 = memory[x1]
        const weightA = memory[wA]
        sumA0 += value0 * weightA
        sumA1 += value1 * weightA
        const weightB = memory[wB]
        sumB0 += value0 * weightB
        sumB1 += value1 * weightB
        const weightC = memory[wC]
        sumC0 += value0 * weightC
        sumC1 += value1 * weightC
        x1 = (x1 + 1) | 0
        wA = (wA + 1) | 0
        wB = (wB + 1) | 0
        wC = (wC + 1) | 0
      }
      const z0 = (z + s * outputs + o) | 0
      const z1 = (z + next * outputs + o) | 0
      memory[z0] = sumA0 + biasA
      memory[z0 + 1] = sumB0 + biasB
      memory[z0 + 2] = sumC0 + biasC
      memory[z1] = sumA1 + biasA
      memory[z1 + 1] = sumB1 + biasB
      memory[z1 + 2] = sumC1 + biasC
    }
  }
  for (; o < outputs; o = (o + 1) | 0) {
    const weights = (w + o * inputs) | 0
    const bias = memory[b + o]
    for (let s = 0; s <= last; s = (s + 4) | 0) {
      const s1 = Math.min(s + 1, last)
      const s2 = Math.min(s + 2, last)
      const s3 = Math.min(s + 3, last)
      const x0 = (x + s * inputs) | 0
      const x1 = (x + s1 * inputs) | 0
      const x2 = (x + s2 * inputs) | 0
      const x3 = (x + s3 * inputs) | 0
      let sum0 = 0
      let sum1 = 0
      let sum2 = 0
      let sum3 = 0
      for (let i = 0; i < inputs; i = (i + 1) | 0) {
        const weight = memory[(weights + i) | 0]
        sum0 += memory[(x0 + i) | 0] * weight
        sum1 += memory[(x1 + i) | 0] * weight
        sum2 += memory[(x2 + i) | 0] * weight
        sum3 += memory[(x3 + i) | 0] * weight
      }
      const to = (z + o) | 0
      memory[to + s * outputs] = sum0 + bias
      memory[to + s1 * outputs] = sum1 + bias
      memory[to + s2 * outputs] = sum2 + bias
      memory[to + s3 * outputs] = sum3 + bias
    }
  }
}

/** The same, for as many outputs as blocks of three hold; gives their number. */
function sumsByPanel(
  memory: Float64Array,
  last: number,
  x: number,
  w: number,
  b: number,
  z: number,
  inputs: number,
  outputs: number,
): number {
  const all = ((last + 1) * inputs) | 0
  const panel = panelOf(all + 3 * inputs)
  fillPanel(panel, 0, memory, x, all)
  let o = 0
  for (; o + 2 < outputs; o = (o + 3) | 0) {
    fillPanel(panel, all, memory, (w + o * inputs) | 0, (3 * inputs) | 0)
    const biasA = memory[b + o]
    const biasB = memory[b + o + 1]
    const biasC = memory[b + o + 2]
    for (let s = 0; s <= last; s = (s + 2) | 0) {
      const next = Math.min(s + 1, last)
      let x0 = (s * inputs) | 0
      let x1 = (next * inputs) | 0
      let wA = all
      let wB = (wA + inputs) | 0
      let wC = (wB + inputs) | 0
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      for (const end = (x0 + inputs) | 0; x0 < end; x0 = (x0 + 1) | 0) {
        const value0 = panel[x0]
        const value1 = panel[x1]
        const weightA = panel[wA]
        sumA0 += value0 * weightA
        sumA1 += value1 * weightA
        const weightB = panel[wB]
        sumB0 += value0 * weightB
        sumB1 += value1 * weightB
        const weightC = panel[wC]
        sumC0 += value0 * weightC
        sumC1 += value1 * weightC
        x1 = (x1 + 1) | 0
        wA = (wA + 1) | 0
        wB = (wB + 1) | 0
        wC = (wC + 1) | 0
      }
      const z0 = (z + s * outputs + o) | 0
      const z1 = (z + next * outputs + o) | 0
      memory[z0] = sumA0 + biasA
      memory[z0 + 1] = sumB0 + biasB
      memory[z0 + 2] = sumC0 + biasC
      memory[z1] = sumA1 + biasA
      memory[z1 + 1] = sumB1 + biasB
      memory[z1 + 2] = sumC1 + biasC
    }
  }
  return o
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
  const last = (rows * steps - 1) | 0
  const whole = (inputs - (inputs % 3)) | 0
  const isLarge = last + 1 >= FEW && outputs >= FEW
  if (isLarge) inputGradientsByPanel(memory, last, dz, w, dx, inputs, outputs, whole)
  const first = isLarge ? last + 1 : 0
  for (let s = first; s <= last; s = (s + 2) | 0) {
    const next = Math.min(s + 1, last)
    for (let i = 0; i < whole; i = (i + 3) | 0) {
      let dz0 = (dz + s * outputs) | 0
      let dz1 = (dz + next * outputs) | 0
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      let weight = (w + i) | 0
      for (const end = (dz0 + outputs) | 0; dz0 < end; dz0 = (dz0 + 1) | 0) {
        const gradient0 = memory[dz0]
        const gradient1 = memory[dz1]
        const weightA = memory[weight]
        sumA0 += gradient0 * weightA
        sumA1 += gradient1 * weightA
        const weightB = memory[(weight + 1) | 0]
        sumB0 += gradient0 * weightB
        sumB1 += gradient1 * weightB
        const weightC = memory[(weight + 2) | 0]
        sumC0 += gradient0 * weightC
        sumC1 += gradient1 * weightC
        weight = (weight + inputs) | 0
        dz1 = (dz1 + 1) | 0
      }
      const dx0 = (dx + s * inputs + i) | 0
      const dx1 = (dx + next * inputs + i) | 0
      memory[dx0] = sumA0
      memory[dx0 + 1] = sumB0
      memory[dx0 + 2] = sumC0
      memory[dx1] = sumA1
      memory[dx1 + 1] = sumB1
      memory[dx1 + 2] = sumC1
    }
  }
  for (let i = whole; i < inputs; i = (i + 1) | 0) {
    for (let s = 0; s <= last; s = (s + 4) | 0) {
      const s1 = Math.min(s + 1, last)
      const s2 = Math.min(s + 2, last)
      const s3 = Math.min(s + 3, last)
      const dz0 = (dz + s * outputs) | 0
      const dz1 = (dz + s1 * outputs) | 0
      const dz2 = (dz + s2 * outputs) | 0
      const dz3 = (dz + s3 * outputs) | 0
      let sum0 = 0
      let sum1 = 0
      let sum2 = 0
      let sum3 = 0
      let at = (w + i) | 0
      for (let o = 0; o < outputs; o = (o + 1) | 0) {
        const weight = memory[at]
        sum0 += memory[(dz0 + o) | 0] * weight
        sum1 += memory[(dz1 + o) | 0] * weight
        sum2 += memory[(dz2 + o) | 0] * weight
        sum3 += memory[(dz3 + o) | 0] * weight
        at = (at + inputs) | 0
      }
      const to = (dx + i) | 0
      memory[to + s * inputs] = sum0
      memory[to + s1 * inputs] = sum1
      memory[to + s2 * inputs] = sum2
      memory[to + s3 * inputs] = sum3
    }
  }
}

/** The same, for the first `whole` inputs. */
function inputGradientsByPanel(
  memory: Float64Array,
  last: number,
  dz: number,
  w: number,
  dx: number,
  inputs: number,
  outputs: number,
  whole: number,
): void {
  const all = ((last + 1) * outputs) | 0
  const panel = panelOf(all + outputs * inputs)
  fillPanel(panel, 0, memory, dz, all)
  fillPanel(panel, all, memory, w, (outputs * inputs) | 0)
  for (let s = 0; s <= last; s = (s + 2) | 0) {
    const next = Math.min(s + 1, last)
    for (let i = 0; i < whole; i = (i + 3) | 0) {
      let dz0 = (s * outputs) | 0
      let dz1 = (next * outputs) | 0
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      let weight = (all + i) | 0
      for (const end = (dz0 + outputs) | 0; dz0 < end; dz0 = (dz0 + 1) | 0) {
        const gradient0 = panel[dz0]
        const gradient1 = panel[dz1]
        const weightA = panel[weight]
        sumA0 += gradient0 * weightA
        sumA1 += gradient1 * weightA
        const weightB = panel[(weight + 1) | 0]
        sumB0 += gradient0 * weightB
        sumB1 += gradient1 * weightB
        const weightC = panel[(weight + 2) | 0]
        sumC0 += gradient0 * weightC
        sumC1 += gradient1 * weightC
        weight = (weight + inputs) | 0
        dz1 = (dz1 + 1) | 0
      }
      const dx0 = (dx + s * inputs + i) | 0
      const dx1 = (dx + next * inputs + i) | 0
      memory[dx0] = sumA0
      memory[dx0 + 1] = sumB0
      memory[dx0 + 2] = sumC0
      memory[dx1] = sumA1
      memory[dx1 + 1] = sumB1
      memory[dx1 + 2] = sumC1
    }
  }
}
