/** The sequential ramp, from little to much, for each theme. What counts as much is left to who paints. */
import type { Rgb, Theme } from './ramp.ts'

const ramps: Readonly<Record<Theme, readonly Rgb[]>> = {
  light: colours('F7EEF2 E9BCCB D78AA5 C15781 A8135F'),
  dark: colours('2A2229 5A3749 8E4D6C C56391 FF7AB8'),
}

function colours(codes: string): Rgb[] {
  return codes.split(' ').map((code) => {
    const channel = (at: number): number => Number.parseInt(code.slice(at, at + 2), 16)
    return [channel(0), channel(2), channel(4)]
  })
}

/** The colour of a share from 0 to 1; shares beyond take the ends, and what is no number the upper one. */
export function sequential(theme: Theme, share: number): Rgb {
  const ramp = ramps[theme]
  const within = Number.isNaN(share) ? 1 : Math.min(1, Math.max(0, share))
  const place = within * (ramp.length - 1)
  const below = Math.min(ramp.length - 2, Math.floor(place))
  return mixed(ramp[below], ramp[below + 1], place - below)
}

export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * share)
  return [mix(0), mix(1), mix(2)]
}
