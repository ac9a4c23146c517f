/** Where a network lies in a usual box: as large as fits, with its targets beside the outputs. */
import type { Box } from './useBox.ts'
import type { Layout } from '../../engine/layout.ts'
import { collapsedColumn, FEWEST_ROWS, fullColumn, pictureColumn, type Column } from './columns.ts'
import { joined, whole } from './joined.ts'
import type { Place, Wishes } from './place.ts'
import {
  AIR,
  BIAS_ROOM,
  LINK,
  NAMED_RADIUS,
  TARGET,
  TOOLS,
  SECOND_ROW,
  TOOLS_WIDTH,
  toolsFor,
  TOUCH_PAIR,
  type Size,
} from './rooms.ts'

/** Room for a pill between the rims of two neurons. */
const PILL_ROOM = 86

const BIAS_WIDTH = 72

/** Neurons shrink in steps, those with biases under them first. */
const SIZES: readonly Size[] = [
  ...[32, 28, 24, 20, 18].map((radius) => ({
    radius,
    row: 2 * radius + BIAS_ROOM,
    hasBias: true,
  })),
  ...[24, 22, 20, 18, 17, 16, 15, 14, 13].map((radius) => ({
    radius,
    row: 2 * radius + AIR,
    hasBias: false,
  })),
]

/** Neurons of collapsed networks are no larger than this, so that there are more of them. */
const COLLAPSED_RADIUS = 14

/** The least that two columns stand apart: narrow buttons under them. */
const CLOSEST = 66

/** Before the inputs, and behind the targets. */
const LEFT = 44

const RIGHT = 20

/** The most that two columns, or two rows, stand apart. */
const WIDEST = 320

const TALLEST = 200

/** The picture that inputs may be. */
const PICTURE = 168

/** Above and below the only one or two neurons of a column stand names. */
const CAPTIONS = 48

export function widePlace(
  layout: Layout,
  units: readonly number[],
  box: Box,
  wishes: Wishes,
): Place {
  const { side } = wishes
  const gaps = units.length - 1
  // Without hidden layers there is one button.
  const isTouch = wishes.isTouch === true && gaps > 1
  const counts = side === null ? units : units.slice(1)
  const pictured =
    side === null
      ? 0
      : Math.min(PICTURE, box.height - TOOLS - (isTouch ? SECOND_ROW : 0) - CAPTIONS)
  const top = ({ radius, hasBias }: Size): number => radius + (hasBias ? 34 : 9)
  const leftOf = ({ radius }: Size): number => LEFT + (side === null ? radius : pictured / 2)
  const sides = (size: Size): number =>
    leftOf(size) + pictured / 2 + size.radius + LINK + TARGET + RIGHT
  const across = ({ radius, hasBias }: Size): number =>
    radius > NAMED_RADIUS
      ? 2 * radius + PILL_ROOM
      : Math.max(isTouch ? TOUCH_PAIR : CLOSEST, 2 * radius + 24, hasBias ? BIAS_WIDTH : 0)
  const toolsOf = (size: Size): number => {
    const spare = box.width - sides(size) - wishes.nameRoom
    return toolsFor(Math.max(across(size), spare / gaps), isTouch)
  }
  const bottom = (size: Size): number =>
    size.radius + (size.hasBias ? BIAS_ROOM : 5) + toolsOf(size)
  const least = (size: Size, rows: number): number =>
    top(size) + bottom(size) + (rows - 1) * size.row
  const smallest = SIZES[SIZES.length - 1]
  const height = Math.max(box.height, least(smallest, FEWEST_ROWS))
  const rowsOf = (size: Size): number =>
    Math.floor((height - top(size) - bottom(size)) / size.row) + 1

  const most = rowsOf(smallest)
  const fitting = Math.max(1, ...counts.filter((count) => count <= most))
  const isCollapsed = counts.some((count) => count > most)
  const isTallEnough = (size: Size): boolean =>
    isCollapsed
      ? !size.hasBias &&
        size.radius <= COLLAPSED_RADIUS &&
        rowsOf(size) >= Math.max(FEWEST_ROWS, fitting)
      : rowsOf(size) >= fitting
  const isWideEnough = (size: Size): boolean => sides(size) + gaps * across(size) <= box.width
  const size =
    SIZES.find((one) => isTallEnough(one) && isWideEnough(one)) ??
    // Scrolls sideways anyhow: as large as reads well
    SIZES.find((one) => isTallEnough(one) && one.radius <= NAMED_RADIUS) ??
    smallest

  const { radius, row } = size
  const isNamed = sides(size) + wishes.nameRoom + gaps * (across(size) + 12) <= box.width
  const nameRoom = isNamed ? wishes.nameRoom : 0
  const taken = sides(size) + nameRoom
  const width = Math.max(box.width, taken + gaps * across(size))
  const columnGap = Math.min(WIDEST, (width - taken) / gaps)
  const left = leftOf(size) + (width - taken - gaps * columnGap) / 2
  const room = height - top(size) - bottom(size)
  const middle = top(size) + room / 2
  const rowGap = (count: number): number => {
    const airy = Math.min(TALLEST, (height * 0.9) / count)
    const spare = !size.hasBias && count === 2 ? CAPTIONS : 0
    return count < 2 ? 0 : Math.max(row, Math.min(airy, (room - spare) / (count - 1)))
  }
  const xOf = (l: number): number => left + l * columnGap + (l > 0 ? pictured / 2 : 0)
  const rows = rowsOf(size)
  const stretched = rows < 2 ? row : room / (rows - 1)
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
  const columns = units.map((count, l): Column => {
    if (l === 0 && picture) return pictureColumn(picture)
    if (count > rows) {
      return collapsedColumn(count, xOf(l), { top: top(size), row: stretched, rows })
    }
    const column = fullColumn(count, xOf(l), middle, rowGap(count))
    const hasRoom = count < 2 || rowGap(count) >= 2 * radius + BIAS_ROOM
    const ends = (column.nodes.at(-1)?.y ?? 0) + radius + BIAS_ROOM
    return {
      ...column,
      hasBias: hasRoom && columnGap >= BIAS_WIDTH && ends <= height - toolsOf(size),
    }
  })
  const outputs = units.at(-1) ?? 1
  const isAiry = outputs === 1 || (outputs <= rows && rowGap(outputs) >= 64)
  return {
    isCompact: false,
    width,
    height,
    radius,
    ...joined(layout, whole(layout, columns)),
    target: isAiry ? 'box' : 'line',
    nameRoom,
    picture,
    isDense: columnGap < TOOLS_WIDTH,
    tools: toolsOf(size),
  }
}
