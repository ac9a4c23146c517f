/** Work on many rows in pieces, so that whoever runs it can do something else in between. */

/** Yields how much is done, from 0 to 1, and returns the result. */
export type Pieces<Result> = Generator<number, Result, void>

/** Rows in a piece, and cells: a few milliseconds. */
const ROWS = 2048
const CELLS = 32_768

/** How many rows of so many cells are a piece. */
export function rowsInPiece(cells: number): number {
  return Math.max(16, Math.min(ROWS, Math.floor(CELLS / Math.max(1, cells))))
}

/** Runs such work to its end. */
export function toEnd<Result>(work: Pieces<Result>): Result {
  let next = work.next()
  while (!next.done) next = work.next()
  return next.value
}

/** The results of rows of so many cells, piece by piece. */
export function* mapped<Row, Result>(
  rows: readonly Row[],
  cells: number,
  result: (row: Row, place: number) => Result,
): Pieces<Result[]> {
  const results: Result[] = []
  const piece = rowsInPiece(cells)
  for (let place = 0; place < rows.length; place++) {
    if (place % piece === piece - 1) yield place / rows.length
    results.push(result(rows[place], place))
  }
  return results
}
