/** The map in one sentence, for those who do not see it. */

/**
 * Where the high side lies and how the boundary runs. `leans` are side × side, row by row from the
 * top left, 0 and more being high; `high` and `low` are the names of the sides.
 */
export function summary(
  leans: ArrayLike<number>,
  side: number,
  { high, low }: { readonly high: string; readonly low: string },
): string {
  const isHigh = (row: number, column: number): boolean => leans[row * side + column] >= 0
  const where = centreOfHigh(isHigh, side)
  if (!where) return `${capital(low)} everywhere.`
  if (where.count === side * side) return `${capital(high)} everywhere.`
  const crossings = crossingsOfBorder(isHigh, side)
  if (crossings.length === 0) {
    return isHigh(0, 0)
      ? `${capital(low)} in the middle, ${high} all around.`
      : `${capital(high)} in the middle, ${low} all around.`
  }
  if (crossings.length > 2) {
    return `${capital(high)} and ${low} in ${crossings.length} stretches along the edge.`
  }
  const [from, to] = crossings.map((place) => borderName(place))
  const boundary =
    from === to
      ? `the boundary bends around the ${from}`
      : `the boundary runs from the ${from} to the ${to}`
  return `${capital(high)} ${placeName(where.x, where.y)}; ${boundary}.`
}

/** Centre of the high cells, from −0.5 at the left and top to 0.5. */
function centreOfHigh(
  isHigh: (row: number, column: number) => boolean,
  side: number,
): { x: number; y: number; count: number } | null {
  let count = 0
  let x = 0
  let y = 0
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      if (!isHigh(row, column)) continue
      count++
      x += column
      y += row
    }
  }
  if (count === 0) return null
  return { x: (x / count + 0.5) / side - 0.5, y: (y / count + 0.5) / side - 0.5, count }
}

const OFF_CENTRE = 0.07

export function placeName(x: number, y: number): string {
  const across = x < -OFF_CENTRE ? 'left' : x > OFF_CENTRE ? 'right' : ''
  const down = y < -OFF_CENTRE ? 'upper' : y > OFF_CENTRE ? 'lower' : ''
  if (across && down) return `in the ${down} ${across}`
  if (across) return `on the ${across}`
  if (down) return down === 'upper' ? 'at the top' : 'at the bottom'
  return 'in the middle'
}

/** Places where the side changes on the way round the border, clockwise from the top left: 0 to 4, one for each edge. */
function crossingsOfBorder(
  isHigh: (row: number, column: number) => boolean,
  side: number,
): number[] {
  const last = side - 1
  const way = Array.from({ length: 4 * last }, (_, step) => {
    const along = step % last
    switch (Math.floor(step / last)) {
      case 0:
        return isHigh(0, along)
      case 1:
        return isHigh(along, last)
      case 2:
        return isHigh(last, last - along)
      default:
        return isHigh(last - along, 0)
    }
  })
  return way.flatMap((high, step) =>
    high === way[(step + 1) % way.length] ? [] : [(step + 0.5) / last],
  )
}

const BORDER_NAMES = [
  ['top left', 'top', 'top right'],
  ['top right', 'right', 'bottom right'],
  ['bottom right', 'bottom', 'bottom left'],
  ['bottom left', 'left', 'top left'],
] as const

function borderName(place: number): string {
  const edge = Math.min(Math.floor(place), 3)
  return BORDER_NAMES[edge][Math.min(Math.floor((place - edge) * 3), 2)]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
