/** The row on a phone: what the open kernel reads, the kernel, its first and last map side by side; every channel small below; then the answers. Pure. */
import type { Box } from '../useBox.ts'
import type { Shape } from '../../../engine/network.ts'
import {
  fitted,
  foldedTitle,
  newPlacing,
  outputsOf,
  plainTitle,
  type Geometry,
  type Open,
  type Placing,
  type Rect,
  type Title,
} from './geometry.ts'
import { lastMap, type Group, type MapPart, type Parts } from './parts.ts'

const EDGE = 16
const GAP = 12
const TITLE = 22
const BIAS = 26
const PAGER = 44
const ACROSS = 8
/** The kernel carries numbers with signs. */
const WIDER = 1.3
const UPRIGHT = 104
const LINE = 30
const CAPTION = 40

export function placePhone(
  parts: Parts,
  open: Open | null,
  box: Box,
  hasLongNames: boolean,
): Geometry {
  const width = Math.max(box.width, 300)
  const room = width - 2 * EDGE
  const placing = newPlacing()
  const y = open ? placeMaps(placing, parts, open, room) : placeNeurons(placing, parts, room)
  const { units } = parts.output
  const hasUprightBars = !hasLongNames && units <= 12
  const height = hasUprightBars ? UPRIGHT : units * LINE
  const outputs = { x: EDGE, y: y + 4, width: room, height }
  const answers = { outputs, outputPitch: LINE, hasSums: false, hasUprightBars }
  const caption = { x: EDGE, y: y + height + 10, width: room, height: CAPTION }
  return { ...placing, ...answers, width, height: caption.y + CAPTION, isPhone: true, caption }
}

/** Returns where the answers begin. */
function placeMaps(placing: Placing, parts: Parts, open: Open, room: number): number {
  const group = parts.groups[open.group]
  const slots = slotsOf(parts, group, open)
  const shares = slots.length + (group.kernel ? WIDER - 1 : 0)
  const size = Math.floor((room - GAP * (slots.length - 1)) / shares)
  let x = EDGE
  for (const slot of slots) {
    const width = slot.part === 'kernel' ? Math.floor(size * WIDER) : size
    const at = { x, y: TITLE, width, height: size }
    placing.tiles.push({
      ...slot,
      isLarge: true,
      rect: slot.part === 'kernel' ? stretched(slot.image, at) : fitted(slot.image, at),
    })
    placing.titles.push(slotTitle(slot, at))
    if (slot.part === 'kernel') {
      placing.bias = { x: x - 4, y: TITLE + size, width: width + 8, height: BIAS }
    }
    x += width + GAP
  }
  let y = TITLE + size + (placing.bias ? BIAS : 0) + 4
  if (group.kernel && group.kernel.slices > 1) {
    placing.pager = { x: EDGE, y, width: room, height: PAGER }
    y += PAGER
  }
  for (const one of parts.groups) {
    if (parts.groups.length > 1) {
      const at = { x: EDGE + room / 2, y: y + 4, width: room }
      placing.titles.push(plainTitle(foldedTitle(one), at, lastMap(one)))
      y += TITLE
    }
    y = placeChannels(placing, one, y + 4, room)
  }
  return y
}

/** Cells wider than high, as long as the kernel is small. */
function stretched(image: Shape, box: Rect): Rect {
  const [, rows, columns] = image
  if (rows > 3 || columns > 3) return fitted(image, box)
  const [width, height] = [Math.floor(box.width / columns), Math.floor(box.height / rows)]
  return { ...box, width: width * columns, height: height * rows }
}

type Slot = {
  readonly part: MapPart | 'kernel' | 'input'
  readonly group: Group | null
  readonly channel: number
  readonly image: Shape
  readonly text: string
}

/** What the kernel reads, the kernel, and its first and last map. */
function slotsOf(parts: Parts, group: Group, { channel, slice, group: place }: Open): Slot[] {
  const read = Math.min(slice, (group.kernel?.slices ?? 1) - 1)
  const slots = [
    place > 0 ? sourceSlot(parts.groups[place - 1], read) : inputSlot(parts, group, channel, read),
  ]
  if (group.kernel) {
    const { height, width } = group.kernel
    slots.push({
      part: 'kernel',
      group,
      channel,
      image: [1, height, width],
      text: `kernel ${channel + 1}`,
    })
  }
  const [first] = group.maps
  const last = lastMap(group)
  const named = group.kernel ? `map ${channel + 1}` : first.name
  slots.push({ part: first, group, channel, image: first.image, text: named })
  if (last !== first) {
    slots.push({ part: last, group, channel, image: last.image, text: last.title })
  }
  return slots
}

function sourceSlot(before: Group, read: number): Slot {
  const part = lastMap(before)
  return { part, group: before, channel: read, image: part.image, text: `from map ${read + 1}` }
}

function inputSlot({ input }: Parts, { kernel }: Group, channel: number, read: number): Slot {
  const shown = kernel ? read : channel
  const text = input[0] > 1 ? `input ${shown + 1}` : 'input'
  return { part: 'input', group: null, channel: shown, image: input, text }
}

function slotTitle({ part, group, text }: Slot, { x, y, width }: Rect): Title {
  const at = { text, x: x + width / 2, y: y - TITLE, width: width + GAP, isLarge: true }
  if (part === 'input') return { ...at, ...outputsOf(-1) }
  if (part === 'kernel') return { ...at, layer: group!.kernel!.layer, of: 'kernel' }
  return { ...at, layer: part.layer, of: part.of }
}

/** Every channel of a group, small, in lines of eight, with its number below. Returns where they end. */
function placeChannels({ tiles, numbers }: Placing, group: Group, y: number, room: number): number {
  const part = lastMap(group)
  const pitch = room / ACROSS
  const size = Math.floor(pitch - 7)
  for (let channel = 0; channel < group.channels; channel++) {
    const x = EDGE + (channel % ACROSS) * pitch + 3
    const line = y + Math.floor(channel / ACROSS) * (size + 24)
    const rect = fitted(part.image, { x, y: line, width: size, height: size })
    tiles.push({ part, group, channel, image: part.image, isLarge: false, rect })
    const text = String(channel + 1)
    numbers.push({ text, x: x + size / 2 + 3.7 * text.length, y: line + size + 10 })
  }
  return y + Math.ceil(group.channels / ACROSS) * (size + 24) + 2
}

/** A network of neurons over an image: the image, and its hidden neurons beside it. */
function placeNeurons({ tiles, titles, strips }: Placing, parts: Parts, room: number): number {
  const { input } = parts
  const size = Math.min(176, (room - 60) / input[0])
  for (let channel = 0; channel < input[0]; channel++) {
    const at = { x: EDGE + channel * (size + 8), y: TITLE, width: size, height: size }
    const rect = fitted(input, at)
    tiles.push({ part: 'input', group: null, channel, image: input, isLarge: true, rect })
  }
  const above = { x: EDGE + size / 2, y: 0, width: size }
  titles.push(plainTitle(`input, ${input.slice(1).join('×')}`, above, outputsOf(-1)))
  parts.strips.forEach((strip, place) => {
    const x = EDGE + input[0] * (size + 8) + 36 + place * 70
    strips.push({ strip, rect: { x, y: TITLE, width: 20, height: size } })
    titles.push(plainTitle(strip.title, { x: x + 10, y: 0, width: 70 }, outputsOf(strip.layer)))
  })
  return TITLE + size + 8
}
