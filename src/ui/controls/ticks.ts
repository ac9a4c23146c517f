/** Round numbers for axes. Pure. */

/** Without the noise of binary fractions. */
export function clean(value: number): number {
  return Number(value.toPrecision(12))
}

/** The smallest of …, 0.5, 1, 2, 5, 10, … that is no smaller. */
export function roundUp(value: number): number {
  // The power of ten by its text: powers made by multiplying are not round.
  const power = Number(`1e${Math.floor(Math.log10(value))}`)
  return clean([1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9))! * power)
}

/** Round numbers from one to another, about so many, three at least. */
export function ticksIn(from: number, to: number, about: number): number[] {
  const ticks = multiples(roundUp((to - from) / about), from, to)
  return ticks.length < 3 ? multiples(roundUp((to - from) / about / 2), from, to) : ticks
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil((from / step) * (1 - 1e-9 * Math.sign(from)))
  const last = Math.floor((to / step) * (1 + 1e-9 * Math.sign(to)))
  return Array.from({ length: last - first + 1 }, (_, place) => clean((first + place) * step))
}
