/** The chart as rows of numbers: the run, what lies ahead of it, and the branches beside it. */
import type { LossPoint } from '../../worker/frame.ts'

export type Row = {
  readonly epoch: number
  readonly loss: number
  /** Of the samples never trained on; null where there are none. */
  readonly test: number | null
  /** How good the answers are; null where that is not known. */
  readonly score: number | null
  readonly testScore: number | null
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
  const row = (time: Row['time'], { epoch, loss, test, score, testScore }: LossPoint): Row => ({
    epoch,
    loss,
    test: test ?? null,
    score: score ?? null,
    testScore: testScore ?? null,
    time,
    others: branches.map((branch) => lossAt(branch, epoch)),
  })
  return [
    ...past.map((point, place) => row(place === past.length - 1 ? 'now' : 'past', point)),
    ...tableRows(ahead).map((point) => row('ahead', point)),
  ]
}

/** All points as CSV, plain numbers: every one of the run's and of what lies ahead, beside them the branches; scores by their name. */
export function csvOf(
  points: readonly LossPoint[],
  ahead: readonly LossPoint[],
  branches: readonly { readonly letter: string; readonly points: readonly LossPoint[] }[],
  score: string,
): string {
  const all = [...points, ...ahead]
  const wanted: readonly [name: string, of: (point: LossPoint) => number | undefined][] = [
    ['epoch', ({ epoch }) => epoch],
    ['loss', ({ loss }) => loss],
    ['test', ({ test }) => test],
    [score, (point) => point.score],
    [`test ${score}`, ({ testScore }) => testScore],
    ...branches.flatMap(({ letter, points }): typeof wanted => [
      [letter, ({ epoch }) => pointAt(points, epoch)?.loss],
      [`${letter} ${score}`, ({ epoch }) => pointAt(points, epoch)?.score],
    ]),
  ]
  // A column without any number says nothing.
  const columns = wanted.filter(([, of]) => all.some((point) => of(point) !== undefined))
  const rows = all.map((point) => columns.map(([, of]) => of(point) ?? ''))
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** The last point at or before an epoch; none outside of where the points are. */
function pointAt(points: readonly LossPoint[], epoch: number): LossPoint | undefined {
  const last = points.at(-1)
  return !last || epoch > last.epoch ? undefined : points.findLast((point) => point.epoch <= epoch)
}

/** The last loss at or before an epoch; null outside of where the points are. */
export function lossAt(points: readonly LossPoint[], epoch: number): number | null {
  return pointAt(points, epoch)?.loss ?? null
}
