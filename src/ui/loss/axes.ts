/** Domains and round ticks of the chart's axes, for losses of any size. */
import { format } from '../format.ts'
import type { LossPoint } from '../../worker/frame.ts'

export type Axis = {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  readonly isLog: boolean
}

/** Multiples of 1, 2 or 5 times a power of ten from 0 up to `to`, about so many. */
export function roundTicks(to: number, about: number): number[] {
  const rough = to / about
  // The power of ten by its text: powers made by multiplying are not round.
  const power = Number(`1e${Math.floor(Math.log10(rough))}`)
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9))! * power
  const ticks = []
  for (let count = 0; count * step <= to * (1 + 1e-9); count++) {
    ticks.push(Number((count * step).toPrecision(12)))
  }
  return ticks
}

/** Epochs from 0 to the last; whole numbers only. */
export function epochAxis(points: readonly LossPoint[]): Axis {
  const to = Math.max(1, points.at(-1)?.epoch ?? 0)
  const ticks = roundTicks(to, 4).filter(Number.isInteger)
  return { from: 0, to, ticks, isLog: false }
}

/** Losses from 0 up to a round number; on a logarithmic axis from power to power of ten. */
export function lossAxis(points: readonly LossPoint[], isLog: boolean): Axis {
  let low = Infinity
  let high = -Infinity
  let lowest = 0
  for (const { loss } of points) {
    if (loss < lowest) lowest = loss
    if (loss > high) high = loss
    if (loss > 0 && loss < low) low = loss
  }
  if (isLog && low < Infinity) return powersAxis(low, high)
  // Well within the smallest and the largest number, so that steps and the round number above are numbers.
  const highest = Math.max(high, -lowest)
  const top = highest > 1e-300 ? Math.min(highest, Number.MAX_VALUE / 10) : 1
  const ticks = roundTicks(top, 3)
  const step = ticks[1]
  if (ticks.at(-1)! < top * (1 - 1e-9)) ticks.push(Number((ticks.length * step).toPrecision(12)))
  const below =
    lowest < 0
      ? ticks
          .slice(1)
          .map((tick) => -tick)
          .toReversed()
      : []
  return { from: below[0] ?? 0, to: ticks.at(-1)!, ticks: [...below, ...ticks], isLog: false }
}

const MAX_POWER = 308
const MIN_POWER = -323
const MOST_POWERS = 4

function powersAxis(low: number, high: number): Axis {
  let from = Math.max(MIN_POWER, Math.floor(Math.log10(low)))
  let to = Math.min(MAX_POWER, Math.ceil(Math.log10(high)))
  if (to <= from) [from, to] = to >= MAX_POWER ? [to - 1, to] : [from, from + 1]
  const step = Math.ceil((to - from) / MOST_POWERS)
  const ticks = []
  for (let power = from; power <= to; power += step) ticks.push(Number(`1e${power}`))
  return { from: Number(`1e${from}`), to: Number(`1e${to}`), ticks, isLog: true }
}

/** Where a value stands on the axis, from 0 to 1; what a logarithm does not have stands at the bottom. */
export function placeOn({ from, to, isLog }: Axis, value: number): number {
  const shown = Math.min(Math.max(value, from), to)
  if (!isLog) return shown / (to - from) - from / (to - from)
  return (Math.log10(shown) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
}

/** A tick's text, short: 0.25, 40, 10⁻³, 2×10³⁰⁰. */
export function tickText(tick: number): string {
  const size = Math.abs(tick)
  if (size === 0 || (size >= 0.001 && size < 10_000)) return minus(String(tick))
  return format(tick, 1).replace(/^(−?)1×/, '$1')
}

function minus(text: string): string {
  return text.replace('-', '−')
}
