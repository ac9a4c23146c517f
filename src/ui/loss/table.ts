/** The chart as rows of numbers: the run, what lies ahead of it, and the branches beside it. */
import type { LossPoint } from '../../worker/frame.ts'

export type Row = {
  readonly epoch: number
  readonly loss: number
  /** Of the samples never trained on; null where there are none. */
  readonly test: number | null
  readonly time: 'past' | 'now' | 'ahead'
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

/** At most 50 rows of each, past and ahead. */
export function rowsOf(
  points: readonly LossPoint[],
  ahead: readonly LossPoint[],
  branches: readonly (readonly LossPoint[])[],
): Row[] {
  const past = tableRows(points)
  const row = (time: Row['time'], { epoch, loss, test }: LossPoint): Row => ({
    epoch,
    loss,
    test: test ?? null,
    time,
    others: branches.map((branch) => lossAt(branch, epoch)),
  })
  return [
    ...past.map((point, place) => row(place === past.length - 1 ? 'now' : 'past', point)),
    ...tableRows(ahead).map((point) => row('ahead', point)),
  ]
}

/** All points as CSV, plain numbers: every one of the run's and of what lies ahead, beside them the branches. */
export function csvOf(
  points: readonly LossPoint[],
  ahead: readonly LossPoint[],
  branches: readonly { readonly letter: string; readonly points: readonly LossPoint[] }[],
): string {
  const all = [...points, ...ahead]
  const hasTest = all.some(({ test }) => test !== undefined)
  const head = [
    'epoch',
    'loss',
    ...(hasTest ? ['test'] : []),
    ...branches.map(({ letter }) => letter),
  ]
  const rows = all.map(({ epoch, loss, test }) => [
    epoch,
    loss,
    ...(hasTest ? [test ?? ''] : []),
    ...branches.map((branch) => lossAt(branch.points, epoch) ?? ''),
  ])
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** The last loss at or before an epoch; null outside of where the points are. */
export function lossAt(points: readonly LossPoint[], epoch: number): number | null {
  const last = points.at(-1)
  if (!last || epoch > last.epoch) return null
  return points.findLast((point) => point.epoch <= epoch)?.loss ?? null
}
