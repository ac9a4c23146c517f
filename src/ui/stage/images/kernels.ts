/** Kernels that find something known in an image, for any size. A new one is one entry here. Pure. */

type Known = {
  readonly name: string
  /** The weight at a place, counted from the middle: down and to the right. */
  readonly at: (row: number, column: number, area: number, side: number) => number
}

export const kernels: readonly Known[] = [
  { name: 'Identity', at: (row, column) => Number(row === 0 && column === 0) },
  { name: 'Vertical edge', at: (_, column) => Math.sign(column) },
  { name: 'Horizontal edge', at: (row) => Math.sign(row) },
  {
    // What lies on the diagonal against what lies beside it: 0 on an even surface
    name: 'Diagonal',
    at: (row, column, area, side) => (row === column ? 1 : -side / Math.max(1, area - side)),
  },
  { name: 'Blur', at: (_row, _column, area) => 1 / area },
  {
    name: 'Sharpen',
    at: (row, column) =>
      row === 0 && column === 0 ? 5 : -Number(Math.abs(row) + Math.abs(column) === 1),
  },
]

/** A known kernel's weights, row by row, for a kernel of this height and width. */
export function weightsOf({ at }: Known, height: number, width: number): number[] {
  const [middle, centre] = [Math.floor((height - 1) / 2), Math.floor((width - 1) / 2)]
  const area = height * width
  // The diagonal through the middle may be cut short
  const side = Array.from({ length: height }, (_, row) => row - middle + centre).filter(
    (column) => column >= 0 && column < width,
  ).length
  return Array.from({ length: area }, (_, place) =>
    at(Math.floor(place / width) - middle, (place % width) - centre, area, side),
  )
}
