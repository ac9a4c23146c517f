/** A logarithmic slider's places: twenty to a decade, each a number of two digits. */

const PLACES_PER_DECADE = 20
const LADDER = [1, 2, 5, 10]

export type LogScale = {
  /** Places run from 0 to this. */
  readonly places: number
  readonly min: number
  readonly max: number
}

/** `min` and `max` are powers of ten. */
export function logScale(min: number, max: number): LogScale {
  return { places: Math.round(Math.log10(max / min) * PLACES_PER_DECADE), min, max }
}

/** The place nearest to a number; numbers beyond the ends stand at the ends. */
export function placeOn(scale: LogScale, value: number): number {
  if (value <= scale.min) return 0
  if (value >= scale.max) return scale.places
  return Math.round(Math.log10(value / scale.min) * PLACES_PER_DECADE)
}

export function valueAt(scale: LogScale, place: number): number {
  return Number((scale.min * 10 ** (place / PLACES_PER_DECADE)).toPrecision(2))
}

/** The next number of 1, 2, 5, 10, 20 … above or below, within the scale. */
export function nextOn(scale: LogScale, value: number, direction: 1 | -1): number {
  if (value < scale.min || (direction < 0 && value === scale.min)) return scale.min
  if (value > scale.max || (direction > 0 && value === scale.max)) return scale.max
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9)
  const rungs = [0.5, ...LADDER].map((rung) => Number((rung * decade).toPrecision(1)))
  const next =
    direction > 0
      ? rungs.find((rung) => rung > value * (1 + 1e-9))
      : rungs.findLast((rung) => rung < value * (1 - 1e-9))
  return Math.min(scale.max, Math.max(scale.min, next ?? value))
}
