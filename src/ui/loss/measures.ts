/**
 * How good the answers are, in the losses' place on the chart: of classes the accuracy, of values R².
 * Fetched after the first paint, which shows the loss.
 */
import type { Dataset } from '../../data/dataset.ts'
import type { LossPoint } from '../../worker/frame.ts'
import { format } from '../format.ts'
import { percent } from '../hooks/useScores.ts'
import type { Axis } from './axes.ts'
import { aheadWords, caption, type Told } from './caption.ts'
import type { Curve } from './useCurve.ts'

/** A point with a score where its loss was, and the point that it was made from. */
export type ScorePoint = LossPoint & { readonly from: LossPoint }

export type Measure = Told & {
  readonly label: string
  /** A value and what it is, in few letters. */
  brief(value: number): string
  axisOf(points: readonly LossPoint[], isLog?: boolean): Axis
  tickText(tick: number): string
  /** What the axis is about, where there is anything to explain. */
  axisWords(points: readonly LossPoint[]): string
  pointsOf(points: readonly LossPoint[]): readonly LossPoint[]
  curveOf(curve: Curve): Curve
  /** The curve in words. */
  words(curve: Curve): string
}

export type Measures = Readonly<Record<Dataset['problem'], Measure>>

/** Scores in the losses' place; a point without one is left out. */
function scorePoints(points: readonly LossPoint[]): readonly ScorePoint[] {
  return points.flatMap((from) => {
    const { epoch, score, testScore: test } = from
    return score === undefined
      ? []
      : [{ epoch, loss: score, ...(test !== undefined && { test }), from }]
  })
}

function scoreCurve({ points, ahead, present, isNew }: Curve): Curve {
  const { position, score, testScore } = present
  return {
    points: scorePoints(points),
    ahead: scorePoints(ahead),
    present: { ...present, position, loss: score ?? NaN, test: testScore },
    own: null,
    isNew,
  }
}

/** Within so much of its highest the test score counts as highest. */
const NEAR = 0.02

/** The score of the samples never trained on, and where it was highest if it has fallen since; empty where there are none. */
function bestWords(points: readonly LossPoint[], { name, text }: Told): string {
  const known = points.flatMap(({ epoch, test }) => (test === undefined ? [] : [{ epoch, test }]))
  const last = known.at(-1)
  if (!last) return ''
  const highest = known.reduce((best, point) => (point.test > best.test ? point : best))
  const now = `Test ${name} ${text(last.test)}`
  if (last.test >= highest.test - NEAR) return `${now}.`
  const epoch = Math.floor(highest.epoch).toLocaleString('en-US')
  return `${now}, highest in epoch ${epoch} at ${text(highest.test)}.`
}

function measure(
  told: Told & Pick<Measure, 'label' | 'brief' | 'axisOf' | 'tickText' | 'axisWords'>,
): Measure {
  return {
    ...told,
    pointsOf: scorePoints,
    curveOf: scoreCurve,
    words: ({ points, ahead }) =>
      [caption(points, undefined, told), bestWords(points, told), aheadWords(ahead, told)]
        .filter(Boolean)
        .join(' '),
  }
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/** R² has no lower end: it is drawn down to here, and the axis says so. */
const LOWEST = -1
const BELOW = [[LOWEST, -0.5, 0, 0.5, 1], [-0.5, 0, 0.5, 1], QUARTERS] as const

export const measures: Measures = {
  classes: measure({
    name: 'accuracy',
    label: 'Accuracy',
    brief: (share) => `${percent(share)} right`,
    text: (share) => (Number.isFinite(share) ? percent(share) : '–'),
    tickText: (tick) => `${100 * tick} %`,
    axisOf: () => ({ from: 0, to: 1, ticks: QUARTERS, isLog: false }),
    axisWords: () => 'accuracy (share of right answers)',
  }),
  values: measure({
    name: 'R²',
    label: 'R²',
    brief: (score) => `R² ${format(score, 2)}`,
    text: (score) => (Number.isFinite(score) ? format(score, 2) : '–'),
    tickText: (tick) => String(tick).replace('-', '−'),
    axisOf: (points) => {
      const lowest = points.reduce((least, { loss }) => Math.min(least, loss), 0)
      const ticks = BELOW.findLast(([from]) => lowest >= from) ?? BELOW[0]
      return { from: ticks[0], to: 1, ticks, isLog: false }
    },
    axisWords: (points) =>
      points.some(({ loss }) => loss < LOWEST)
        ? 'R², below −1 at the bottom'
        : 'R² (0: as good as the mean)',
  }),
}
