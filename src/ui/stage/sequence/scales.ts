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
