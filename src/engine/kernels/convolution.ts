/**
 * Convolution (cross-correlation: the kernel is not flipped) as a product with unfolded patches
 * (`patches.ts`). P is the patches, taps × positions for each sample, where a tap is one place of the kernel (channel,
 * row, column) and a position one place where the kernel is laid on the image, row by row; so each
 * column is one patch, as in PyTorch's unfold. W is filters × taps, b filters, z and dz filters ×
 * positions.
 *
 * The products keep a block of sums in registers at a time, since each number that they read serves
 * several of them. Blocks run across outputs and never across a sum: every sum has one accumulator
 * and takes its terms in the order of their index, sample after sample for the gradients of weights
 * and biases. Where a block reaches beyond the end, its places there stand for the last one again
 * and write the same number twice. They read copies, sample by sample (`panel.ts`).
 */
import { fillPanel, panelOf } from './panel.ts'

/** z[filter, position] = Σ_tap W[filter, tap]·P[tap, position] + b[filter]; blocks of 2 filters × 3 positions */
export function filterSums(
  memory: Float64Array,
  rows: number,
  patches: number,
  w: number,
  b: number,
  z: number,
  taps: number,
  filters: number,
  positions: number,
): void {
  const lastFilter = (filters - 1) | 0
  const lastPosition = (positions - 1) | 0
  const all = (taps * positions) | 0
  // The weights, and behind them a sample's patches
  const weights = (filters * taps) | 0
  const panel = panelOf(weights + all)
  fillPanel(panel, 0, memory, w, weights)
  for (let s = 0; s < rows; s++) {
    fillPanel(panel, weights, memory, (patches + s * all) | 0, all)
    const to = (z + s * filters * positions) | 0
    for (let f0 = 0; f0 < filters; f0 += 2) {
      const f1 = Math.min(f0 + 1, lastFilter) | 0
      const weights0 = (f0 * taps) | 0
      const weights1 = (f1 * taps) | 0
      const z0 = (to + f0 * positions) | 0
      const z1 = (to + f1 * positions) | 0
      const b0 = memory[b + f0]
      const b1 = memory[b + f1]
      for (let p0 = 0; p0 < positions; p0 += 3) {
        const p1 = Math.min(p0 + 1, lastPosition) | 0
        const p2 = Math.min(p0 + 2, lastPosition) | 0
        let sum00 = 0
        let sum01 = 0
        let sum02 = 0
        let sum10 = 0
        let sum11 = 0
        let sum12 = 0
        let w0 = weights0
        let w1 = weights1
        let tap0 = (weights + p0) | 0
        let tap1 = (weights + p1) | 0
        let tap2 = (weights + p2) | 0
        for (const end = (w0 + taps) | 0; w0 < end; w0 = (w0 + 1) | 0) {
          const one = panel[w0]
          const other = panel[w1]
          const x0 = panel[tap0]
          const x1 = panel[tap1]
          const x2 = panel[tap2]
          sum00 += one * x0
          sum01 += one * x1
          sum02 += one * x2
          sum10 += other * x0
          sum11 += other * x1
          sum12 += other * x2
          w1 = (w1 + 1) | 0
          tap0 = (tap0 + positions) | 0
          tap1 = (tap1 + positions) | 0
          tap2 = (tap2 + positions) | 0
        }
        memory[z0 + p0] = sum00 + b0
        memory[z0 + p1] = sum01 + b0
        memory[z0 + p2] = sum02 + b0
        memory[z1 + p0] = sum10 + b1
        memory[z1 + p1] = sum11 + b1
        memory[z1 + p2] = sum12 + b1
      }
    }
  }
}

/** dW[filter, tap] += Σ_position dz[filter, position]·P[tap, position], sample after sample; blocks of 2 filters × 3 taps */
export function filterGradients(
  memory: Float64Array,
  rows: number,
  patches: number,
  dz: number,
  dw: number,
  taps: number,
  filters: number,
  positions: number,
): void {
  const lastFilter = (filters - 1) | 0
  const lastTap = (taps - 1) | 0
  const all = (taps * positions) | 0
  const panel = panelOf(all + filters * positions)
  for (let s = 0; s < rows; s++) {
    fillPanel(panel, 0, memory, (patches + s * all) | 0, all)
    fillPanel(panel, all, memory, (dz + s * filters * positions) | 0, (filters * positions) | 0)
    for (let f0 = 0; f0 < filters; f0 += 2) {
      const f1 = Math.min(f0 + 1, lastFilter) | 0
      const row0 = (all + f0 * positions) | 0
      const row1 = (all + f1 * positions) | 0
      const to0 = (dw + f0 * taps) | 0
      const to1 = (dw + f1 * taps) | 0
      for (let k0 = 0; k0 < taps; k0 += 3) {
        const k1 = Math.min(k0 + 1, lastTap) | 0
        const k2 = Math.min(k0 + 2, lastTap) | 0
        let sum00 = memory[to0 + k0]
        let sum01 = memory[to0 + k1]
        let sum02 = memory[to0 + k2]
        let sum10 = memory[to1 + k0]
        let sum11 = memory[to1 + k1]
        let sum12 = memory[to1 + k2]
        let tap0 = (k0 * positions) | 0
        let tap1 = (k1 * positions) | 0
        let tap2 = (k2 * positions) | 0
        let dz0 = row0
        let dz1 = row1
        for (const end = (dz0 + positions) | 0; dz0 < end; dz0 = (dz0 + 1) | 0) {
          const x0 = panel[tap0]
          const x1 = panel[tap1]
          const x2 = panel[tap2]
          const gradient0 = panel[dz0]
          sum00 += gradient0 * x0
          sum01 += gradient0 * x1
          sum02 += gradient0 * x2
          const gradient1 = panel[dz1]
          sum10 += gradient1 * x0
          sum11 += gradient1 * x1
          sum12 += gradient1 * x2
          tap0 = (tap0 + 1) | 0
          tap1 = (tap1 + 1) | 0
          tap2 = (tap2 + 1) | 0
          dz1 = (dz1 + 1) | 0
        }
        memory[to0 + k0] = sum00
        memory[to0 + k1] = sum01
        memory[to0 + k2] = sum02
        memory[to1 + k0] = sum10
        memory[to1 + k1] = sum11
        memory[to1 + k2] = sum12
      }
    }
  }
}

/** db[filter] += Σ_position dz[filter, position], sample after sample; blocks of 4 filters */
export function filterBiasGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  db: number,
  filters: number,
  positions: number,
): void {
  const lastFilter = (filters - 1) | 0
  for (let s = 0; s < rows; s++) {
    const gradients = (dz + s * filters * positions) | 0
    for (let f0 = 0; f0 < filters; f0 += 4) {
      const f1 = Math.min(f0 + 1, lastFilter) | 0
      const f2 = Math.min(f0 + 2, lastFilter) | 0
      const f3 = Math.min(f0 + 3, lastFilter) | 0
      const dz0 = (gradients + f0 * positions) | 0
      const dz1 = (gradients + f1 * positions) | 0
      const dz2 = (gradients + f2 * positions) | 0
      const dz3 = (gradients + f3 * positions) | 0
      let sum0 = memory[db + f0]
      let sum1 = memory[db + f1]
      let sum2 = memory[db + f2]
      let sum3 = memory[db + f3]
      for (let p = 0; p < positions; p++) {
        sum0 += memory[dz0 + p]
        sum1 += memory[dz1 + p]
        sum2 += memory[dz2 + p]
        sum3 += memory[dz3 + p]
      }
      memory[db + f0] = sum0
      memory[db + f1] = sum1
      memory[db + f2] = sum2
      memory[db + f3] = sum3
    }
  }
}

/** dP[tap, position] = Σ_filter W[filter, tap]·dz[filter, position]; blocks of 2 taps × 3 positions */
export function patchGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  w: number,
  dPatches: number,
  taps: number,
  filters: number,
  positions: number,
): void {
  const lastTap = (taps - 1) | 0
  const lastPosition = (positions - 1) | 0
  const all = (filters * positions) | 0
  // The weights, and behind them the sample's dz
  const weights = (filters * taps) | 0
  const panel = panelOf(weights + all)
  fillPanel(panel, 0, memory, w, weights)
  for (let s = 0; s < rows; s++) {
    fillPanel(panel, weights, memory, (dz + s * all) | 0, all)
    const to = (dPatches + s * positions * taps) | 0
    for (let k0 = 0; k0 < taps; k0 += 2) {
      const k1 = Math.min(k0 + 1, lastTap) | 0
      const to0 = (to + k0 * positions) | 0
      const to1 = (to + k1 * positions) | 0
      for (let p0 = 0; p0 < positions; p0 += 3) {
        const p1 = Math.min(p0 + 1, lastPosition) | 0
        const p2 = Math.min(p0 + 2, lastPosition) | 0
        let sum00 = 0
        let sum01 = 0
        let sum02 = 0
        let sum10 = 0
        let sum11 = 0
        let sum12 = 0
        let w0 = k0 | 0
        let w1 = k1
        let dz0 = (weights + p0) | 0
        let dz1 = (weights + p1) | 0
        let dz2 = (weights + p2) | 0
        for (let f = 0; f < filters; f++) {
          const one = panel[w0]
          const other = panel[w1]
          const x0 = panel[dz0]
          const x1 = panel[dz1]
          const x2 = panel[dz2]
          sum00 += one * x0
          sum01 += one * x1
          sum02 += one * x2
          sum10 += other * x0
          sum11 += other * x1
          sum12 += other * x2
          w0 = (w0 + taps) | 0
          w1 = (w1 + taps) | 0
          dz0 = (dz0 + positions) | 0
          dz1 = (dz1 + positions) | 0
          dz2 = (dz2 + positions) | 0
        }
        memory[to0 + p0] = sum00
        memory[to0 + p1] = sum01
        memory[to0 + p2] = sum02
        memory[to1 + p0] = sum10
        memory[to1 + p1] = sum11
        memory[to1 + p2] = sum12
      }
    }
  }
}
