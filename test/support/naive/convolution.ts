/**
 * The digits' network in plain loops, from its formulas alone: 3×3 kernels with zeros around the
 * image, ReLU, the best of 2×2, one dense layer with softmax and cross-entropy; forward, back, and
 * Adam's first step. Knows nothing of the engine.
 */

/** Maps are channels × rows × columns, parameters kernels, their biases, dense weights, their biases; all flat. */
export type Sizes = { readonly side: number; readonly filters: number; readonly classes: number }

export type Forward = {
  readonly sums: readonly number[]
  readonly maps: readonly number[]
  readonly pooled: readonly number[]
  /** Where in `maps` each pooled value comes from. */
  readonly winners: readonly number[]
  readonly logits: readonly number[]
  readonly shares: readonly number[]
}

export type Backward = {
  readonly logits: readonly number[]
  readonly pooled: readonly number[]
  readonly maps: readonly number[]
  readonly sums: readonly number[]
  /** In the order of the parameters. */
  readonly parameters: readonly number[]
}

const SIDE = 3
const WEIGHTS = SIDE * SIDE

export function forward(
  { side, filters, classes }: Sizes,
  parameters: readonly number[],
  image: readonly number[],
): Forward {
  const pixel = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= side || column >= side ? 0 : image[row * side + column]
  const sums: number[] = []
  for (let filter = 0; filter < filters; filter++)
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        let sum = parameters[filters * WEIGHTS + filter]
        for (let down = 0; down < SIDE; down++)
          for (let right = 0; right < SIDE; right++)
            sum +=
              parameters[filter * WEIGHTS + down * SIDE + right] *
              pixel(row + down - 1, column + right - 1)
        sums.push(sum)
      }
  const maps = sums.map((sum) => Math.max(0, sum))
  const half = side / 2
  const winners: number[] = []
  for (let filter = 0; filter < filters; filter++)
    for (let row = 0; row < half; row++)
      for (let column = 0; column < half; column++) {
        const first = filter * side * side + 2 * row * side + 2 * column
        const under = [first, first + 1, first + side, first + side + 1]
        winners.push(under.reduce((best, place) => (maps[place] > maps[best] ? place : best)))
      }
  const pooled = winners.map((place) => maps[place])
  const dense = filters * WEIGHTS + filters
  const logits = Array.from({ length: classes }, (_, o) =>
    pooled.reduce(
      (sum, value, i) => sum + parameters[dense + o * pooled.length + i] * value,
      parameters[dense + classes * pooled.length + o],
    ),
  )
  const all = logits.reduce((sum, logit) => sum + Math.exp(logit), 0)
  return { sums, maps, pooled, winners, logits, shares: logits.map((z) => Math.exp(z) / all) }
}

export function loss({ shares }: Forward, target: number): number {
  return -Math.log(shares[target])
}

export function backward(
  { side, filters, classes }: Sizes,
  parameters: readonly number[],
  image: readonly number[],
  target: number,
): Backward {
  const { sums, pooled, winners, shares } = forward({ side, filters, classes }, parameters, image)
  const logits = shares.map((share, o) => share - (o === target ? 1 : 0))
  const dense = filters * WEIGHTS + filters
  const ofPooled = pooled.map((_, i) =>
    logits.reduce((sum, delta, o) => sum + delta * parameters[dense + o * pooled.length + i], 0),
  )
  const ofMaps = sums.map(() => 0)
  winners.forEach((place, i) => (ofMaps[place] += ofPooled[i]))
  const ofSums = ofMaps.map((gradient, place) => (sums[place] > 0 ? gradient : 0))
  const kernels: number[] = []
  const biases: number[] = []
  for (let filter = 0; filter < filters; filter++) {
    const own = ofSums.slice(filter * side * side, (filter + 1) * side * side)
    for (let down = -1; down <= 1; down++)
      for (let right = -1; right <= 1; right++)
        kernels.push(
          own.reduce((sum, delta, place) => {
            const row = Math.floor(place / side) + down
            const column = (place % side) + right
            const isIn = row >= 0 && column >= 0 && row < side && column < side
            return isIn ? sum + delta * image[row * side + column] : sum
          }, 0),
        )
    biases.push(own.reduce((sum, delta) => sum + delta, 0))
  }
  const weights = logits.flatMap((delta) => pooled.map((value) => delta * value))
  return {
    logits,
    pooled: ofPooled,
    maps: ofMaps,
    sums: ofSums,
    parameters: [...kernels, ...biases, ...weights, ...logits],
  }
}
