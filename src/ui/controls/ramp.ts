/**
 * The diverging ramp: orange for −1, the neutral for 0, blue for +1, made in OKLab for each theme.
 * What counts as −1 and +1 is left to who paints.
 */

export type Rgb = readonly [red: number, green: number, blue: number]

export type Theme = 'light' | 'dark'

const light =
  'B84E00 C16330 C9774D D18B67 D89F81 DEB29A E4C5B3 E9D9CC EEECE6 D3DBDF B9C9D8 9FB8D0 85A7C8 6B96C0 5185B8 3573AF 0F62A6'
const dark =
  'FFA05C E2915A C68357 AA7553 8F674F 75594A 5C4B45 433E3F 2B3038 323F4C 3A4E62 415D78 486D8F 4E7DA6 558EBE 5C9FD7 62B0F0'

/** Seventeen colours, evenly spaced from −1 to 1. */
const ramps: Record<Theme, readonly Rgb[]> = { light: colours(light), dark: colours(dark) }

/** How much of the ramp may lie under a number, so that it keeps a contrast of 5.3 : 1. */
const CAPS: Record<Theme, number> = { light: 0.6, dark: 0.4 }

function colours(codes: string): Rgb[] {
  return codes.split(' ').map((code) => {
    const channel = (at: number): number => Number.parseInt(code.slice(at, at + 2), 16)
    return [channel(0), channel(2), channel(4)]
  })
}

/** The colour of a value from −1 to 1; values beyond take the ends, and what is no number the neutral. */
export function diverging(theme: Theme, value: number): Rgb {
  const ramp = ramps[theme]
  const within = Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value))
  const place = ((within + 1) / 2) * (ramp.length - 1)
  const below = Math.min(ramp.length - 2, Math.floor(place))
  const [from, to] = [ramp[below], ramp[below + 1]]
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * (place - below))
  return [mix(0), mix(1), mix(2)]
}

/** The colour to lay under a number that shows this value, as CSS for both themes. */
export function fillUnder(value: number): string {
  const within = Math.min(1, Math.max(-1, value))
  const one = (theme: Theme): string => `rgb(${diverging(theme, within * CAPS[theme]).join(' ')})`
  return `light-dark(${one('light')}, ${one('dark')})`
}
