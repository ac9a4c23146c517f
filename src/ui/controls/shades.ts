/**
 * Colours of shares from −1 to 1 in steps too small to be told apart, each put together once: packed
 * as a picture keeps them, and what is written on them. For pictures of hundreds of cells, painted ten times a second.
 */
import { colourOf, textOn, type Palette, type Ramp } from './palette.ts'
import type { Rgb } from './ramp.ts'

/** From 0 to 1. */
const STEPS = 128

export type Shades = {
  /** Of an `ImageData`, seen as a `Uint32Array`. */
  readonly pixels: Uint32Array
  /** The colours of text on them. */
  readonly texts: readonly string[]
}

const known = new Map<string, Shades>()

/** `reach`: the share of the ramp that is used. */
export function shadesOf(palette: Palette, ramp: Ramp, hasNumber: boolean, reach = 1): Shades {
  const key = `${palette.theme} ${ramp} ${hasNumber} ${reach}`
  const before = known.get(key)
  if (before) return before
  const colours = Array.from({ length: 2 * STEPS + 1 }, (_, step) =>
    colourOf(palette, ramp, (reach * (step - STEPS)) / STEPS, hasNumber),
  )
  const made = { pixels: Uint32Array.from(colours, packed), texts: colours.map(textOn) }
  known.set(key, made)
  return made
}

/** The place of a share's colour; beyond the ends those are taken, and for what is no number the middle. */
export function shadeAt(share: number): number {
  if (share >= 1) return 2 * STEPS
  if (share <= -1) return 0
  return share === share ? Math.round(share * STEPS) + STEPS : STEPS
}

const bytes = new Uint8ClampedArray(4)
const [word] = [new Uint32Array(bytes.buffer)]

/** A colour in the order of bytes that this machine has. */
export function packed([red, green, blue]: Rgb): number {
  bytes.set([red, green, blue, 255])
  return word[0]
}
