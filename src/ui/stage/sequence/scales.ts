/** Which values have the full colour: of the inputs, and of each layer over time. They change in steps, so that colours seldom jump. */
export type Scales = {
  /** Those of something else begin anew. */
  renew(of: string): void
  /** 0 where none has been set. */
  at(place: number): number
  set(sizes: readonly number[]): void
}

export function createScales(): Scales {
  let known = ''
  let all: readonly number[] = []
  return {
    renew: (of) => {
      if (of !== known) all = []
      known = of
    },
    at: (place) => all[place] ?? 0,
    set: (sizes) => {
      all = sizes
    },
  }
}

/** What has the full colour for values up to `largest`: 1, 2 or 5 of any decade, and smaller only where that is well inside. */
export function scaleFor(before: number, largest: number): number {
  if (!(largest > 0)) return before || 1
  const above = stepAbove(largest)
  if (before === 0 || largest > before) return above
  return above < before && largest < above * 0.9 ? above : before
}

function stepAbove(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  const rung = [1, 2, 5, 10].find((one) => one * power >= size * (1 - 1e-12)) ?? 10
  return Number((rung * power).toPrecision(6))
}
