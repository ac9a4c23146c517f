/** The row on a phone: what the open kernel reads, the kernel, its first and last map side by side; every channel small below; then the answers. Pure. */
import type { Shape } from '../../../engine/network.ts'
import {
  fitted,
  type Box,
  type Geometry,
  type Open,
  type StripPlace,
  type Tile,
  type Title,
} from './geometry.ts'
import { lastMap, type Group, type MapPart, type Parts } from './parts.ts'

const EDGE = 16
const GAP = 14
const TITLE = 22
const BIAS = 26
const PAGER = 44
const ACROSS = 8
const UPRIGHT = 104
const LINE = 30

export function placePhone(
  parts: Parts,
  open: Open | null,
  box: Box,
  hasLongNames: boolean,
): Geometry {
  const width = Math.max(box.width, 300)
  const room = width - 2 * EDGE
  const tiles: Tile[] = []
  const titles: Title[] = []
  const numbers: { text: string; x: number; y: number }[] = []
  const strips: StripPlace[] = []
  let bias: Geometry['bias'] = null
  let pager: Geometry['pager'] = null
  let y = TITLE
  const group = open && parts.groups[open.group]

  if (!group || !open) {
    y = withoutMaps(parts, room, tiles, titles, strips)
  } else {
    const slots = slotsOf(parts, group, open)
    const size = Math.floor((room - GAP * (slots.length - 1)) / slots.length)
    slots.forEach((slot, place) => {
      const at = { x: EDGE + place * (size + GAP), y, width: size, height: size }
      const { image, part, channel, text } = slot
      const isKernel = part === 'kernel'
      const rect = fitted(image, isKernel ? { ...at, height: size - 4 } : at)
      tiles.push({ part, group: slot.group, channel, image, isLarge: true, rect })
      titles.push({
        ...{ text, x: at.x + size / 2, y: y - TITLE, width: size + GAP, isLarge: true },
        layer: part === 'input' ? -1 : isKernel ? group.kernel!.layer : part.layer,
        of: isKernel ? 'kernel' : part === 'input' ? 'outputs' : part.of,
      })
      if (isKernel) bias = { x: at.x - 6, y: y + size, width: size + 12, height: BIAS }
    })
    y += size + (bias ? BIAS : 0) + 4
    if (group.kernel && group.kernel.slices > 1) {
      pager = { x: EDGE, y, width: room, height: PAGER }
      y += PAGER
    }
    for (const one of parts.groups) y = channelsOf(one, parts, y, room, tiles, titles, numbers)
  }

  const { units } = parts.output
  const hasUprightBars = !hasLongNames && units <= 12
  const height = hasUprightBars ? UPRIGHT : units * LINE
  const outputs = { x: EDGE, y: y + 4, width: room, height }
  return {
    ...{ width, height: y + height + 12, isPhone: true, tiles, titles, numbers, card: null },
    ...{ bias, pager, strips, outputs, outputPitch: LINE, hasSums: false, hasUprightBars },
    caption: { x: EDGE, y, width: room, height: 0 },
  }
}

type Slot = {
  readonly part: MapPart | 'kernel' | 'input'
  readonly group: Group | null
  readonly channel: number
  readonly image: Shape
  readonly text: string
}

function slotsOf(parts: Parts, group: Group, { channel, slice, group: place }: Open): Slot[] {
  const before = place > 0 ? parts.groups[place - 1] : null
  const source = before ? lastMap(before) : null
  const read = Math.min(slice, (group.kernel?.slices ?? 1) - 1)
  const slots: Slot[] = [
    source
      ? {
          part: source,
          group: before,
          channel: read,
          image: source.image,
          text: `reads map ${read + 1}`,
        }
      : {
          ...{ part: 'input', group: null, channel: group.kernel ? read : channel },
          ...{ image: parts.input, text: parts.input[0] > 1 ? `input ${read + 1}` : 'input' },
        },
  ]
  if (group.kernel) {
    const { height, width } = group.kernel
    const image: Shape = [1, height, width]
    slots.push({ part: 'kernel', group, channel, image, text: `kernel ${channel + 1}` })
  }
  const [first] = group.maps
  const last = lastMap(group)
  const named = group.kernel ? `map ${channel + 1}` : first.name
  slots.push({ part: first, group, channel, image: first.image, text: named })
  if (last !== first)
    slots.push({ part: last, group, channel, image: last.image, text: last.title })
  return slots
}

/** Every channel of a group, small, in lines of eight, with its number below. */
function channelsOf(
  group: Group,
  parts: Parts,
  top: number,
  room: number,
  tiles: Tile[],
  titles: Title[],
  numbers: { text: string; x: number; y: number }[],
): number {
  const part = lastMap(group)
  const pitch = room / ACROSS
  const size = Math.floor(pitch - 7)
  let y = top + 4
  if (parts.groups.length > 1) {
    const text = `${group.channels} of ${part.image.slice(1).join('×')}`
    const at = { x: EDGE + room / 2, y, width: room, isLarge: false }
    titles.push({ ...at, text, layer: part.layer, of: part.of })
    y += TITLE
  }
  for (let channel = 0; channel < group.channels; channel++) {
    const x = EDGE + (channel % ACROSS) * pitch
    const line = y + Math.floor(channel / ACROSS) * (size + 24)
    const rect = fitted(part.image, { x: x + 3, y: line, width: size, height: size })
    tiles.push({ part, group, channel, image: part.image, isLarge: false, rect })
    const text = String(channel + 1)
    numbers.push({ text, x: x + 3 + size / 2 + 3.7 * text.length, y: line + size + 10 })
  }
  return y + Math.ceil(group.channels / ACROSS) * (size + 24) + 2
}

/** A network of neurons over an image: the image, and its hidden neurons beside it. */
function withoutMaps(
  parts: Parts,
  room: number,
  tiles: Tile[],
  titles: Title[],
  strips: StripPlace[],
): number {
  const [channels] = parts.input
  const size = Math.min(176, (room - 60) / channels)
  for (let channel = 0; channel < channels; channel++) {
    const at = { x: EDGE + channel * (size + 8), y: TITLE, width: size, height: size }
    const rect = fitted(parts.input, at)
    tiles.push({ part: 'input', group: null, channel, image: parts.input, isLarge: true, rect })
  }
  const text = `input, ${parts.input.slice(1).join('×')}`
  titles.push({
    ...{ text, x: EDGE + size / 2, y: 0, width: size, isLarge: false, layer: -1, of: 'outputs' },
  })
  parts.strips.forEach((strip, place) => {
    const x = EDGE + channels * (size + 8) + 36 + place * 70
    strips.push({ strip, rect: { x, y: TITLE, width: 20, height: size } })
    titles.push({
      ...{ text: strip.title, x: x + 10, y: 0, width: 70 },
      ...{ isLarge: false, layer: strip.layer, of: 'outputs' },
    })
  })
  return TITLE + size + 8
}
