/** Places for the names of points, so that they cover neither each other nor points nor the edges. */

export type Mark = { readonly x: number; readonly y: number; readonly width: number }
type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const LABEL_HEIGHT = 16
/** Half the size of a point with its outline. */
const POINT = 8
const GAP = 10
/** From the edge of the map. */
const EDGE = 2

/**
 * The left end and middle height of each name, or null where it does not fit: of eight places
 * around its point the first that is free, the upper right one before others.
 */
export function placeLabels(
  marks: readonly Mark[],
  size: number,
): (readonly [x: number, y: number] | null)[] {
  const taken: Box[] = marks.map(({ x, y }) => ({
    left: x - POINT,
    top: y - POINT,
    right: x + POINT,
    bottom: y + POINT,
  }))
  return marks.map((mark) => {
    const free = placesAround(mark).find(
      (box) =>
        box.left >= EDGE &&
        box.top >= EDGE &&
        box.right <= size - EDGE &&
        box.bottom <= size - EDGE &&
        !taken.some((other) => overlap(box, other)),
    )
    if (!free) return null
    taken.push(free)
    return [free.left, (free.top + free.bottom) / 2]
  })
}

function placesAround({ x, y, width }: Mark): Box[] {
  const at = (left: number, middle: number): Box => ({
    left,
    top: middle - LABEL_HEIGHT / 2,
    right: left + width,
    bottom: middle + LABEL_HEIGHT / 2,
  })
  const right = x + GAP
  const left = x - GAP - width
  return [
    at(right + 4, y - 13),
    at(right + 4, y),
    at(left - 4, y - 13),
    at(left - 4, y),
    at(right + 4, y + 13),
    at(left - 4, y + 13),
    at(x - width / 2, y - 22),
    at(x - width / 2, y + 22),
  ]
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  )
}
