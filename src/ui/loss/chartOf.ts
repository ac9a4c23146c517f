/** What a chart of some size shows of a curve: no more points than can be told apart, and axes that reach all of them. */
import { losses as lossTable } from '../../engine/losses.ts'
import type { TrainingSpec } from '../../engine/network.ts'
import type { LossPoint } from '../../worker/frame.ts'
import { format } from '../format.ts'
import { epochAxis, lossAxis, tickText } from './axes.ts'
import { inReach } from './ghosts.ts'
import type { Measure } from './measures.ts'
import { testPoints } from './places.ts'
import type { ChartProps } from './PlainChart.tsx'
import { thin } from './thin.ts'
import type { Curve } from './useCurve.ts'

/** More than the chart is wide would cost time and show nothing. */
const MOST_POINTS = 200
const MOST_BESIDE = 100

export type Charted = {
  readonly curve: Curve
  readonly ghosts: ChartProps['ghosts']
  readonly isLog: boolean
  readonly loss: TrainingSpec['loss']
  /** What stands in the losses' place; null: the losses. */
  readonly measure: Measure | null
}

export type ChartSize = Pick<ChartProps, 'width' | 'height'>

/** The chart, and what is said above it of its upward axis. */
export function chartOf(
  { curve, ghosts: whole, isLog, loss, measure }: Charted,
  { width, height }: ChartSize,
): { readonly chart: ChartProps; readonly axisWords: string } {
  const { own, isNew, present } = curve
  const points = thin(curve.points, MOST_POINTS)
  const ahead = thin(curve.ahead, MOST_BESIDE)
  const ghosts = whole.map((ghost) => ({ ...ghost, points: thin(ghost.points, MOST_BESIDE) }))
  const beside = ghosts.map((ghost) => ghost.points)
  const shown = inReach([...points, ...ahead, ...(own ? [own.point] : [])], beside)
  const ends = [points, ahead, ...beside].flatMap((line) => line.slice(-1))
  const all = [...shown, ...testPoints(points), ...testPoints(ahead)]
  const { axisOf, tickText: ticksOf } = measure ?? { axisOf: lossAxis, tickText }
  const losses = axisOf(all, isLog)
  const longest = Math.max(...losses.ticks.map((tick) => ticksOf(tick).length))
  const name = measure?.name ?? 'loss'
  return {
    chart: {
      points,
      ahead,
      ghosts,
      own: own?.point ?? null,
      isNew,
      epochs: epochAxis(ends.toSorted((one, other) => one.epoch - other.epoch)),
      losses,
      text: measure?.text ?? format,
      tickText: ticksOf,
      width,
      height,
      left: Math.max(46, 14 + 7.5 * longest),
      name: `Training ${present.test === null ? '' : 'and test '}${name} by epoch.`,
    },
    axisWords: measure?.axisWords(all) ?? lossWords(loss, losses.isLog, shown),
  }
}

function lossWords(
  loss: TrainingSpec['loss'],
  isLog: boolean,
  shown: readonly LossPoint[],
): string {
  const isZeroBelow = isLog && shown.some((point) => point.loss <= 0)
  const label = lossTable[loss].label.toLowerCase()
  return `loss${isLog ? ', log' : ''} (${label})${isZeroBelow ? ', 0 at the bottom' : ''}`
}
