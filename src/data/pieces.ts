/** Work on many rows in pieces, so that whoever runs it can do something else in between. */

/** Yields how much is done, from 0 to 1, and returns the result. */
export type Pieces<Result> = Generator<number, Result, void>

/** Rows in a piece: a few milliseconds. */
export const PIECE = 2048

/** Runs such work to its end. */
export function toEnd<Result>(work: Pieces<Result>): Result {
  let next = work.next()
  while (!next.done) next = work.next()
  return next.value
}

/** The results of rows, piece by piece. */
export function* mapped<Row, Result>(
  rows: readonly Row[],
  result: (row: Row, place: number) => Result,
): Pieces<Result[]> {
  const results: Result[] = []
  for (let place = 0; place < rows.length; place++) {
    if (place % PIECE === PIECE - 1) yield place / rows.length
    results.push(result(rows[place], place))
  }
  return results
}
