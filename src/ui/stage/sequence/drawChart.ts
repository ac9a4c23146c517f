/** Writes a moment's values into the elements of the window's chart: lines, marks, ticks and names. */
import { unscaledOf } from '../../../data/scaling.ts'
import { format } from '../../format.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { namesOf, type WindowPlace } from '../../hooks/sequence/times.ts'
import { setText } from '../../controls/setText.ts'
import { setAttribute } from '../write.ts'
import { lineOf, rangeOf, type Point, type Range } from './curves.ts'
import { namesUnder } from './names.ts'
import { part } from './part.ts'
import type { Place } from './place.ts'

export const TICKS = [0, 1, 2, 3]
/** Closer than this every second one is left out. */
const TICK_GAP = 15

type Drawn = { readonly group: Element; readonly ticks: Element | null }

type Scales = { readonly x: (offset: number) => number; readonly y: (value: number) => number }

function scalesOf(place: Place, { low, high }: Range): Scales {
  const { y, height } = place.chart
  return {
    x: (offset) => place.left + (offset + 0.5) * place.column,
    y: (value) => y + height - ((value - low) / (high - low)) * height,
  }
}

function drawTicks({ group, ticks }: Drawn, range: Range, { y }: Scales): void {
  const gap = range.ticks.length > 1 ? Math.abs(y(range.ticks[1]) - y(range.ticks[0])) : TICK_GAP
  const values = gap < TICK_GAP ? range.ticks.filter((_, k) => k % 2 === 0) : range.ticks
  for (const tick of TICKS) {
    const value = values[tick]
    const line = part(group, `[data-tick="${tick}"]`)
    setAttribute(line, 'display', value === undefined ? 'none' : 'inline')
    const text = ticks?.children[tick] ?? null
    if (value === undefined) {
      setText(text, '')
      continue
    }
    setAttribute(line, 'y1', y(value).toFixed(1))
    setAttribute(line, 'y2', y(value).toFixed(1))
    setAttribute(text, 'y', (y(value) + 4.5).toFixed(1))
    setText(text, Number.isInteger(value) ? String(value).replace('-', '−') : format(value, 2))
  }
}

export function drawSeries(
  drawn: Drawn,
  place: Place,
  {
    points,
    window,
    horizon,
  }: { readonly points: readonly Point[]; readonly window: WindowPlace; readonly horizon: number },
): void {
  const all = points.flatMap(({ measured, says, naive }) => [measured, says, naive])
  const range = rangeOf(all.filter((value) => value !== null))
  const scales = scalesOf(place, range)
  const { group } = drawn
  drawTicks(drawn, range, scales)
  // A target further ahead than the next step stands beside the last column all the same.
  const offsetOf = (at: number): number =>
    at >= window.at ? place.steps + (at - window.at) : at - window.start
  const shown = points.filter(
    ({ place: at }) => horizon === 1 || at < window.start + place.steps || at === window.at,
  )
  const line = (name: 'measured' | 'says' | 'naive'): void => {
    const way = shown.map((point) => {
      const value = point[name]
      return value === null ? null : ([scales.x(offsetOf(point.place)), scales.y(value)] as const)
    })
    setAttribute(part(group, `[data-line="${name}"]`), 'd', lineOf(way))
  }
  line('measured')
  line('says')
  line('naive')
  const dots = shown.map(({ place: at, measured }) =>
    measured === null ? '' : dot(scales.x(offsetOf(at)), scales.y(measured), 2.6),
  )
  setAttribute(part(group, '[data-dots]'), 'd', dots.join(''))
  const target = points.find(({ place: at }) => at === window.at)
  const before = shown
    .slice(-5, -1)
    .flatMap(({ measured }) => (measured === null ? [] : [measured]))
  const lastY = before.reduce((sum, value) => sum + scales.y(value), 0) / before.length
  if (target) drawTarget(group, place, scales, { target, lastY })
}

function drawTarget(
  group: Element,
  place: Place,
  scales: Scales,
  /** `lastY`: how high the line runs before it. */
  { target, lastY }: { readonly target: Point; readonly lastY: number },
): void {
  const x = scales.x(place.steps)
  const { measured, says, naive } = target
  const line = part(group, '[data-target]')
  setAttribute(line, 'x1', String(x))
  setAttribute(line, 'x2', String(x))
  setAttribute(line, 'y1', String(place.chart.y + 2))
  setAttribute(line, 'y2', String(place.names - 14))
  const mark = (name: string, value: number | null, shape: (x: number, y: number) => string) =>
    setAttribute(
      part(group, `[data-mark="${name}"]`),
      'd',
      value === null ? '' : shape(x, scales.y(value)),
    )
  mark('measured', measured, (at, y) => dot(at, y, 4))
  mark('says', says, diamond)
  mark('naive', naive, square)
  const labels = [
    { name: 'says', word: 'says', value: says },
    // On a phone they lie over the lines: the mark and the sentence tell what was.
    { name: 'measured', word: 'was', value: place.isCompact ? null : measured },
    { name: 'naive', word: 'naive', value: naive },
  ].flatMap(({ name, word, value }) =>
    value === null ? [] : [{ name, text: `${word} ${format(value)}`, y: scales.y(value) }],
  )
  const { y: chartTop, height: chartHeight } = place.chart
  if (place.isCompact) {
    const isHigh = lastY < chartTop + chartHeight / 2
    for (const label of labels) label.y += isHigh ? chartHeight : -chartHeight
  }
  // One below the other, in the order of their values, with room for each line.
  const sorted = labels.toSorted((one, other) => one.y - other.y)
  const LINE = 15
  const lowest = chartTop + chartHeight - 8
  sorted.forEach((label, k) => {
    const above = k === 0 ? chartTop + 8 : sorted[k - 1].y + LINE
    label.y = Math.max(above, label.y)
  })
  for (let k = sorted.length - 1, below = lowest; k >= 0; k--, below = sorted[k + 1].y - LINE) {
    sorted[k].y = Math.min(sorted[k].y, below)
  }
  const isLeft = place.isCompact
  for (const name of ['says', 'measured', 'naive']) {
    const text = part(group, `[data-text="${name}"]`)
    const label = sorted.find((one) => one.name === name)
    setText(text, label?.text ?? '')
    setAttribute(text, 'x', String(isLeft ? x - 10 : x + 11))
    setAttribute(text, 'text-anchor', isLeft ? 'end' : 'start')
    setAttribute(text, 'y', String((label?.y ?? 0) + 4))
  }
}

/** Without a series: the input values as they are. */
export function drawInputs(
  drawn: Drawn,
  place: Place,
  step: ShownStep,
  scalings: readonly Parameters<typeof unscaledOf>[1][],
  features: number,
): void {
  const { input } = step.sample
  const values = input.map((value, i) => unscaledOf(value, scalings[i] ?? { shift: 0, divisor: 1 }))
  const range = rangeOf(values)
  const scales = scalesOf(place, range)
  const { group } = drawn
  drawTicks(drawn, range, scales)
  const shown = Math.min(3, features)
  const lines = Array.from({ length: shown }, (_, feature) =>
    lineOf(
      Array.from({ length: place.steps }, (__, time) => [
        scales.x(time),
        scales.y(values[time * features + feature]),
      ]),
    ),
  )
  const dots = Array.from({ length: place.steps * shown }, (_, k) => {
    const [time, feature] = [Math.floor(k / shown), k % shown]
    return dot(scales.x(time), scales.y(values[time * features + feature]), 2.6)
  })
  setAttribute(part(group, '[data-line="measured"]'), 'd', lines.join(''))
  setAttribute(part(group, '[data-dots]'), 'd', dots.join(''))
  for (const one of ['x1', 'x2', 'y1', 'y2']) setAttribute(part(group, '[data-target]'), one, '0')
  for (const name of ['says', 'measured', 'naive']) {
    if (name !== 'measured') setAttribute(part(group, `[data-line="${name}"]`), 'd', '')
    setAttribute(part(group, `[data-mark="${name}"]`), 'd', '')
    setText(part(group, `[data-text="${name}"]`), '')
  }
}

export function drawNames(
  group: Element,
  place: Place,
  dataset: Parameters<typeof namesOf>[0],
  { sample }: ShownStep,
): void {
  const { steps, target } = namesOf(dataset, sample, place.steps)
  const shown = namesUnder(steps, target, place.column)
  shown.steps.forEach((name, time) => setText(part(group, `[data-name="${time}"]`), name))
  const answer = part(group, '[data-name="target"]')
  setText(answer, shown.target)
  setAttribute(answer, 'x', String(place.left + (place.steps + 0.5) * place.column))
}

function dot(x: number, y: number, r: number): string {
  return `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
}
function diamond(x: number, y: number): string {
  return `M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z`
}
function square(x: number, y: number): string {
  return `M${x - 4} ${y - 4}h8v8h-8Z`
}
