/** The table of scalings: each column of numbers shifted and divided, by what the training part is like. A new one is one entry here. */
import { toEnd, type Pieces } from './pieces.ts'
import { unscaled, type Scaling } from './scaling.ts'

export type ScaleSpec = {
  readonly type: 'none' | 'standardize' | 'minMax' | 'centre'
  /** As it was fitted before samples were changed by hand, so that all others stay as they are. */
  readonly fitted?: Fitted
}

export type Fitted = { readonly inputs: readonly Scaling[]; readonly targets: readonly Scaling[] }

type Scale = {
  readonly label: string
  /** In v (value); mean, deviation, smallest and largest are the training part's. */
  readonly formula: string
  readonly sentence: string
  fit(values: Numbers): Pieces<Scaling>
}

type Numbers = readonly number[] | Float64Array

/** From 0 and 1 to −1 and 1. */
export const signs: Scaling = { shift: 0.5, divisor: 0.5 }

export const scales: Readonly<Record<ScaleSpec['type'], Scale>> = {
  none: {
    label: 'As they are',
    formula: 'v',
    sentence: 'Numbers stay as they are.',
    fit: () => given(unscaled),
  },
  standardize: {
    label: 'Standardized',
    formula: '(v − mean) / deviation',
    sentence: 'Scaled each column to mean 0 and deviation 1.',
    *fit(values) {
      const mean = yield* meanInPieces(values)
      const square = (sum: number, value: number): number => sum + (value - mean) * (value - mean)
      const squares = yield* folded(values, 0, square)
      return { shift: mean, divisor: sound(Math.sqrt(squares / values.length), mean) }
    },
  },
  minMax: {
    label: 'From 0 to 1',
    formula: '(v − smallest) / (largest − smallest)',
    sentence: 'Scaled each column to lie between 0 and 1.',
    *fit(values) {
      const smallest = yield* folded(values, Infinity, Math.min)
      const largest = yield* folded(values, -Infinity, Math.max)
      return { shift: smallest, divisor: sound(largest - smallest, smallest) }
    },
  },
  centre: {
    label: 'Centred',
    formula: 'v − mean',
    sentence: 'Shifted each column to mean 0.',
    *fit(values) {
      return { shift: yield* meanInPieces(values), divisor: 1 }
    },
  },
}

/** What needs no work at all. */
// oxlint-disable-next-line require-yield -- It is there already.
function* given(scaling: Scaling): Pieces<Scaling> {
  return scaling
}

/** The scaling of a column by its training part, where gaps (NaN) do not count. */
export function fitScale(spec: ScaleSpec, training: Numbers): Scaling {
  return toEnd(fitInPieces(spec, training))
}

/** The same in pieces. */
export function* fitInPieces({ type }: ScaleSpec, training: Numbers): Pieces<Scaling> {
  const gaps = yield* folded(training, 0, countGap)
  const known = gaps === 0 ? training : training.filter((value) => !Number.isNaN(value))
  return known.length === 0 ? unscaled : yield* scales[type].fit(known)
}

function countGap(gaps: number, value: number): number {
  return Number.isNaN(value) ? gaps + 1 : gaps
}

export function meanOf(values: Numbers): number {
  return toEnd(meanInPieces(values))
}

function* meanInPieces(values: Numbers): Pieces<number> {
  return (yield* folded(values, 0, add)) / values.length
}

function add(sum: number, value: number): number {
  return sum + value
}

/** Values in a piece: a few milliseconds. */
const PIECE = 131_072

/** From the first value to the last, in pieces. */
function* folded(
  values: Numbers,
  start: number,
  step: (before: number, value: number) => number,
): Pieces<number> {
  let result = start
  for (let from = 0; from < values.length; from += PIECE) {
    // Of many short columns, too, each is a piece.
    yield from / values.length
    const to = Math.min(values.length, from + PIECE)
    for (let k = from; k < to; k++) result = step(result, values[k])
  }
  return result
}

/** A spread to divide by: 1 where there is none but rounding, so that a constant column becomes 0. */
function sound(spread: number, size: number): number {
  return spread > 1e-12 * Math.abs(size) ? spread : 1
}
