/** Which rows are trained on, and which are kept to test with: by order, at random, or with the same share of every class. */
import { shuffle, stream } from '../engine/random.ts'

export type SplitSpec =
  | { readonly type: 'none' }
  | {
      readonly type: 'share'
      /** Of the rows, to test with: above 0, below 1. */
      readonly share: number
      /** 'order': the last rows. 'stratified' is as 'random' where there are no classes. */
      readonly by: 'order' | 'random' | 'stratified'
    }

export type Parts = { readonly training: readonly number[]; readonly test: readonly number[] }

/** How many of so many rows are tested with: rounded up, and at least one is left to train on. */
export function testCount(share: number, count: number): number {
  // What is a whole number but for rounding is that.
  return Math.max(0, Math.min(count - 1, Math.ceil(share * count - 1e-9)))
}

/** Parts a number of rows; each part in order. `classes` has the class of each row, or is null where there are none. */
export function split(
  spec: SplitSpec,
  count: number,
  classes: readonly number[] | null,
  seed: number,
): Parts {
  const all = Array.from({ length: count }, (_, row) => row)
  if (spec.type === 'none') return { training: all, test: [] }
  const wanted = testCount(spec.share, count)
  if (spec.by === 'order') {
    return { training: all.slice(0, count - wanted), test: all.slice(count - wanted) }
  }
  const order = [...shuffle(count, stream(seed, 'split'))]
  const chosen =
    spec.by === 'stratified' && classes
      ? stratified(order, classes, wanted)
      : order.slice(0, wanted)
  const isTest = new Uint8Array(count)
  for (const row of chosen) isTest[row] = 1
  return {
    training: all.filter((row) => isTest[row] === 0),
    test: all.filter((row) => isTest[row] === 1),
  }
}

/** Of each class its share, rounded down; what is missing then comes from the classes that lost most by rounding (largest remainders, Hamilton's method). */
function stratified(
  order: readonly number[],
  classes: readonly number[],
  wanted: number,
): number[] {
  const byClass = new Map<number, number[]>()
  for (const row of order) {
    const rows = byClass.get(classes[row])
    if (rows) rows.push(row)
    else byClass.set(classes[row], [row])
  }
  const shares = [...byClass].map(([one, rows]) => {
    const exact = (rows.length * wanted) / order.length
    const whole = Math.floor(exact + 1e-9)
    return { one, rows, whole, rest: exact - whole }
  })
  const missing = wanted - shares.reduce((sum, { whole }) => sum + whole, 0)
  const byRest = shares.toSorted((a, b) => b.rest - a.rest || a.one - b.one)
  return byRest.flatMap(({ rows, whole }, place) =>
    rows.slice(0, whole + (place < missing ? 1 : 0)),
  )
}
