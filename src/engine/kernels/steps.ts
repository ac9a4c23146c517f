/**
 * The two matrix products of one time step, which recurrent kernels call in their loop over time,
 * and their way to call an activation. The rows of a step lie apart by a stride, since each sample
 * keeps all its steps together. Register blocks as in `weightedSums.ts`: 2 samples × 4 values at once, one
 * accumulator each; past the end a block takes its last line again and writes the same number twice.
 */
import { kernelOfNumber } from '../activations.ts'
import type { Kernel } from './kernels.ts'
import * as rectifiers from './rectifiers.ts'
import * as squashers from './squashers.ts'

const kernels: Readonly<Record<string, Kernel>> = { ...rectifiers, ...squashers }

/** The activation's kernel of that number. */
export function activationOfNumber(number: number): Kernel {
  return kernels[kernelOfNumber(number)]
}

/** z[s,o] += Σ_i x[s,i]·W[o,i]; x is rows × inputs and z rows × outputs, each with its stride, W outputs × inputs. */
export function addProduct(
  memory: Float64Array,
  rows: number,
  x: number,
  xStride: number,
  w: number,
  z: number,
  zStride: number,
  inputs: number,
  outputs: number,
): void {
  const lastRow = (rows - 1) | 0
  const lastOutput = (outputs - 1) | 0
  for (let s = 0; s <= lastRow; s += 2) {
    const next = Math.min(s + 1, lastRow)
    const x0 = (x + s * xStride) | 0
    const x1 = (x + next * xStride) | 0
    const z0 = (z + s * zStride) | 0
    const z1 = (z + next * zStride) | 0
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
      // Read all before writing any: the last line may be here twice.
      sumA0 += memory[z0 + o]
      sumB0 += memory[z0 + oB]
      sumC0 += memory[z0 + oC]
      sumD0 += memory[z0 + oD]
      sumA1 += memory[z1 + o]
      sumB1 += memory[z1 + oB]
      sumC1 += memory[z1 + oC]
      sumD1 += memory[z1 + oD]
      memory[z0 + o] = sumA0
      memory[z0 + oB] = sumB0
      memory[z0 + oC] = sumC0
      memory[z0 + oD] = sumD0
      memory[z1 + o] = sumA1
      memory[z1 + oB] = sumB1
      memory[z1 + oC] = sumC1
      memory[z1 + oD] = sumD1
    }
  }
}

/** dx[s,i] += Σ_o dz[s,o]·W[o,i]; dx is rows × inputs and dz rows × outputs, each with its stride, W outputs × inputs. */
export function addTransposedProduct(
  memory: Float64Array,
  rows: number,
  dz: number,
  dzStride: number,
  w: number,
  dx: number,
  dxStride: number,
  inputs: number,
  outputs: number,
): void {
  const lastRow = (rows - 1) | 0
  const lastInput = (inputs - 1) | 0
  for (let s = 0; s <= lastRow; s += 2) {
    const next = Math.min(s + 1, lastRow)
    const dz0 = (dz + s * dzStride) | 0
    const dz1 = (dz + next * dzStride) | 0
    const dx0 = (dx + s * dxStride) | 0
    const dx1 = (dx + next * dxStride) | 0
    for (let i = 0; i <= lastInput; i += 4) {
      const iB = Math.min(i + 1, lastInput)
      const iC = Math.min(i + 2, lastInput)
      const iD = Math.min(i + 3, lastInput)
      let row = w
      let sumA0 = 0
      let sumB0 = 0
      let sumC0 = 0
      let sumD0 = 0
      let sumA1 = 0
      let sumB1 = 0
      let sumC1 = 0
      let sumD1 = 0
      for (let o = 0; o < outputs; o++) {
        const gradient0 = memory[dz0 + o]
        const gradient1 = memory[dz1 + o]
        const weightA = memory[row + i]
        const weightB = memory[row + iB]
        const weightC = memory[row + iC]
        const weightD = memory[row + iD]
        sumA0 += gradient0 * weightA
        sumB0 += gradient0 * weightB
        sumC0 += gradient0 * weightC
        sumD0 += gradient0 * weightD
        sumA1 += gradient1 * weightA
        sumB1 += gradient1 * weightB
        sumC1 += gradient1 * weightC
        sumD1 += gradient1 * weightD
        row = (row + inputs) | 0
      }
      // Read all before writing any: the last line may be here twice.
      sumA0 += memory[dx0 + i]
      sumB0 += memory[dx0 + iB]
      sumC0 += memory[dx0 + iC]
      sumD0 += memory[dx0 + iD]
      sumA1 += memory[dx1 + i]
      sumB1 += memory[dx1 + iB]
      sumC1 += memory[dx1 + iC]
      sumD1 += memory[dx1 + iD]
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
