/** How high the parts of the unrolled network are: all that there is, in the room that there is. Pure. */
import type { Unrolled } from '../../hooks/sequence/timed.ts'

export type Wishes = {
  readonly hasSeries: boolean
  /** Room above the rows for the choice of what is shown in them. */
  readonly hasChoice: boolean
  /** The layer that is drawn in full where there is no room for all of them. */
  readonly open: number
}

/** Around and between parts, whatever their size. */
export const room = {
  underInputs: 8,
  /** With room for a word. */
  betweenLayers: 18,
  afterRows: 10,
  strip: 36,
  /** Under a strip its numbers. */
  stripNumbers: 16,
  betweenStrips: 8,
} as const
const CHART = { least: 44, usual: 56, most: 124 }

/** What the parts are high. */
export type Heights = {
  readonly overSeries: number
  readonly series: number
  readonly funnel: number
  readonly chart: number
  readonly names: number
  readonly input: number
  readonly choice: number
  readonly cell: number
  readonly areFolded: boolean
  readonly hasBoth: boolean
}

/** On a phone the page scrolls: everything is there, in sizes that a finger meets. */
export function phoneHeights({ timed, features }: Unrolled, { hasChoice }: Wishes): Heights {
  const units = unitsIn(timed)
  return {
    overSeries: 18,
    series: 34,
    funnel: 14,
    chart: 104,
    names: 22,
    input: features <= 3 ? 24 : Math.max(3, Math.min(14, 90 / features)),
    choice: hasChoice ? 56 : 0,
    cell: units <= 8 ? 22 : units <= 16 ? 14 : units <= 32 ? 10 : units <= 64 ? 6 : 3,
    areFolded: false,
    hasBoth: true,
  }
}

/** In a box of a fixed height: all of it as low as it may be, then better and better as far as there is room. */
export function heightsIn(height: number, unrolled: Unrolled, wishes: Wishes): Heights {
  const { timed, features } = unrolled
  const input = (one: number): number =>
    features <= 3 ? one : Math.max(3, Math.min(14, 90 / features))
  const least = leastCell(openIn(unrolled, wishes).units)
  const total = (one: Heights): number => totalOf(one, unrolled, wishes)
  const lowest: Heights = {
    overSeries: 16,
    series: 20,
    funnel: 6,
    chart: CHART.least,
    names: 20,
    input: input(18),
    choice: wishes.hasChoice ? 40 : 0,
    cell: Math.ceil(0.6 * least),
    areFolded: timed.length > 1,
    hasBoth: false,
  }
  const cells = (from: number, to: number): Partial<Heights>[] =>
    Array.from({ length: to - from + 1 }, (_, k) => ({ cell: from + k }))
  const wanted: readonly Partial<Heights>[] = [
    { series: 26, chart: CHART.usual },
    { cell: least },
    { areFolded: false },
    { cell: least + 1 },
    { hasBoth: true },
    ...cells(least + 2, 13),
    { overSeries: 18, series: 34, funnel: 14, names: 22, input: input(22) },
    ...cells(14, 16),
  ]
  const better = (from: Heights, steps: readonly Partial<Heights>[]): Heights =>
    steps.reduce<Heights>((one, step) => {
      const next = { ...one, ...step }
      return total(next) <= height && next.cell >= one.cell ? next : one
    }, from)
  const good = better(lowest, wanted)
  const chart = Math.min(CHART.most, good.chart + Math.max(0, height - total(good)))
  return better({ ...good, chart }, cells(17, 20))
}

function totalOf(heights: Heights, unrolled: Unrolled, wishes: Wishes): number {
  const { overSeries, series, funnel, chart, names, input, choice, cell } = heights
  const { timed, features } = unrolled
  const open = openIn(unrolled, wishes)
  const rows = timed.reduce(
    (sum, { layer, units }) =>
      sum + (heights.areFolded && layer !== open.layer ? foldedHeight(units) : units * cell),
    room.betweenLayers * Math.max(0, timed.length - 1),
  )
  const strips = room.strip + room.stripNumbers
  return (
    (wishes.hasSeries ? overSeries + series + funnel : 4) +
    chart +
    names +
    features * input +
    room.underInputs +
    choice +
    rows +
    room.afterRows +
    strips +
    (heights.hasBoth ? strips + room.betweenStrips : 0)
  )
}

export function openIn(
  { timed }: Unrolled,
  { open }: Wishes,
): { readonly layer: number; readonly units: number } {
  return timed.find(({ layer }) => layer === open) ?? timed.at(-1) ?? { layer: -1, units: 1 }
}

function unitsIn(timed: Unrolled['timed']): number {
  return timed.reduce((sum, { units }) => sum + units, 0)
}

export function foldedHeight(units: number): number {
  return Math.max(12, Math.min(24, units))
}

/** Rows that are told apart with ease; lower ones before the picture grows beyond its box. */
function leastCell(units: number): number {
  if (units <= 8) return 10
  if (units <= 16) return 7
  return units <= 32 ? 5 : 3
}
