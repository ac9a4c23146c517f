/**
 * Convolution (cross-correlation: the kernel is not flipped) as a product with unfolded patches.
 * P is the patches, positions × taps for each sample, where a tap is one place of the kernel
 * (channel, row, column) and a position one place where it is laid on the image, row by row. W is
 * filters × taps, b filters, z and dz filters × positions. Every sum has one accumulator and runs
 * in the order of its index.
 *
 * What says how the window lies on the image comes from the arena, in the order of
 * `layers/window.ts`: channels, height, width, window's height and width, stride down and across,
 * padding above and to the left, positions down and across.
 */

/** P[position, tap] = X[channel, y, x] under that tap, 0 in the padding; every place is written. */
export function unfoldPatches(
  memory: Float64Array,
  rows: number,
  x: number,
  patches: number,
  constants: number,
): void {
  const channels = memory[constants] | 0
  const height = memory[constants + 1] | 0
  const width = memory[constants + 2] | 0
  const kernelHeight = memory[constants + 3] | 0
  const kernelWidth = memory[constants + 4] | 0
  const strideDown = memory[constants + 5] | 0
  const strideAcross = memory[constants + 6] | 0
  const above = memory[constants + 7] | 0
  const left = memory[constants + 8] | 0
  const down = memory[constants + 9] | 0
  const across = memory[constants + 10] | 0
  let to = patches | 0
  for (let s = 0; s < rows; s++) {
    const sample = (x + s * channels * height * width) | 0
    for (let v = 0; v < down; v++) {
      for (let h = 0; h < across; h++) {
        for (let c = 0; c < channels; c++) {
          for (let ky = 0; ky < kernelHeight; ky++) {
            const yy = v * strideDown + ky - above
            for (let kx = 0; kx < kernelWidth; kx++) {
              const xx = h * strideAcross + kx - left
              const inside = yy >= 0 && yy < height && xx >= 0 && xx < width
              memory[to] = inside ? memory[sample + (c * height + yy) * width + xx] : 0
              to++
            }
          }
        }
      }
    }
  }
}

/** z[filter, position] = Σ_tap P[position, tap]·W[filter, tap] + b[filter] */
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
  for (let s = 0; s < rows; s++) {
    for (let f = 0; f < filters; f++) {
      for (let p = 0; p < positions; p++) {
        const patch = (patches + (s * positions + p) * taps) | 0
        const weights = (w + f * taps) | 0
        let sum = 0
        for (let k = 0; k < taps; k++) sum += memory[patch + k] * memory[weights + k]
        memory[z + (s * filters + f) * positions + p] = sum + memory[b + f]
      }
    }
  }
}

/** dW[filter, tap] += Σ_position dz[filter, position]·P[position, tap], sample after sample */
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
  for (let s = 0; s < rows; s++) {
    for (let f = 0; f < filters; f++) {
      for (let p = 0; p < positions; p++) {
        const gradient = memory[dz + (s * filters + f) * positions + p]
        const patch = (patches + (s * positions + p) * taps) | 0
        const to = (dw + f * taps) | 0
        for (let k = 0; k < taps; k++) {
          memory[to + k] = memory[to + k] + gradient * memory[patch + k]
        }
      }
    }
  }
}

/** db[filter] += Σ_position dz[filter, position], sample after sample */
export function filterBiasGradients(
  memory: Float64Array,
  rows: number,
  dz: number,
  db: number,
  filters: number,
  positions: number,
): void {
  for (let s = 0; s < rows; s++) {
    for (let f = 0; f < filters; f++) {
      const from = (dz + (s * filters + f) * positions) | 0
      let sum = memory[db + f]
      for (let p = 0; p < positions; p++) sum += memory[from + p]
      memory[db + f] = sum
    }
  }
}

/** dP[position, tap] = Σ_filter dz[filter, position]·W[filter, tap] */
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
  for (let s = 0; s < rows; s++) {
    for (let p = 0; p < positions; p++) {
      for (let k = 0; k < taps; k++) {
        let sum = 0
        for (let f = 0; f < filters; f++) {
          sum += memory[dz + (s * filters + f) * positions + p] * memory[w + f * taps + k]
        }
        memory[dPatches + (s * positions + p) * taps + k] = sum
      }
    }
  }
}

/** dX[channel, y, x] = Σ_tap of dP[position, tap] wherever that tap lay on it */
export function foldPatches(
  memory: Float64Array,
  rows: number,
  dPatches: number,
  dx: number,
  constants: number,
): void {
  const channels = memory[constants] | 0
  const height = memory[constants + 1] | 0
  const width = memory[constants + 2] | 0
  const kernelHeight = memory[constants + 3] | 0
  const kernelWidth = memory[constants + 4] | 0
  const strideDown = memory[constants + 5] | 0
  const strideAcross = memory[constants + 6] | 0
  const above = memory[constants + 7] | 0
  const left = memory[constants + 8] | 0
  const down = memory[constants + 9] | 0
  const across = memory[constants + 10] | 0
  const taps = channels * kernelHeight * kernelWidth
  for (let s = 0; s < rows; s++) {
    const sample = (dx + s * channels * height * width) | 0
    for (let k = 0; k < channels * height * width; k++) memory[sample + k] = 0
    for (let c = 0; c < channels; c++) {
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          const tap = (c * kernelHeight + ky) * kernelWidth + kx
          for (let v = 0; v < down; v++) {
            const yy = v * strideDown + ky - above
            for (let h = 0; h < across; h++) {
              const xx = h * strideAcross + kx - left
              if (!(yy >= 0 && yy < height && xx >= 0 && xx < width)) continue
              const to = sample + (c * height + yy) * width + xx
              const from = dPatches + (s * down * across + v * across + h) * taps + tap
              memory[to] = memory[to] + memory[from]
            }
          }
        }
      }
    }
  }
}
