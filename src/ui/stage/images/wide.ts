/**
 * Where each part of the row stands in a window that is wide enough: input, columns of maps with the
 * large ones of the open channel, strips, outputs. The content scrolls where it is larger than its
 * box. Pure.
 */
import type { Box } from '../useBox.ts'
import type { Shape } from '../../../engine/network.ts'
import { groupHeight, groupWidth, placeFolded, placeOpen, TITLE, type Sizes } from './columns.ts'
import {
  between,
  newPlacing,
  outputsOf,
  plainTitle,
  type Geometry,
  type Open,
  type Placing,
  type Rect,
} from './geometry.ts'
import type { Parts } from './parts.ts'

type Level = {
  readonly big: number
  readonly kernel: number
  /** Side of the input, room between the parts, and width of the outputs. */
  readonly input: number
  readonly gap: number
  readonly out: number
}

/** From roomy to tight: the first that fits is taken. */
const LEVELS: readonly Level[] = [
  { big: 104, kernel: 40, input: 184, gap: 28, out: 128 },
  { big: 96, kernel: 36, input: 168, gap: 22, out: 118 },
  { big: 88, kernel: 34, input: 160, gap: 22, out: 116 },
  { big: 80, kernel: 32, input: 136, gap: 20, out: 112 },
  { big: 72, kernel: 31, input: 112, gap: 18, out: 108 },
]

const LEFT = 22
const RIGHT = 8
const STRIP = 18
const STRIP_ROOM = STRIP + 28
const SUMS = 46
const CHANNEL_GAP = 6
/** Under the input: its name and the legend, and one line more where there are notes. */
const CAPTION = 90
const CAPTION_LINE = 17
const CAPTION_WIDTH = 132
/** A sentence of two lines shall not make the input smaller. */
const SLACK = 32

export function placeRow(parts: Parts, open: Open | null, box: Box): Geometry {
  const room = Math.max(box.height - TITLE - 6, 180)
  const level = levelFor(parts, open, box.width)
  const sizes: Sizes = { ...level, room }
  const input = inputFor(parts, level, room)
  const outputPitch = between((room - 6) / parts.output.units, 22, 38)
  const outputsHeight = outputPitch * parts.output.units
  const heights = parts.groups.map((group) => groupHeight(group, open, sizes))
  const content = Math.max(room, ...heights, input.room, outputsHeight)
  const height = content + TITLE + 6
  const placing = newPlacing()

  let x = leftOf(parts, level) + inputColumn(parts, level) + level.gap
  parts.groups.forEach((group, place) => {
    const at = { x, y: TITLE + Math.max(0, content - heights[place]) / 2 }
    if (open?.group === group.place) placeOpen(placing, group, open, at, sizes)
    else placeFolded(placing, group, at, sizes)
    x += groupWidth(group, open, level) + level.gap
  })
  // The input stands beside the open channel, the outputs behind it
  const { card } = placing
  const centre = card ? card.y + card.height / 2 : TITLE + content / 2
  const caption = placeInput(placing, parts, level, { ...input, centre, height })
  x = placeStrips(placing, parts, x, { gap: level.gap, centre, content, height })

  // Sums stand beside the answers where there is room
  const hasSums = parts.output.hasSums && box.width - (x + level.out + RIGHT) >= SUMS
  const outputs = {
    x,
    y: between(centre - outputsHeight / 2, TITLE, height - outputsHeight - 4),
    width: level.out + (hasSums ? SUMS : 0),
    height: outputsHeight,
  }
  const width = Math.max(box.width, x + outputs.width + RIGHT)
  const answers = { outputs, outputPitch, hasSums, hasUprightBars: false }
  return { ...placing, ...answers, width, height, isPhone: false, caption }
}

/** The roomiest sizes that fit; room that is left over goes between the parts. */
function levelFor(parts: Parts, open: Open | null, width: number): Level {
  const level =
    LEVELS.find((one) => widthOf(parts, open, one) <= width) ?? LEVELS[LEVELS.length - 1]
  const gaps = 2 + parts.groups.length + parts.strips.length
  const sums = parts.output.hasSums ? SUMS : 0
  const spare = width - widthOf(parts, open, level) - sums
  return { ...level, gap: level.gap + between(spare / gaps, 0, 48) }
}

function widthOf(parts: Parts, open: Open | null, level: Level): number {
  const groups = parts.groups.map((group) => groupWidth(group, open, level) + level.gap)
  const strips = parts.strips.length * (STRIP_ROOM + level.gap)
  const input = leftOf(parts, level) + inputColumn(parts, level) + level.gap
  return groups.reduce((sum, one) => sum + one, input + strips + level.out + RIGHT)
}

/** As wide as what is told under the input. */
function inputColumn({ input }: Parts, level: Level): number {
  return Math.max(inputSize(input, level.input).width, CAPTION_WIDTH)
}

/** Columns of zeros before the image have room too. */
function leftOf({ input, groups }: Parts, level: Level): number {
  const [, , before] = groups[0]?.kernel?.padding ?? [0, 0, 0, 0]
  return Math.max(LEFT, (before * inputSize(input, level.input).width) / input[2] + 2)
}

/** The input's pictures one below the other, with room for zeros at the edges and for what is told below. */
function inputFor(parts: Parts, level: Level, room: number) {
  const [channels, rows] = parts.input
  const [above, below] = parts.groups[0]?.kernel?.padding ?? [0, 0, 0, 0]
  const captionHeight = CAPTION + (notesOf(parts).length > 0 ? CAPTION_LINE : 0)
  // In low windows it is smaller
  const beside = channels > 1 ? Math.max(1, channels / 3) : 1
  const fits = ((room - captionHeight + SLACK) * rows) / (rows + above + below) / beside
  const picture = inputSize(parts.input, between(fits, 96, level.input))
  const cell = picture.height / rows
  const pictures = channels * (picture.height + CHANNEL_GAP) - CHANNEL_GAP
  const edge = { above: above * cell, below: below * cell }
  return {
    picture,
    pictures,
    edge,
    captionHeight,
    room: edge.above + pictures + edge.below + captionHeight,
  }
}

function inputSize([channels, rows, columns]: Shape, most: number): Pick<Rect, 'width' | 'height'> {
  const room = channels > 1 ? Math.max(56, most / Math.min(channels, 3)) : most
  const exact = Math.min(room / columns, room / rows)
  const cell = exact >= 3 ? Math.floor(exact) : exact
  return { width: cell * columns, height: cell * rows }
}

type InputPlace = ReturnType<typeof inputFor> & { readonly centre: number; readonly height: number }

/** Returns where its caption stands. */
function placeInput(
  { tiles, titles }: Placing,
  parts: Parts,
  level: Level,
  place: InputPlace,
): Rect {
  const { picture, pictures, edge, captionHeight, centre, height } = place
  const image = parts.input
  const x = leftOf(parts, level)
  const last = height - pictures - edge.below - captionHeight
  const top = between(centre - pictures / 2, TITLE + edge.above, last)
  for (let channel = 0; channel < image[0]; channel++) {
    const rect = { x, y: top + channel * (picture.height + CHANNEL_GAP), ...picture }
    tiles.push({ part: 'input', group: null, channel, image, isLarge: image[0] === 1, rect })
  }
  const at = { x: x + picture.width / 2, y: top - edge.above - TITLE, width: picture.width + 20 }
  titles.push(plainTitle(`input, ${image.slice(1).join('×')}`, at, outputsOf(-1)))
  return {
    x,
    y: top + pictures + edge.below + 6,
    width: inputColumn(parts, level) + 10,
    height: captionHeight - 8,
  }
}

type StripsPlace = {
  readonly gap: number
  readonly centre: number
  readonly content: number
  readonly height: number
}

/** Returns where the next part begins. */
function placeStrips(
  { strips, titles }: Placing,
  parts: Parts,
  left: number,
  place: StripsPlace,
): number {
  let x = left
  for (const strip of parts.strips) {
    const height = Math.min(place.content - 8, strip.units * 14)
    const y = between(place.centre - height / 2, TITLE + 2, place.height - height - 4)
    strips.push({ strip, rect: { x: x + 14, y, width: STRIP, height } })
    const at = { x: x + 14 + STRIP / 2, y: y - TITLE, width: 80 }
    titles.push(plainTitle(strip.title, at, outputsOf(strip.layer)))
    x += STRIP_ROOM + place.gap
  }
  return x
}

/** What hangs on a layer without being drawn: "Dropout 0.2 in training". */
export function notesOf({ groups, strips }: Parts): string[] {
  return [...groups, ...strips].flatMap(({ notes }) => notes)
}
