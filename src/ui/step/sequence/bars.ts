/** A sum as bars that carry on from one another, and values over time as bars from a line. Pure. */
export type Bar = { readonly from: number; readonly to: number; readonly value: number }

/** Each bar begins where the one before has ended. */
export function carriedOn(values: readonly number[]): Bar[] {
  let total = 0
  return values.map((value) => {
    const from = total
    total += value
    return { from, to: total, value }
  })
}

/** From nothing each. */
export function fromZero(values: readonly number[]): Bar[] {
  return values.map((value) => ({ from: 0, to: value, value }))
}

/** Lowest and highest that bars come to, 0 among them. */
export function boundsOf(bars: readonly Bar[]): { readonly low: number; readonly high: number } {
  const ends = bars.flatMap(({ from, to }) => [from, to]).filter((end) => Number.isFinite(end))
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  return high > low ? { low, high } : { low: -1, high: 1 }
}

export type Named = { readonly label: string; readonly group: string }

/** Summands of one group together, where there is no room for each: which, and what they are called. */
export function grouped(terms: readonly Named[]): { label: string; places: number[] }[] {
  const groups = new Map<string, number[]>()
  terms.forEach(({ group }, place) => {
    const known = groups.get(group)
    if (known) known.push(place)
    else groups.set(group, [place])
  })
  return [...groups].map(([group, places]) => ({
    label: places.length === 1 ? terms[places[0]].label : `${group} (${places.length})`,
    places,
  }))
}
