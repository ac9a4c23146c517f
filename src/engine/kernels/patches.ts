/**
 * An image unfolded into the patches that a convolution multiplies by its kernels, and their gradients
 * folded back into the image's; the letters are those of `convolution.ts`.
 *
 * How the kernel lies on the image comes from the arena, in the order of `windowConstants` in
 * `layers/window.ts`: channels, height, width, the kernel's height and width, stride down and
 * across, zeros above and to the left, positions down and across.
 */

/** P[tap, position] = X[channel, y, x] under that tap, 0 in the padding; every place is written. */
export function unfoldPatches(
  memory: Float64Array,
  rows: number,
  x: number,
  patches: number,
  window: number,
): void {
  const channels = memory[window] | 0
  const height = memory[window + 1] | 0
  const width = memory[window + 2] | 0
  const kernelHeight = memory[window + 3] | 0
  const kernelWidth = memory[window + 4] | 0
  const strideDown = memory[window + 5] | 0
  const strideAcross = memory[window + 6] | 0
  const above = memory[window + 7] | 0
  const left = memory[window + 8] | 0
  const down = memory[window + 9] | 0
  const across = memory[window + 10] | 0
  let to = patches | 0
  for (let s = 0; s < rows; s++) {
    for (let c = 0; c < channels; c++) {
      const image = (x + (s * channels + c) * height * width) | 0
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          // Of a row of positions those from `first` to before `end` have the tap on the image.
          const first = Math.ceil(Math.max(left - kx, 0) / strideAcross) | 0
          const end = Math.min(Math.floor((width - 1 + left - kx) / strideAcross) + 1, across) | 0
          const isWhole = first === 0 && end === across
          for (let v = 0; v < down; v++) {
            const imageY = (v * strideDown + ky - above) | 0
            const isOnImage = imageY >= 0 && imageY < height
            const row = to
            to = (to + across) | 0
            if (!isWhole || !isOnImage) for (let k = row; k < to; k++) memory[k] = 0
            if (!isOnImage) continue
            const last = (row + end) | 0
            let from = (image + imageY * width + first * strideAcross + kx - left) | 0
            for (let k = (row + first) | 0; k < last; k++) {
              memory[k] = memory[from]
              from = (from + strideAcross) | 0
            }
          }
        }
      }
    }
  }
}

/** dX[channel, y, x] = Σ of dP[tap, position] wherever that tap lay on it, tap after tap */
export function foldPatches(
  memory: Float64Array,
  rows: number,
  dPatches: number,
  dx: number,
  window: number,
): void {
  const channels = memory[window] | 0
  const height = memory[window + 1] | 0
  const width = memory[window + 2] | 0
  const kernelHeight = memory[window + 3] | 0
  const kernelWidth = memory[window + 4] | 0
  const strideDown = memory[window + 5] | 0
  const strideAcross = memory[window + 6] | 0
  const above = memory[window + 7] | 0
  const left = memory[window + 8] | 0
  const down = memory[window + 9] | 0
  const across = memory[window + 10] | 0
  memory.fill(0, dx, dx + rows * channels * height * width)
  let from = dPatches | 0
  for (let s = 0; s < rows; s++) {
    for (let c = 0; c < channels; c++) {
      const image = (dx + (s * channels + c) * height * width) | 0
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          // As in `unfoldPatches`.
          const first = Math.ceil(Math.max(left - kx, 0) / strideAcross) | 0
          const end = Math.min(Math.floor((width - 1 + left - kx) / strideAcross) + 1, across) | 0
          for (let v = 0; v < down; v++) {
            const imageY = (v * strideDown + ky - above) | 0
            const row = from
            from = (from + across) | 0
            if (imageY < 0 || imageY >= height) continue
            const last = (row + end) | 0
            let to = (image + imageY * width + first * strideAcross + kx - left) | 0
            for (let k = (row + first) | 0; k < last; k++) {
              memory[to] = memory[to] + memory[k]
              to = (to + strideAcross) | 0
            }
          }
        }
      }
    }
  }
}
