/**
 * The colours of cells and of what is drawn around them, for each theme; where the system forces
 * colours, lines and text take those. Pictures keep their ramps, since their colours are what they say.
 */
import { diverging, mixed, sequential, type Rgb, type Theme } from './ramp.ts'

export type Palette = {
  readonly theme: Theme
  /** Text and lines: CSS colours. */
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly strong: string
  readonly card: string
  readonly mark: string
  readonly learn: string
  readonly positive: string
  readonly negative: string
  /** Ends of the scale of ink: nothing, and as much as there is. */
  readonly blank: Rgb
  readonly full: Rgb
}

const themes: Readonly<Record<Theme, Palette>> = {
  light: {
    theme: 'light',
    ink: '#1c1b19',
    quiet: '#66625a',
    line: '#ddd8cc',
    strong: '#8b867b',
    card: '#ffffff',
    mark: '#ffe8a3',
    learn: '#a8135f',
    positive: '#0f62a6',
    negative: '#b84e00',
    blank: [251, 250, 247],
    full: [55, 54, 52],
  },
  dark: {
    theme: 'dark',
    ink: '#f2f0ea',
    quiet: '#a19d94',
    line: '#2e343c',
    strong: '#767d87',
    card: '#1c2026',
    mark: '#4a3e12',
    learn: '#ff7ab8',
    positive: '#62b0f0',
    negative: '#ffa05c',
    blank: [20, 23, 27],
    full: [226, 224, 218],
  },
}

/** `element` tells the forced colours, which it has as its own. */
export function paletteOf(theme: Theme, element: Element): Palette {
  const palette = themes[theme]
  if (!matchMedia('(forced-colors: active)').matches) return palette
  const { color, backgroundColor } = getComputedStyle(element)
  const forced = { ink: color, quiet: color, line: color, strong: color, learn: color }
  return { ...palette, ...forced, card: backgroundColor, mark: 'transparent' }
}

/** How much of the diverging ramp may lie under a number. */
const UNDER: Readonly<Record<Theme, number>> = { light: 0.6, dark: 0.4 }

/** What a picture's colours mean: signed values, ink that is never negative, or blame by its size. */
export type Ramp = 'signed' | 'ink' | 'blame'

/** The colour of a share of the scale; `hasNumber`: a number stands on it. */
export function colourOf(palette: Palette, ramp: Ramp, share: number, hasNumber = false): Rgb {
  const { theme, blank, full } = palette
  switch (ramp) {
    case 'signed':
      return diverging(theme, limited(share) * (hasNumber ? UNDER[theme] : 1))
    case 'ink':
      return mixed(blank, full, Math.max(0, limited(share)))
    case 'blame':
      return sequential(theme, Math.abs(limited(share)) * (hasNumber ? 0.6 : 1))
  }
}

function limited(share: number): number {
  return Number.isNaN(share) ? 0 : Math.max(-1, Math.min(1, share))
}

export function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`
}

/** The least contrast of text by WCAG. */
const READABLE = 4.5

/** Dark or light text, whichever is read better on a colour. */
export function textOn(colour: Rgb): string {
  const luminance = luminanceOf(colour)
  const dark = (luminance + 0.05) / (luminanceOf([28, 27, 25]) + 0.05)
  const light = 1.05 / (luminance + 0.05)
  if (dark >= READABLE) return '#1c1b19'
  // Between the two neither is dark or light enough
  return light >= READABLE ? '#ffffff' : '#000000'
}

function luminanceOf(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
