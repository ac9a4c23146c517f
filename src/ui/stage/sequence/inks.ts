/** Colours and font of what is painted on a canvas. */
import { paletteOf, type Palette } from '../../controls/palette.ts'
import type { Theme } from '../../controls/ramp.ts'

export type Inks = Palette & {
  /** The quiet ground of what is only given. */
  readonly sunk: string
  readonly font: string
}

const known = new WeakMap<Element, Inks>()

/** Ground and font are those that the style sheet gives to the canvas; asked once a theme. */
export function inksOf(element: Element, theme: Theme): Inks {
  const before = known.get(element)
  if (before?.theme === theme) return before
  const { outlineColor, fontFamily } = getComputedStyle(element)
  const inks = {
    ...paletteOf(theme, element),
    sunk: outlineColor,
    font: `12.5px ${fontFamily}`,
  }
  known.set(element, inks)
  return inks
}
