/** Which rows are trained on, and which are kept to test with: by order, at random, or with the same share of every class. */
import { shuffle, stream } from '../engine/random.ts'
import { toEnd, type Pieces } from './pieces.ts'

export type SplitSpec =
  | { readonly type: 'none' }
  | {
      readonly type: 'share'
      /** Of the rows, to test with: above 0, below 1. */
      readonly share: number
      /** 'order': the last rows. 'stratified' is as 'random' where there are no classes. */
      readonly by: 'order' | 'random' | 'stratified'
    }
  /** The very rows that a share has chosen, by their places in the source, so that it stays so when rows change. */
  | { readonly type: 'rows'; readonly rows: readonly number[] }

export type Parts = { readonly training: readonly number[]; readonly test: readonly number[] }

/** How many of so many rows are tested with: rounded up, and at least one is left to train on. */
export function testCount(share: number, count: number): number {
  // What is a whole number but for rounding is that.
  return Math.max(0, Math.min(count - 1, Math.ceil(share * count - 1e-9)))
}

/** Rows that are parted: how many, and of a table the place of each in it. */
type Parted = { readonly inputs: { readonly length: number }; readonly places?: readonly number[] }

/** Parts a number of rows; each part in order. `classes` has the class of each row, or is null where there are none. */
export function split(
  spec: SplitSpec,
  count: number,
  classes: readonly number[] | null,
  seed: number,
): Parts {
  return toEnd(splitInPieces(spec, { inputs: { length: count } }, classes, seed))
}

/** The same in pieces. */
export function* splitInPieces(
  spec: SplitSpec,
  rows: Parted,
  classes: readonly number[] | null,
  seed: number,
): Pieces<Parts> {
  const count = rows.inputs.length
  const isTest = new Uint8Array(count)
  if (spec.type === 'rows') markPlaces(spec.rows, rows, isTest)
  if (spec.type === 'share') {
    const wanted = testCount(spec.share, count)
    if (spec.by === 'order') isTest.fill(1, count - wanted)
    else {
      const order = shuffle(count, stream(seed, 'split'))
      yield 0.5
      const chosen =
        spec.by === 'stratified' && classes
          ? yield* stratified(order, classes, wanted)
          : order.subarray(0, wanted)
      for (let k = 0; k < chosen.length; k++) isTest[chosen[k]] = 1
    }
    yield 0.8
  }
  return { training: placesOf(isTest, 0), test: placesOf(isTest, 1) }
}

/** At least one row is left to train on. */
function markPlaces(test: readonly number[], { inputs, places }: Parted, isTest: Uint8Array): void {
  const chosen = new Set(test)
  let left = inputs.length
  for (let row = 0; row < inputs.length && left > 1; row++) {
    if (!chosen.has(places ? places[row] : row)) continue
    isTest[row] = 1
    left--
  }
}

function placesOf(flags: Uint8Array, flag: number): number[] {
  const places: number[] = []
  for (let row = 0; row < flags.length; row++) if (flags[row] === flag) places.push(row)
  return places
}

/** Of each class its share, rounded down; what is missing then comes from the classes that lost most by rounding (largest remainders, Hamilton's method). */
function* stratified(
  order: Int32Array,
  classes: readonly number[],
  wanted: number,
): Pieces<number[]> {
  const byClass = new Map<number, number[]>()
  for (let k = 0; k < order.length; k++) {
    const row = order[k]
    const rows = byClass.get(classes[row])
    if (rows) rows.push(row)
    else byClass.set(classes[row], [row])
  }
  yield 0.7
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
