/** Lines of equal height over a square grid of values, by marching squares. Pure; painting is left to `paintLandscape.ts`. */

type Point = readonly [x: number, y: number]
type Line = readonly [Point, Point]

/**
 * Where side × side values at the centres of square cells, row by row from the top left, cross a
 * level; places are in cells from the top left corner.
 */
export function contourLines(values: ArrayLike<number>, side: number, level: number): Line[] {
  const lines: Line[] = []
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = (down: number, across: number): Corner => ({
        x: column + across + 0.5,
        y: row + down + 0.5,
        value: values[(row + down) * side + column + across] - level,
      })
      // Around the square, so that each edge is a pair of neighbours.
      const corners = [at(0, 0), at(0, 1), at(1, 1), at(1, 0)]
      const crossings = corners.flatMap((corner, k) => crossing(corner, corners[(k + 1) % 4]))
      // Two, or four at a saddle: in order, first joined with second.
      for (let k = 0; k + 1 < crossings.length; k += 2) lines.push([crossings[k], crossings[k + 1]])
    }
  }
  return lines
}

type Corner = { readonly x: number; readonly y: number; readonly value: number }

function crossing(one: Corner, other: Corner): Point[] {
  if (one.value < 0 === other.value < 0) return []
  const share = one.value / (one.value - other.value)
  if (!Number.isFinite(share)) return []
  return [[one.x + share * (other.x - one.x), one.y + share * (other.y - one.y)]]
}
