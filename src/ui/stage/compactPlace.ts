/** Where a network lies in a narrow box: as high as it needs, with its target below the output. */
import type { Layout } from '../../engine/layout.ts'
import { collapsedColumn, fullColumn, pictureColumn, type Column } from './columns.ts'
import { joined, whole } from './joined.ts'
import type { Place, Wishes } from './place.ts'
import {
  AIR,
  BIAS_ROOM,
  toolsFor,
  TOOLS_WIDTH,
  TOUCH_PAIR,
  TOUCH_THREE,
  type Size,
} from './rooms.ts'

/** A phone's drawing is as high as it needs to be, up to here. */
const COMPACT_HEIGHT = 496

/** Without the buttons. */
const COMPACT_LEAST = 278

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
  wishes: Wishes,
): Place {
  const { side, nameRoom } = wishes
  const counts = side === null ? units : units.slice(1)
  const most = Math.max(...counts)
  const gaps = units.length - 1
  // Without hidden layers there is one button.
  const isTouch = wishes.isTouch === true && gaps > 1
  const pictured = side === null ? 0 : COMPACT_PICTURE
  const leftOf = ({ radius }: Size): number => (side === null ? radius + 22 : pictured / 2 + 12)
  const takenBy = (size: Size): number =>
    leftOf(size) + pictured / 2 + size.radius + Math.max(30, nameRoom + 12)
  const columnGapOf = (size: Size): number => {
    const fitting = (boxWidth - takenBy(size)) / gaps
    return fitting >= Math.max(2 * size.radius + 36, isTouch ? TOUCH_PAIR : 0)
      ? Math.min(fitting, 200)
      : Math.max(2 * size.radius + 76, isTouch ? TOUCH_THREE : 0)
  }
  const toolsOf = (size: Size): number => toolsFor(columnGapOf(size), isTouch)
  const top = ({ radius, hasBias }: Size): number => radius + (hasBias ? 44 : 16)
  const bottom = (size: Size): number => size.radius + (size.hasBias ? 36 : 12) + toolsOf(size)
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
  const left = leftOf(size)
  const columnGap = columnGapOf(size)
  const tools = toolsOf(size)
  const rows = most <= 4 ? most : Math.min(most, rowsOf(size))
  const height = Math.max(COMPACT_LEAST + tools, top(size) + bottom(size) + (rows - 1) * row)
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
    return { ...column, hasBias: hasRoom && ends <= height - tools }
  })
  const outputs = units.at(-1) ?? 1
  const hasTarget = outputs === 1 || (outputs <= rows && rowGap(outputs) >= 2 * radius + 44)
  return {
    isCompact: true,
    width: Math.max(boxWidth, takenBy(size) + gaps * columnGap),
    height,
    radius,
    ...joined(layout, whole(layout, columns)),
    target: hasTarget && nameRoom === 0 ? 'below' : 'none',
    nameRoom,
    picture,
    isDense: columnGap < TOOLS_WIDTH,
    tools,
  }
}
