/** The chart as rows of numbers: the run, what lies ahead of it, and the branches beside it. */
import type { LossPoint } from '../../worker/frame.ts'

export type Row = {
  readonly epoch: number
  /** Null where only branches have been. */
  readonly loss: number | null
  /** Of the samples never trained on; null where there are none. */
  readonly test: number | null
  /** How good the answers are; null where that is not known. */
  readonly score: number | null
  readonly testScore: number | null
  readonly time: 'past' | 'now' | 'ahead' | 'beyond'
  /** Of each branch the last loss known at this epoch; null where it has not been. */
  readonly others: readonly (number | null)[]
}

/** At most `most` of the points, evenly spread, with the first and the last. */
export function tableRows(points: readonly LossPoint[], most = 50): readonly LossPoint[] {
  if (points.length <= most) return points
  return Array.from(
    { length: most },
    (_, row) => points[Math.round((row * (points.length - 1)) / (most - 1))],
  )
}

/** At most 50 rows of each: past, ahead, and where only branches have been. */
export function rowsOf(
  points: readonly LossPoint[],
  ahead: readonly LossPoint[],
  branches: readonly (readonly LossPoint[])[],
): Row[] {
  const past = tableRows(points)
  const othersAt = (epoch: number): Row['others'] => branches.map((one) => lossAt(one, epoch))
  const row = (time: Row['time'], { epoch, loss, test, score, testScore }: LossPoint): Row => ({
    epoch,
    loss,
    test: test ?? null,
    score: score ?? null,
    testScore: testScore ?? null,
    time,
    others: othersAt(epoch),
  })
  const last = (ahead.at(-1) ?? points.at(-1))?.epoch ?? -Infinity
  const beyond = branches.flat().filter(({ epoch }) => epoch > last)
  const nothing = { loss: null, test: null, score: null, testScore: null, time: 'beyond' } as const
  return [
    ...past.map((point, place) => row(place === past.length - 1 ? 'now' : 'past', point)),
    ...tableRows(ahead).map((point) => row('ahead', point)),
    ...tableRows(byEpoch(beyond)).map(({ epoch }) => ({
      ...nothing,
      epoch,
      others: othersAt(epoch),
    })),
  ]
}

/** In order, of several at the same epoch one. */
function byEpoch(points: readonly LossPoint[]): LossPoint[] {
  return [...new Map(points.map((point) => [point.epoch, point])).values()].toSorted(
    (one, other) => one.epoch - other.epoch,
  )
}

/**
 * All points as CSV, plain numbers: every one of the run's, of what lies ahead, and of the branches,
 * each at its own epoch; scores by their name.
 */
export function csvOf(
  points: readonly LossPoint[],
  ahead: readonly LossPoint[],
  branches: readonly { readonly letter: string; readonly points: readonly LossPoint[] }[],
  score: string,
): string {
  const lines = [
    { prefix: '', loss: 'loss', points: [...points, ...ahead] },
    ...branches.map(({ letter, points }) => ({ prefix: `${letter} `, loss: letter, points })),
  ]
  const wanted = lines.flatMap(({ prefix, loss, points }) => {
    const at = new Map(points.map((point) => [point.epoch, point]))
    return [
      { name: loss, of: (epoch: number) => at.get(epoch)?.loss },
      { name: `${prefix}test`, of: (epoch: number) => at.get(epoch)?.test },
      { name: `${prefix}${score}`, of: (epoch: number) => at.get(epoch)?.score },
      { name: `${prefix}test ${score}`, of: (epoch: number) => at.get(epoch)?.testScore },
    ]
  })
  const epochs = byEpoch(lines.flatMap((line) => line.points)).map(({ epoch }) => epoch)
  // A column without any number says nothing.
  const columns = wanted.filter(({ of }) => epochs.some((epoch) => of(epoch) !== undefined))
  const rows = epochs.map((epoch) => [epoch, ...columns.map(({ of }) => of(epoch) ?? '')])
  return [['epoch', ...columns.map(({ name }) => name)], ...rows]
    .map((row) => `${row.join(',')}\r\n`)
    .join('')
}

/** The last loss at or before an epoch; null outside of where the points are. */
export function lossAt(points: readonly LossPoint[], epoch: number): number | null {
  const last = points.at(-1)
  if (!last || epoch > last.epoch) return null
  return points.findLast((point) => point.epoch <= epoch)?.loss ?? null
}
