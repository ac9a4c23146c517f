/**
 * Pooling: each window of a channel becomes one value. x and dx are channels × height × width, y and
 * dy channels × positions, row by row. How the window lies on the image comes from the arena, in the
 * order of `layers/window.ts`; there is no padding, and what is left over belongs to no window.
 */

/**
 * y = the largest under the window; `winners` gets its index within the sample's x. The winner is
 * the first largest in row order, or the first that is not a number, which passes through.
 */
export function maxPooling(
  memory: Float64Array,
  rows: number,
  x: number,
  y: number,
  winners: number,
  constants: number,
): void {
  const channels = memory[constants] | 0
  const height = memory[constants + 1] | 0
  const width = memory[constants + 2] | 0
  const windowHeight = memory[constants + 3] | 0
  const windowWidth = memory[constants + 4] | 0
  const strideDown = memory[constants + 5] | 0
  const strideAcross = memory[constants + 6] | 0
  const down = memory[constants + 9] | 0
  const across = memory[constants + 10] | 0
  const skip = (width - windowWidth) | 0
  let to = 0
  for (let s = 0; s < rows; s++) {
    const sample = (x + s * channels * height * width) | 0
    for (let c = 0; c < channels; c++) {
      for (let v = 0; v < down; v++) {
        for (let h = 0; h < across; h++) {
          const corner = ((c * height + v * strideDown) * width + h * strideAcross) | 0
          let winner = corner
          let largest = memory[sample + corner]
          let k = corner
          for (let row = 0; row < windowHeight; row++) {
            for (const end = (k + windowWidth) | 0; k < end; k++) {
              const value = memory[sample + k]
              // Only what is larger, or either is not a number; of these the first stays.
              if (value <= largest || largest !== largest) continue
              largest = value
              winner = k
            }
            k = (k + skip) | 0
          }
          memory[y + to] = largest
          memory[winners + to] = winner
          to = (to + 1) | 0
        }
      }
    }
  }
}

/** dx[winner] += dy, window after window, the rest 0. `inputs` and `outputs` are a sample's values. */
export function maxPoolingBackward(
  memory: Float64Array,
  rows: number,
  dy: number,
  winners: number,
  dx: number,
  inputs: number,
  outputs: number,
): void {
  for (let s = 0; s < rows; s++) {
    const image = (dx + s * inputs) | 0
    for (let i = 0; i < inputs; i++) memory[image + i] = 0
    const row = (s * outputs) | 0
    for (let o = 0; o < outputs; o++) {
      const to = (image + (memory[winners + row + o] | 0)) | 0
      memory[to] = memory[to] + memory[dy + row + o]
    }
  }
}

/** y = Σ of x under the window, row by row, / its size */
export function averagePooling(
  memory: Float64Array,
  rows: number,
  x: number,
  y: number,
  constants: number,
): void {
  const channels = memory[constants] | 0
  const height = memory[constants + 1] | 0
  const width = memory[constants + 2] | 0
  const windowHeight = memory[constants + 3] | 0
  const windowWidth = memory[constants + 4] | 0
  const strideDown = memory[constants + 5] | 0
  const strideAcross = memory[constants + 6] | 0
  const down = memory[constants + 9] | 0
  const across = memory[constants + 10] | 0
  const size = windowHeight * windowWidth
  const skip = (width - windowWidth) | 0
  let to = y | 0
  for (let s = 0; s < rows; s++) {
    for (let c = 0; c < channels; c++) {
      const image = (x + (s * channels + c) * height * width) | 0
      for (let v = 0; v < down; v++) {
        for (let h = 0; h < across; h++) {
          let k = (image + v * strideDown * width + h * strideAcross) | 0
          let sum = 0
          for (let row = 0; row < windowHeight; row++) {
            for (const end = (k + windowWidth) | 0; k < end; k++) sum += memory[k]
            k = (k + skip) | 0
          }
          memory[to] = sum / size
          to = (to + 1) | 0
        }
      }
    }
  }
}

/** dx += dy / size under each window, window after window, from 0 */
export function averagePoolingBackward(
  memory: Float64Array,
  rows: number,
  dy: number,
  dx: number,
  constants: number,
): void {
  const channels = memory[constants] | 0
  const height = memory[constants + 1] | 0
  const width = memory[constants + 2] | 0
  const windowHeight = memory[constants + 3] | 0
  const windowWidth = memory[constants + 4] | 0
  const strideDown = memory[constants + 5] | 0
  const strideAcross = memory[constants + 6] | 0
  const down = memory[constants + 9] | 0
  const across = memory[constants + 10] | 0
  const size = windowHeight * windowWidth
  const skip = (width - windowWidth) | 0
  const length = (rows * channels * height * width) | 0
  for (let k = 0; k < length; k++) memory[dx + k] = 0
  let from = dy | 0
  for (let s = 0; s < rows; s++) {
    for (let c = 0; c < channels; c++) {
      const image = (dx + (s * channels + c) * height * width) | 0
      for (let v = 0; v < down; v++) {
        for (let h = 0; h < across; h++) {
          let k = (image + v * strideDown * width + h * strideAcross) | 0
          const share = memory[from] / size
          for (let row = 0; row < windowHeight; row++) {
            for (const end = (k + windowWidth) | 0; k < end; k++) memory[k] = memory[k] + share
            k = (k + skip) | 0
          }
          from = (from + 1) | 0
        }
      }
    }
  }
}
