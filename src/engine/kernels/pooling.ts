/**
 * Pooling: each window of a channel becomes one value. x and dx are channels × height × width, y and
 * dy channels × positions, row by row. How the window lies on the image comes from the arena, in the
 * order of `windowConstants` in `layers/window.ts`; there is no padding, and what is left over belongs to no window.
 */

/**
 * Of two places the one that holds the larger value: the first where both hold the same, and the
 * first that is not a number. Bits choose in place of a branch, which processors would guess wrong.
 */
function larger(memory: Float64Array, one: number, other: number): number {
  const value = memory[one]
  // All bits set where `one` stays, none where `other` takes its place.
  const stays = -(Number(memory[other] <= value) | Number(value !== value))
  return other ^ ((one ^ other) & stays)
}

/**
 * y = the largest x under the window; `winners` gets its index within the sample's x, the first
 * largest in row order. What is not a number passes through.
 */
export function maxPooling(
  memory: Float64Array,
  rows: number,
  x: number,
  y: number,
  winners: number,
  window: number,
): void {
  const channels = memory[window] | 0
  const height = memory[window + 1] | 0
  const width = memory[window + 2] | 0
  const windowHeight = memory[window + 3] | 0
  const windowWidth = memory[window + 4] | 0
  const strideDown = memory[window + 5] | 0
  const strideAcross = memory[window + 6] | 0
  const down = memory[window + 9] | 0
  const across = memory[window + 10] | 0
  const isSquareOfFour = windowHeight === 2 && windowWidth === 2
  const skip = (width - windowWidth) | 0
  let to = 0
  for (let s = 0; s < rows; s++) {
    const sample = (x + s * channels * height * width) | 0
    for (let c = 0; c < channels; c++) {
      for (let v = 0; v < down; v++) {
        let corner = (sample + (c * height + v * strideDown) * width) | 0
        for (let h = 0; h < across; h++) {
          let winner = corner
          if (isSquareOfFour) {
            // By far the commonest window: its rows' winners meet, three times as fast as the loop.
            const below = (corner + width) | 0
            const upper = larger(memory, corner, (corner + 1) | 0)
            winner = larger(memory, upper, larger(memory, below, (below + 1) | 0))
          } else {
            let k = corner
            for (let row = 0; row < windowHeight; row++) {
              for (const end = (k + windowWidth) | 0; k < end; k++) {
                winner = larger(memory, winner, k)
              }
              k = (k + skip) | 0
            }
          }
          memory[y + to] = memory[winner]
          memory[winners + to] = (winner - sample) | 0
          to = (to + 1) | 0
          corner = (corner + strideAcross) | 0
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
  memory.fill(0, dx, dx + rows * inputs)
  for (let s = 0; s < rows; s++) {
    const image = (dx + s * inputs) | 0
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
  window: number,
): void {
  const channels = memory[window] | 0
  const height = memory[window + 1] | 0
  const width = memory[window + 2] | 0
  const windowHeight = memory[window + 3] | 0
  const windowWidth = memory[window + 4] | 0
  const strideDown = memory[window + 5] | 0
  const strideAcross = memory[window + 6] | 0
  const down = memory[window + 9] | 0
  const across = memory[window + 10] | 0
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
  window: number,
): void {
  const channels = memory[window] | 0
  const height = memory[window + 1] | 0
  const width = memory[window + 2] | 0
  const windowHeight = memory[window + 3] | 0
  const windowWidth = memory[window + 4] | 0
  const strideDown = memory[window + 5] | 0
  const strideAcross = memory[window + 6] | 0
  const down = memory[window + 9] | 0
  const across = memory[window + 10] | 0
  const size = windowHeight * windowWidth
  const skip = (width - windowWidth) | 0
  memory.fill(0, dx, dx + rows * channels * height * width)
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
