/** How the weights of each layer and the gradients of the mean loss by them are spread. Changes nothing. */
import type { Probe } from '../engine/evaluate.ts'
import { layoutOf, type Block } from '../engine/layout.ts'
import { gradientsAt, type Question } from '../engine/slopes.ts'

export type Histogram = {
  /** The outer edges of the first and the last bin; equal where all values are. */
  readonly low: number
  readonly high: number
  readonly counts: readonly number[]
  readonly mean: number
  /** Root of the mean square. */
  readonly size: number
}

export type LayerHistograms = {
  readonly layer: number
  /** Which of its weights: a recurrent layer has two lots. */
  readonly block: Block['name']
  /** Weights without biases. */
  readonly weights: Histogram
  readonly gradients: Histogram
}

/** Of each layer that has weights, lot by lot. */
export function* histogramsOf(question: Question, bins: number): Probe<LayerHistograms[]> {
  const gradients = yield* gradientsAt(question)
  return layoutOf(question.network)
    .blocks.filter(({ name }) => name !== 'bias')
    .map(({ layer, name, start, length }) => ({
      layer,
      block: name,
      weights: histogramOf(question.parameters.subarray(start, start + length), bins),
      gradients: histogramOf(gradients.subarray(start, start + length), bins),
    }))
}

/** Bins of equal width between the smallest and the largest value; the last one has both its edges. */
export function histogramOf(values: Float64Array, bins: number): Histogram {
  let low = Infinity
  let high = -Infinity
  let sum = 0
  let squares = 0
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
    sum += value
    squares += value * value
  }
  const counts = Array.from({ length: bins }, () => 0)
  const width = high - low
  for (const value of values) {
    const bin = width > 0 ? Math.floor(((value - low) / width) * bins) : Math.floor(bins / 2)
    counts[Math.min(bin, bins - 1)]++
  }
  const { length } = values
  return { low, high, counts, mean: sum / length, size: Math.sqrt(squares / length) }
}
