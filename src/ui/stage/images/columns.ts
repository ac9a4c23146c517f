/** The columns of a group of maps: folded into what it passes on, or open, with one channel large between the small ones. Pure. */
import type { Shape } from '../../../engine/network.ts'
import {
  between,
  fitted,
  foldedTitle,
  plainTitle,
  type Open,
  type Placing,
  type Rect,
  type Title,
} from './geometry.ts'
import { lastMap, type Group, type MapPart } from './parts.ts'

/** Sizes of what is large, and the room between the parts. */
export type Sizes = {
  /** Side of a large picture, and width of a kernel's cell. */
  readonly big: number
  readonly kernel: number
  readonly gap: number
  /** Height that is in sight. */
  readonly room: number
}

export const TITLE = 22
const PAD = 8
const BETWEEN = 10
const CARD_TITLE = 22
const PAGER = 26
const BIAS = 24
const SMALLEST = 24
const LARGEST = 40
const ROW_GAP = 4
const NUMBER_ROOM = 24

type Slot = { readonly part: MapPart | 'kernel'; readonly x: number; readonly width: number }

export function groupWidth(
  group: Group,
  open: Open | null,
  sizes: Pick<Sizes, 'big' | 'kernel'>,
): number {
  if (open?.group !== group.place) return NUMBER_ROOM + LARGEST
  const last = slotsOf(group, 0, sizes).at(-1)!
  return last.x + last.width + PAD
}

export function groupHeight(group: Group, open: Open | null, sizes: Sizes): number {
  if (open?.group !== group.place) return group.channels * (foldedSize(group, sizes) + 4) - 4
  return cardHeight(group, sizes) + (group.channels - 1) * (smallSize(group, sizes) + ROW_GAP)
}

/** Its small maps one below the other. */
export function placeFolded(placing: Placing, group: Group, { x, y }: Point, sizes: Sizes): void {
  const part = lastMap(group)
  const size = foldedSize(group, sizes)
  const left = x + NUMBER_ROOM
  const at = { x: left + size / 2 - 8, y: y - TITLE, width: NUMBER_ROOM + LARGEST + sizes.gap }
  placing.titles.push(plainTitle(foldedTitle(group), at, part))
  for (let channel = 0; channel < group.channels; channel++) {
    const top = y + channel * (size + 4)
    const rect = fitted(part.image, { x: left, y: top, width: size, height: size })
    placing.tiles.push({ part, group, channel, image: part.image, isLarge: false, rect })
    placing.numbers.push({ text: String(channel + 1), x: left - 6, y: top + size / 2 })
  }
}

type Point = { readonly x: number; readonly y: number }

/** All of its columns, with the open channel's card. */
export function placeOpen(
  placing: Placing,
  group: Group,
  open: Open,
  at: Point,
  sizes: Sizes,
): void {
  const slots = slotsOf(group, at.x, sizes)
  for (const slot of slots) placing.titles.push(columnTitle(slot, group, at.y))
  let { y } = at
  for (let channel = 0; channel < group.channels; channel++) {
    if (channel === open.channel) {
      placeCard(placing, group, channel, { x: at.x, y }, { ...sizes, slots })
      y += cardHeight(group, sizes) + ROW_GAP
    } else {
      const size = smallSize(group, sizes)
      placeSmall(placing, group, channel, y, { size, slots })
      y += size + ROW_GAP
    }
  }
}

function placeSmall(
  { tiles, numbers }: Placing,
  group: Group,
  channel: number,
  y: number,
  { size, slots }: { readonly size: number; readonly slots: readonly Slot[] },
): void {
  for (const slot of slots) {
    const image = imageIn(slot, group)
    const at = { x: slot.x + (slot.width - size) / 2, y, width: size, height: size }
    tiles.push({ part: slot.part, group, channel, image, isLarge: false, rect: fitted(image, at) })
  }
  const edge = slots[0].x + (slots[0].width - size) / 2 - 8
  numbers.push({ text: String(channel + 1), x: edge, y: y + size / 2 })
}

function placeCard(
  placing: Placing,
  group: Group,
  channel: number,
  { x, y }: Point,
  sizes: Sizes & { readonly slots: readonly Slot[] },
): void {
  const { slots, big } = sizes
  const top = y + CARD_TITLE + (hasPager(group) ? PAGER : 0)
  placing.card = { x, y, width: groupWidthOf(slots, x), height: cardHeight(group, sizes) }
  for (const slot of slots) {
    placing.titles.push(largeTitle(slot, group, channel, y))
    const image = imageIn(slot, group)
    const rect = largeRect(slot, group, sizes, top)
    placing.tiles.push({ part: slot.part, group, channel, image, isLarge: true, rect })
  }
  const kernel = slots.find(({ part }) => part === 'kernel')
  if (!kernel) return
  const wide = { x: kernel.x - 4, width: kernel.width + 8 }
  placing.bias = { ...wide, y: top + big - BIAS + 4, height: BIAS }
  if (hasPager(group)) placing.pager = { ...wide, y: y + CARD_TITLE - 2, height: PAGER }
}

function groupWidthOf(slots: readonly Slot[], left: number): number {
  const last = slots.at(-1)!
  return last.x + last.width + PAD - left
}

/** The columns of an open group, side by side. */
function slotsOf(group: Group, left: number, sizes: Pick<Sizes, 'big' | 'kernel'>): Slot[] {
  const slots: Slot[] = []
  let x = left + PAD + (group.kernel || group.channels === 1 ? 0 : NUMBER_ROOM)
  if (group.kernel) {
    const width = kernelWidth(group.kernel, sizes.kernel)
    slots.push({ part: 'kernel', x, width })
    x += width + BETWEEN + 4
  }
  for (const part of group.maps) {
    slots.push({ part, x, width: sizes.big })
    x += sizes.big + BETWEEN
  }
  return slots
}

function imageIn({ part }: Slot, { kernel }: Group): Shape {
  return part === 'kernel' ? [1, kernel!.height, kernel!.width] : part.image
}

function kernelWidth({ width }: NonNullable<Group['kernel']>, cell: number): number {
  return Math.max(96, Math.min(cell * width, cell * 3 + 12))
}

function hasPager({ kernel }: Group): boolean {
  return kernel !== null && kernel.slices > 1
}

function cardHeight(group: Group, { big }: Sizes): number {
  return CARD_TITLE + (hasPager(group) ? PAGER : 0) + big + PAD
}

function smallSize(group: Group, sizes: Sizes): number {
  const others = group.channels - 1
  if (others === 0) return LARGEST
  const size = (sizes.room - cardHeight(group, sizes)) / others - ROW_GAP
  return Math.floor(between(size, SMALLEST, LARGEST))
}

function foldedSize({ channels }: Group, { room }: Sizes): number {
  return Math.floor(between(room / channels - 4, SMALLEST, LARGEST))
}

function columnTitle({ part, x, width }: Slot, { kernel }: Group, top: number): Title {
  const at = { x: x + width / 2, y: top - TITLE, width: width + 2 * BETWEEN }
  if (part !== 'kernel') return plainTitle(part.title, at, part)
  return plainTitle(kernel!.title, at, { layer: kernel!.layer, of: 'kernel' })
}

function largeTitle({ part, x, width }: Slot, group: Group, channel: number, y: number): Title {
  const at = { x: x + width / 2, y: y + 3, width: width + 2 * BETWEEN, isLarge: true }
  if (part === 'kernel') {
    return { ...at, text: `kernel ${channel + 1}`, layer: group.kernel!.layer, of: 'kernel' }
  }
  const text = part === group.maps[0] && group.kernel ? `map ${channel + 1}` : part.name
  return { ...at, text, layer: part.layer, of: part.of }
}

function largeRect({ part, x, width }: Slot, group: Group, { big }: Sizes, y: number): Rect {
  if (part !== 'kernel') return fitted(part.image, { x, y, width, height: big })
  const { height: rows, width: columns } = group.kernel!
  const cell = { width: Math.floor(width / columns), height: Math.floor((big - BIAS) / rows) }
  // Long kernels keep square cells
  const side = columns > 4 || rows > 4 ? Math.min(cell.width, cell.height) : null
  const size = { width: (side ?? cell.width) * columns, height: (side ?? cell.height) * rows }
  return { x: x + (width - size.width) / 2, y, ...size }
}
