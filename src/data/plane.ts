/**
 * The part of the plane, or of the line, that pictures of samples show: what the samples span, rounded
 * outwards. It stands still while samples are changed by hand: it is that of the samples as they
 * came, and grows in steps for those that lie outside. A function of the data set alone, so that page
 * and worker mean the same plane.
 */
import type { Dataset } from './dataset.ts'
import { unscaledOf } from './scaling.ts'

/** The least and the largest value. */
export type Span = readonly [low: number, high: number]

/** Horizontal is the first input, vertical the second. */
export type Plane = {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** Of a data set's two raw inputs; null where there are others. */
export function planeOf(dataset: Dataset): Plane | null {
  const { input, raw } = dataset
  if (input.length !== 1 || raw.names.length !== 2) return null
  const [[left, right], [bottom, top]] = raw.names.map((_, i) => boundsAt(dataset, i))
  return { left, right, bottom, top }
}

/** Of the only raw input; null where there are others. */
export function lineOf(dataset: Dataset): Pick<Plane, 'left' | 'right'> | null {
  const { input, raw } = dataset
  if (input.length !== 1 || raw.names.length !== 1) return null
  const [left, right] = boundsAt(dataset, 0)
  return { left, right }
}

/** Of values: the bounds of the first target, in its own unit. */
export function targetBounds(dataset: Dataset): Span {
  return boundsAt(dataset, dataset.raw.names.length)
}

/** Of values: what the first target spanned as it came, and what it spans now, in its own unit. */
export function targetSpans(dataset: Dataset): { readonly first: Span; readonly now: Span } {
  const place = dataset.raw.names.length
  return { first: cameWith(dataset, place), now: spansOf(dataset)[place] }
}

function boundsAt(dataset: Dataset, place: number): Span {
  return grown(rounded(cameWith(dataset, place)), spansOf(dataset)[place])
}

function cameWith(dataset: Dataset, place: number): Span {
  return dataset.spans?.[place] ?? spansOf(dataset)[place]
}

/**
 * What all samples span, trained on or not: of each raw input, and of values of the first target, in
 * their own units. Looked for once: there may be many rows, and several views ask.
 */
export function spansOf(dataset: Dataset): readonly Span[] {
  const known = spans.get(dataset)
  if (known) return known
  const { raw, problem, samples, unseen, targetScalings } = dataset
  const found = raw.names.map((_, i) =>
    spanOf([raw.samples, raw.unseen], (row: readonly number[]) => row[i]),
  )
  if (problem === 'values') {
    const [scaling] = targetScalings
    found.push(spanOf([samples, unseen], ({ target }) => unscaledOf(target[0], scaling)))
  }
  spans.set(dataset, found)
  return found
}

const spans = new WeakMap<Dataset, readonly Span[]>()

function spanOf<Row>(parts: readonly (readonly Row[])[], valueOf: (row: Row) => number): Span {
  let low = Infinity
  let high = -Infinity
  for (const rows of parts) {
    for (const row of rows) {
      const value = valueOf(row)
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return low <= high ? [low, high] : [0, 0]
}

/** A width below this is none. */
const NO_WIDTH = 1e-300
/** At each end at least so much of the width is to spare. */
const SPARE = 1 / 16

/** Rounded outwards, so that its ends are short numbers, and the same ones for samples that hardly differ. */
export function rounded([low, high]: Span): Span {
  const width = high - low
  if (width === Infinity) return [low, high]
  if (width < NO_WIDTH) {
    const spare = Math.max(1, Math.abs(low) / 8)
    return [low - spare, high + spare]
  }
  const step = roundStep(width / 8)
  return [
    Math.floor((low - SPARE * width) / step) * step,
    Math.ceil((high + SPARE * width) / step) * step,
  ]
}

/** The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is not larger than a finite number above 0, or the smallest that there is. */
export function roundStep(most: number): number {
  let step = 1
  while (step > most && step > NO_WIDTH) step /= 10
  while (step * 10 <= most) step *= 10
  return step * 5 <= most ? 5 * step : step * 2 <= most ? 2 * step : step
}

/** Of the width: who lies nearer to an end than this lies outside. */
const RIM = 0.015
/** So far from the ends, as a share of the width, one may draw and move samples: less than that makes the picture grow. */
export const DRAWN_RIM = 2 * RIM

/**
 * Each end moves out by ½, 1½, 3½, … widths until all is inside. What is then added between the ends
 * that there are, by as much as the rim, moves neither.
 */
export function grown([left, right]: Span, [low, high]: Span): Span {
  const width = right - left
  if (width === Infinity) return [left, right]
  let [first, last] = [left, right]
  for (let by = width / 2; low < first + RIM * (right - first) && first > -Infinity; by *= 2) {
    first -= by
  }
  for (let by = width / 2; high > last - RIM * (last - left) && last < Infinity; by *= 2) last += by
  return [first, last]
}
