/** What a dense layer hands back to the layer before, by the rules of `weightedSums.ts`. */
import { FEW, fillPanel, panelOf } from './panel.ts'

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
