/** Where a network lies in a narrow box: as high as it needs, with its target below the output. */
import type { Layout } from '../../engine/layout.ts'
import { collapsedColumn, fullColumn, pictureColumn, type Column } from './columns.ts'
import { joined, whole } from './joined.ts'
import type { Place, Wishes } from './place.ts'
import { AIR, BIAS_ROOM, TOOLS, TOOLS_WIDTH, type Size } from './rooms.ts'

/** A phone's drawing is as high as it needs to be, up to here. */
const COMPACT_HEIGHT = 496

const COMPACT_LEAST = 278 + TOOLS

const COMPACT_PICTURE = 112

/** Fingers need more than a mouse. */
const COMPACT_COLLAPSED_RADIUS = 18

const COMPACT_SIZES: readonly Size[] = [
  { radius: 24, row: 78, hasBias: true },
  ...[22, 20, 18, 17, 16].map((radius) => ({ radius, row: 2 * radius + AIR, hasBias: false })),
]

export function compactPlace(
  layout: Layout,
  units: readonly number[],
  boxWidth: number,
  { side, nameRoom }: Wishes,
): Place {
  const counts = side === null ? units : units.slice(1)
  const most = Math.max(...counts)
  const gaps = units.length - 1
  const top = ({ radius, hasBias }: Size): number => radius + (hasBias ? 44 : 16)
  const bottom = ({ radius, hasBias }: Size): number => radius + (hasBias ? 36 : 12) + TOOLS
  const rowsOf = (size: Size): number =>
    Math.floor((COMPACT_HEIGHT - top(size) - bottom(size)) / size.row) + 1
  const smallest = COMPACT_SIZES[COMPACT_SIZES.length - 1]
  const isCollapsed = most > rowsOf(smallest)
  const fitting = Math.max(1, ...counts.filter((count) => count <= rowsOf(smallest)))
  const usual: Size = { radius: 30, row: Math.max(90, 140 - 18 * (most - 2)), hasBias: true }
  const size =
    most <= 4
      ? usual
      : (COMPACT_SIZES.find(
          (one) =>
            rowsOf(one) >= fitting && !(isCollapsed && one.radius > COMPACT_COLLAPSED_RADIUS),
        ) ?? smallest)
  const { radius, row } = size
  const pictured = side === null ? 0 : COMPACT_PICTURE
  const left = side === null ? radius + 22 : pictured / 2 + 12
  const right = radius + Math.max(30, nameRoom + 12)
  const taken = left + pictured / 2 + right
  const fittingGap = (boxWidth - taken) / gaps
  const columnGap = fittingGap >= 2 * radius + 36 ? Math.min(fittingGap, 200) : 2 * radius + 76
  const rows = most <= 4 ? most : Math.min(most, rowsOf(size))
  const height = Math.max(COMPACT_LEAST, top(size) + bottom(size) + (rows - 1) * row)
  const middle = top(size) + (height - top(size) - bottom(size)) / 2
  const picture =
    side === null
      ? null
      : {
          side,
          left: left - pictured / 2,
          top: middle - pictured / 2,
          width: pictured,
          height: pictured,
        }
  // Smaller columns have room for what stands under their neurons
  const airy = 2 * radius + 30
  const rowGap = (count: number): number =>
    count === most
      ? row
      : top(size) + bottom(size) + (count - 1) * airy <= height
        ? Math.max(row, airy)
        : row
  const columns = units.map((count, l): Column => {
    const x = left + l * columnGap + (l > 0 ? pictured / 2 : 0)
    if (l === 0 && picture) return pictureColumn(picture)
    if (count > rows) return collapsedColumn(count, x, { top: top(size), row, rows })
    const column = fullColumn(count, x, middle, rowGap(count))
    const ends = (column.nodes.at(-1)?.y ?? 0) + radius + BIAS_ROOM
    const hasRoom = count < 2 || rowGap(count) >= 2 * radius + BIAS_ROOM
    return { ...column, hasBias: hasRoom && ends <= height - TOOLS }
  })
  const outputs = units.at(-1) ?? 1
  const hasTarget = outputs === 1 || (outputs <= rows && rowGap(outputs) >= 2 * radius + 44)
  return {
    isCompact: true,
    width: Math.max(boxWidth, taken + gaps * columnGap),
    height,
    radius,
    ...joined(layout, whole(layout, columns)),
    target: hasTarget && nameRoom === 0 ? 'below' : 'none',
    nameRoom,
    picture,
    isDense: columnGap < TOOLS_WIDTH,
  }
}
