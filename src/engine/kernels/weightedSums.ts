/**
 * The weighted sums of a dense layer: the first of its three matrix products, and how all three are
 * computed (`weightGradients.ts`, `inputGradients.ts`). `steps` rows belong to each sample: the time steps of
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
 * read a copy (`panel.ts`), in a loop of their own: in one that has seen both kinds of array, each
 * read would cost more.
 */
import { FEW, fillPanel, panelOf } from './panel.ts'

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
