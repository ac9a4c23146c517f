/**
 * Where each part of the row stands: input, columns of small pictures with the large ones of the open
 * channel between them, strips, outputs. In CSS pixels of the content, which scrolls where it is
 * larger than its box. Pure.
 */
import type { Shape } from '../../../engine/network.ts'
import type { Group, MapPart, Parts, Strip } from './parts.ts'

export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The channel that is drawn large, and which slice of its kernel. */
export type Open = { readonly group: number; readonly channel: number; readonly slice: number }

export type Box = { readonly width: number; readonly height: number }

/** A picture of one channel. */
export type Tile = {
  readonly part: MapPart | 'kernel' | 'input'
  readonly group: Group | null
  readonly channel: number
  /** Its form: channels × rows × columns. */
  readonly image: Shape
  readonly isLarge: boolean
  readonly rect: Rect
}

export type Title = {
  readonly text: string
  /** Its middle, and the text's upper edge. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of the large picture; else of all of its column. */
  readonly isLarge: boolean
  /** The layer that it is about, and what of it; −1: the input. */
  readonly layer: number
  readonly of: 'kernel' | 'sums' | 'outputs'
}

export type StripPlace = { readonly strip: Strip; readonly rect: Rect }

export type Geometry = {
  readonly width: number
  readonly height: number
  readonly isPhone: boolean
  readonly tiles: readonly Tile[]
  readonly titles: readonly Title[]
  /** Numbers of the channels beside their rows: right edge and middle. */
  readonly numbers: readonly { readonly text: string; readonly x: number; readonly y: number }[]
  readonly card: Rect | null
  /** Of the open kernel: where its bias stands, and its slices are turned. */
  readonly bias: Rect | null
  readonly pager: Rect | null
  readonly strips: readonly StripPlace[]
  readonly outputs: Rect
  readonly outputPitch: number
  /** The outputs' sums stand beside the answers. */
  readonly hasSums: boolean
  /** They stand side by side under upright bars. */
  readonly hasUprightBars: boolean
  /** What is told about the input, and the legend. */
  readonly caption: Rect
}

/** Sizes from roomy to tight: the first that fits is taken. */
const LEVELS = [
  { big: 104, kernel: 40, input: 184, gap: 28, out: 128 },
  { big: 96, kernel: 36, input: 168, gap: 22, out: 118 },
  { big: 88, kernel: 34, input: 160, gap: 22, out: 116 },
  { big: 80, kernel: 32, input: 136, gap: 20, out: 112 },
  { big: 72, kernel: 31, input: 112, gap: 18, out: 108 },
] as const
type Level = (typeof LEVELS)[number]

const PAD = 8
const BETWEEN = 10
const TITLE = 22
const CARD_TITLE = 22
const PAGER = 26
const BIAS = 24
const SMALLEST = 24
const LARGEST = 40
const ROW_GAP = 4
const LEFT = 22
const NUMBER_ROOM = 24
const STRIP = 18
const SUMS = 46
/** Under the input: its name and the legend. */
export const CAPTION = 90

export function placeRow(parts: Parts, open: Open | null, box: Box): Geometry {
  const level =
    LEVELS.find((one) => widthOf(parts, open, one) <= box.width) ?? LEVELS[LEVELS.length - 1]
  const tiles: Tile[] = []
  const titles: Title[] = []
  const numbers: { text: string; x: number; y: number }[] = []
  const room = Math.max(box.height - TITLE - 6, 180)
  const heights = parts.groups.map((group) => heightOf(group, open, level, room))
  const outputPitch = Math.max(22, Math.min(38, (room - 6) / Math.max(1, parts.output.units)))
  const outputsHeight = outputPitch * parts.output.units
  const picture = inputSize(parts.input, level.input)
  const inputHeight = parts.input[0] * (picture.height + ROW_GAP) - ROW_GAP
  // Zeros around it are drawn when a cell at the edge is in hand
  const [above, below] = parts.groups[0]?.kernel?.padding ?? [0, 0]
  const cell = picture.height / parts.input[1]
  const edge = { above: above * cell, below: below * cell }
  const inputRoom = edge.above + inputHeight + edge.below + CAPTION
  const content = Math.max(room, ...heights, inputRoom, outputsHeight)
  const height = content + TITLE + 6
  const middle = TITLE + content / 2

  const left = leftOf(parts, level)
  let x = left
  let card: Rect | null = null
  let bias: Rect | null = null
  let pager: Rect | null = null
  const columns: { group: Group; x: number; width: number }[] = []
  x += picture.width + level.gap
  for (const group of parts.groups) {
    const width = groupWidth(group, open, level)
    columns.push({ group, x, width })
    x += width + level.gap
  }

  columns.forEach(({ group, x: start, width }, place) => {
    const isOpen = open?.group === group.place
    const own = heights[place]
    const top = TITLE + (own < content ? (content - own) / 2 : 0)
    if (!isOpen) {
      const part = group.maps.at(-1)!
      const size = foldedSize(group, room)
      const pitch = size + 4
      const middleX = start + NUMBER_ROOM + size / 2
      titles.push(titleOf(foldedTitle(group), middleX - 8, top - TITLE, width + level.gap, part))
      for (let channel = 0; channel < group.channels; channel++) {
        const y = top + channel * pitch
        const rect = fitted(part.image, { x: start + NUMBER_ROOM, y, width: size, height: size })
        tiles.push({ part, group, channel, image: part.image, isLarge: false, rect })
        numbers.push({ text: String(channel + 1), x: start + NUMBER_ROOM - 6, y: y + size / 2 })
      }
      return
    }
    const size = smallSize(group, level, room)
    const opened = cardHeight(group, level)
    const slots = slotsOf(group, start, level)
    for (const slot of slots) {
      titles.push({
        text: slot.part === 'kernel' ? group.kernel!.title : slot.part.title,
        x: slot.x + slot.width / 2,
        y: top - TITLE,
        width: slot.width + BETWEEN,
        isLarge: false,
        layer: slot.part === 'kernel' ? group.kernel!.layer : slot.part.layer,
        of: slot.part === 'kernel' ? 'kernel' : slot.part.of,
      })
    }
    let y = top
    for (let channel = 0; channel < group.channels; channel++) {
      const isLarge = channel === open.channel
      if (isLarge) {
        card = { x: start, y, width, height: opened }
        const lines = CARD_TITLE + (hasPager(group) ? PAGER : 0)
        for (const slot of slots) {
          titles.push(largeTitle(slot, group, channel, y))
          tiles.push({
            part: slot.part,
            group,
            channel,
            image: imageIn(slot, group),
            isLarge: true,
            rect: largeRect(slot, group, level, y + lines),
          })
        }
        const kernel = slots.find(({ part }) => part === 'kernel')
        if (kernel) {
          const wide = { x: kernel.x - 4, width: kernel.width + 8 }
          bias = { ...wide, y: y + lines + level.big - BIAS + 4, height: BIAS }
          if (hasPager(group)) pager = { ...wide, y: y + CARD_TITLE - 2, height: PAGER }
        }
        y += opened + ROW_GAP
        continue
      }
      for (const slot of slots) {
        const at = { x: slot.x + (slot.width - size) / 2, y, width: size, height: size }
        const image = imageIn(slot, group)
        const rect = fitted(image, at)
        tiles.push({ part: slot.part, group, channel, image, isLarge: false, rect })
      }
      const edge = slots[0].x + (slots[0].width - size) / 2 - 8
      numbers.push({ text: String(channel + 1), x: edge, y: y + size / 2 })
      y += size + ROW_GAP
    }
  })

  // The input stands beside the open channel, the outputs behind it
  const beside = card as Rect | null
  const centre = beside ? beside.y + beside.height / 2 : middle
  const inputTop = between(
    centre - inputHeight / 2,
    TITLE + edge.above,
    height - inputHeight - edge.below - CAPTION,
  )
  for (let channel = 0; channel < parts.input[0]; channel++) {
    const y = inputTop + channel * (picture.height + ROW_GAP)
    const rect = { x: left, y, width: picture.width, height: picture.height }
    const isLarge = parts.input[0] === 1
    tiles.push({ part: 'input', group: null, channel, image: parts.input, isLarge, rect })
  }
  titles.push({
    text: `input, ${parts.input.slice(1).join('×')}`,
    ...{ x: left + picture.width / 2, y: inputTop - edge.above - TITLE, width: picture.width + 20 },
    ...{ isLarge: false, layer: -1, of: 'outputs' },
  })

  const strips: StripPlace[] = []
  for (const strip of parts.strips) {
    const length = Math.min(content - 8, strip.units * 14)
    const top = between(centre - length / 2, TITLE + 2, height - length - 4)
    const at = { x: x + 14, y: top, width: STRIP, height: length }
    strips.push({ strip, rect: at })
    titles.push({
      ...{ text: strip.title, x: at.x + STRIP / 2, y: top - TITLE, width: 80 },
      ...{ isLarge: false, layer: strip.layer, of: 'outputs' },
    })
    x += STRIP + 28 + level.gap
  }
  // Sums stand beside the answers where there is room
  const spare = box.width - (x + level.out + 8)
  const hasSums = parts.output.hasSums && spare >= SUMS
  const outputs = {
    x,
    y: between(centre - outputsHeight / 2, TITLE, height - outputsHeight - 4),
    width: level.out + (hasSums ? SUMS : 0),
    height: outputsHeight,
  }
  const width = Math.max(box.width, x + outputs.width + 8)
  const caption = {
    x: left,
    y: inputTop + inputHeight + edge.below + 6,
    width: Math.max(150, picture.width + level.gap / 2),
    height: CAPTION - 8,
  }
  return {
    ...{ width, height, isPhone: false, tiles, titles, numbers, card, bias, pager },
    ...{ strips, outputs, outputPitch, hasSums, hasUprightBars: false, caption },
  }
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}

function widthOf(parts: Parts, open: Open | null, level: Level): number {
  const groups = parts.groups.reduce(
    (sum, group) => sum + groupWidth(group, open, level) + level.gap,
    0,
  )
  const strips = parts.strips.length * (STRIP + 28 + level.gap)
  const { width } = inputSize(parts.input, level.input)
  return leftOf(parts, level) + width + level.gap + groups + strips + level.out + 8
}

/** Columns of zeros before the image have room too. */
function leftOf({ input, groups }: Parts, level: Level): number {
  const [, , before] = groups[0]?.kernel?.padding ?? [0, 0, 0]
  return Math.max(LEFT, (before * inputSize(input, level.input).width) / input[2] + 2)
}

type Slot = { readonly part: MapPart | 'kernel'; readonly x: number; readonly width: number }

/** The columns of an open group, side by side. */
function slotsOf(group: Group, left: number, level: Level): Slot[] {
  const slots: Slot[] = []
  let x = left + PAD + (group.kernel ? 0 : NUMBER_ROOM)
  if (group.kernel) {
    const width = kernelWidth(group.kernel, level)
    slots.push({ part: 'kernel', x, width })
    x += width + BETWEEN + 4
  }
  for (const part of group.maps) {
    slots.push({ part, x, width: level.big })
    x += level.big + BETWEEN
  }
  return slots
}

function imageIn({ part }: Slot, { kernel }: Group): Shape {
  return part === 'kernel' ? [1, kernel!.height, kernel!.width] : part.image
}

function kernelWidth({ width }: NonNullable<Group['kernel']>, level: Level): number {
  return Math.max(96, Math.min(level.kernel * width, level.kernel * 3 + 12))
}

function groupWidth(group: Group, open: Open | null, level: Level): number {
  if (open?.group !== group.place) return NUMBER_ROOM + LARGEST
  const last = slotsOf(group, 0, level).at(-1)!
  return last.x + last.width + PAD
}

function hasPager({ kernel }: Group): boolean {
  return kernel !== null && kernel.slices > 1
}

function cardHeight(group: Group, { big }: Level): number {
  return CARD_TITLE + (hasPager(group) ? PAGER : 0) + big + PAD
}

function smallSize(group: Group, level: Level, room: number): number {
  const others = group.channels - 1
  if (others === 0) return LARGEST
  const size = (room - cardHeight(group, level)) / others - ROW_GAP
  return Math.floor(between(size, SMALLEST, LARGEST))
}

function foldedSize({ channels }: Group, room: number): number {
  return Math.floor(between(room / channels - 4, SMALLEST, LARGEST))
}

function heightOf(group: Group, open: Open | null, level: Level, room: number): number {
  if (open?.group !== group.place) return group.channels * (foldedSize(group, room) + 4) - 4
  const size = smallSize(group, level, room)
  return cardHeight(group, level) + (group.channels - 1) * (size + ROW_GAP)
}

function foldedTitle(group: Group): string {
  const [channels, ...size] = group.maps.at(-1)!.image
  return `${channels} of ${size.join('×')}`
}

function titleOf(text: string, x: number, y: number, width: number, part: MapPart): Title {
  return { text, x, y, width, isLarge: false, layer: part.layer, of: part.of }
}

function largeTitle({ part, x, width }: Slot, group: Group, channel: number, y: number): Title {
  const at = { x: x + width / 2, y: y + 3, width: width + BETWEEN, isLarge: true }
  if (part === 'kernel') {
    return { ...at, text: `kernel ${channel + 1}`, layer: group.kernel!.layer, of: 'kernel' }
  }
  const text = part === group.maps[0] && group.kernel ? `map ${channel + 1}` : part.name
  return { ...at, text, layer: part.layer, of: part.of }
}

function largeRect({ part, x, width }: Slot, group: Group, { big }: Level, y: number): Rect {
  if (part === 'kernel') {
    const { height: rows, width: columns } = group.kernel!
    const cell = { width: Math.floor(width / columns), height: Math.floor((big - BIAS) / rows) }
    // Long kernels keep square cells
    const side = columns > 4 || rows > 4 ? Math.min(cell.width, cell.height) : null
    const size = { width: (side ?? cell.width) * columns, height: (side ?? cell.height) * rows }
    return { x: x + (width - size.width) / 2, y, ...size }
  }
  return fitted(part.image, { x, y, width, height: big })
}

/** The largest picture of an image's form within a square, of whole pixels a cell where there is room. */
export function fitted([, rows, columns]: Shape, { x, y, width, height }: Rect): Rect {
  const exact = Math.min(width / columns, height / rows)
  const cell = exact >= 3 ? Math.floor(exact) : exact
  const size = { width: cell * columns, height: cell * rows }
  return { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, ...size }
}

function inputSize(
  [channels, rows, columns]: Shape,
  most: number,
): { width: number; height: number } {
  const room = channels > 1 ? Math.max(56, most / Math.min(channels, 3)) : most
  const exact = Math.min(room / columns, room / rows)
  const cell = exact >= 3 ? Math.floor(exact) : exact
  return { width: cell * columns, height: cell * rows }
}
