/** The line where a map of values crosses zero, and the region under it, by marching squares. Drawing is left to `paint.ts`. */

type Point = readonly [x: number, y: number]

export type Contour = {
  readonly lines: readonly (readonly [Point, Point])[]
  /** Polygons that together cover the part where the values are below zero. */
  readonly low: readonly (readonly Point[])[]
}

/**
 * The zero line of side × side values at the centres of square cells, row by row from the top left;
 * places are in cells from the top left corner. Between centres values are taken as linear, and on
 * from there to the edge, so that the line reaches it.
 */
export function contour(values: ArrayLike<number>, side: number): Contour {
  const knots = withEdges(values, side)
  const count = side + 2
  const lines: [Point, Point][] = []
  const low: Point[][] = []
  for (let row = 0; row + 1 < count; row++) {
    /** Where a run of squares that are low as a whole has begun; they become one rectangle. */
    let start: Corner | null = null
    for (let column = 0; column < count; column++) {
      const corners = column + 1 < count ? cornersOf(knots, count, row, column) : []
      const lows = corners.filter(({ value }) => value < 0).length
      if (lows === 4) {
        start ??= corners[0]
        continue
      }
      if (start) low.push(rectangle(start, placeOf(column, count), placeOf(row + 1, count)))
      start = null
      if (lows === 0) continue
      const { outline, crossings } = cut(corners)
      low.push(outline)
      lines.push(...crossings)
    }
  }
  return { lines, low }
}

function rectangle({ x, y }: Corner, right: number, bottom: number): Point[] {
  return [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ]
}

/** The values with a border of extrapolated ones half a cell outside the outer centres: (side + 2)². */
function withEdges(values: ArrayLike<number>, side: number): Float64Array {
  const count = side + 2
  const knots = new Float64Array(count * count)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      knots[(row + 1) * count + column + 1] = values[row * side + column]!
    }
  }
  const extend = (at: number, inwards: number): void => {
    const near = knots[at + inwards]
    knots[at] = side > 1 ? near + (near - knots[at + 2 * inwards]) / 2 : near
  }
  for (let row = 1; row <= side; row++) {
    extend(row * count, 1)
    extend(row * count + count - 1, -1)
  }
  for (let column = 0; column < count; column++) {
    extend(column, count)
    extend((count - 1) * count + column, -count)
  }
  return knots
}

type Corner = { readonly x: number; readonly y: number; readonly value: number }

/** A knot's distance from the edge in cells. */
function placeOf(knot: number, count: number): number {
  return Math.min(Math.max(knot - 0.5, 0), count - 2)
}

/** Clockwise from the top left. */
function cornersOf(knots: Float64Array, count: number, row: number, column: number): Corner[] {
  const corner = (down: number, across: number): Corner => ({
    x: placeOf(column + across, count),
    y: placeOf(row + down, count),
    value: knots[(row + down) * count + column + across],
  })
  return [corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)]
}

/** The low part of one square, and the lines that part it from the rest; at a saddle the low corners are joined. */
function cut(corners: readonly Corner[]): { outline: Point[]; crossings: [Point, Point][] } {
  const outline: Point[] = []
  const leaving: Point[] = []
  const entering: Point[] = []
  corners.forEach((from, place) => {
    const to = corners[(place + 1) % 4]
    if (from.value < 0) outline.push([from.x, from.y])
    if (from.value < 0 === to.value < 0) return
    const share = from.value / (from.value - to.value)
    const crossing: Point = [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)]
    outline.push(crossing)
    if (from.value < 0) leaving.push(crossing)
    else entering.push(crossing)
  })
  // Going round clockwise, the line that leaves the low part enters it again at the next crossing.
  const startsInside = corners[0].value < 0
  return {
    outline,
    crossings: leaving.map((point, place) => [
      point,
      entering[startsInside ? place : (place + 1) % entering.length],
    ]),
  }
}
