/**
 * The ramps of the maps, made in OKLab for each theme: the diverging one, orange for −1, the neutral
 * for 0, blue for +1, and the sequential one, from little to much. What counts as −1, +1 and much is
 * left to who paints.
 */

export type Rgb = readonly [red: number, green: number, blue: number]

export type Theme = 'light' | 'dark'

const light =
  'B84E00 C16330 C9774D D18B67 D89F81 DEB29A E4C5B3 E9D9CC EEECE6 D3DBDF B9C9D8 9FB8D0 85A7C8 6B96C0 5185B8 3573AF 0F62A6'
const dark =
  'FFA05C E2915A C68357 AA7553 8F674F 75594A 5C4B45 433E3F 2B3038 323F4C 3A4E62 415D78 486D8F 4E7DA6 558EBE 5C9FD7 62B0F0'

/** Seventeen colours, evenly spaced from −1 to 1. */
const twoWays: Record<Theme, readonly Rgb[]> = { light: colours(light), dark: colours(dark) }

const oneWay: Record<Theme, readonly Rgb[]> = {
  light: colours('F7EEF2 E9BCCB D78AA5 C15781 A8135F'),
  dark: colours('2A2229 5A3749 8E4D6C C56391 FF7AB8'),
}

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
  return along(twoWays[theme], Number.isNaN(value) ? 0.5 : (value + 1) / 2)
}

/** The colour of a share from 0 to 1; shares beyond take the ends, and what is no number the upper one. */
export function sequential(theme: Theme, share: number): Rgb {
  return along(oneWay[theme], Number.isNaN(share) ? 1 : share)
}

/** The colour at a share of a ramp's length. */
function along(ramp: readonly Rgb[], share: number): Rgb {
  const place = Math.min(1, Math.max(0, share)) * (ramp.length - 1)
  const below = Math.min(ramp.length - 2, Math.floor(place))
  return mixed(ramp[below], ramp[below + 1], place - below)
}

export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * share)
  return [mix(0), mix(1), mix(2)]
}

/** The colour to lay under a number that shows this value, as CSS for both themes. */
export function fillUnder(value: number): string {
  const within = Math.min(1, Math.max(-1, value))
  const one = (theme: Theme): string => `rgb(${diverging(theme, within * CAPS[theme]).join(' ')})`
  return `light-dark(${one('light')}, ${one('dark')})`
}
