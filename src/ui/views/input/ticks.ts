/** How a slider over a range of values moves: in round steps, between round ends. Pure. */

export type Track = { readonly min: number; readonly max: number; readonly step: number }

const PLACES = 100

/** Steps of 1, 2 or 5 times a power of ten, about a hundred of them; the range lies within. */
export function trackOf([low, high]: readonly [number, number]): Track {
  const least = (high - low) / PLACES
  const decade = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find((one) => one * decade >= least * (1 - 1e-9)) ?? 10
  const step = rounded(factor * decade)
  return { min: onStep(low, step, Math.floor), max: onStep(high, step, Math.ceil), step }
}

function onStep(value: number, step: number, round: (value: number) => number): number {
  const places = value / step
  const nearest = Math.round(places)
  return rounded((Math.abs(places - nearest) < 1e-6 ? nearest : round(places)) * step)
}

/** Without the rest that binary fractions leave. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
