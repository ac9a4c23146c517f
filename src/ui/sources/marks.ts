/** A small picture of data: its points as one path for each class or shade, in a square of 100. */
import type { Dataset } from '../../data/dataset.ts'

export type Marks = {
  /** Of a class its place; of values from −1 to 1 in steps. */
  readonly shade: number
  readonly path: string
}

export type Picture =
  | { readonly type: 'classes' | 'values'; readonly marks: readonly Marks[] }
  | { readonly type: 'line'; readonly path: string }

const SIDE = 100
/** The shape of values, as `markAt` counts them. */
const DISC = 0
/** Shades of values to either side of nothing. */
const SHADES = 4

/** Null where the data are no points in a plane, no curve and no series. */
export function pictureOf(dataset: Dataset, radius: number): Picture | null {
  const { raw, problem, naive } = dataset
  const edge = 4 + 1.4 * radius
  const all = [...dataset.samples, ...dataset.unseen]
  if (naive !== null) {
    const values = all.map(({ target }) => target[0])
    return { type: 'line', path: lineOf(values, edge) }
  }
  const rows = [...raw.samples, ...raw.unseen]
  if (raw.names.length > 2 || raw.names.length === 0) return null
  const isCurve = raw.names.length === 1
  const across = scaleOf(
    rows.map(([x]) => x),
    edge,
  )
  const up = scaleOf(isCurve ? all.map(({ target }) => target[0]) : rows.map(([, y]) => y), edge)
  const place = (row: number): [number, number] => [
    across(rows[row][0]),
    SIDE - up(isCurve ? all[row].target[0] : rows[row][1]),
  ]
  const shade =
    problem === 'classes'
      ? (row: number) => classOf(all[row].target)
      : isCurve
        ? () => SHADES
        : shadeOf(all.map(({ target }) => target[0]))
  const paths = new Map<number, string>()
  const isTwo = dataset.classNames.length === 2
  const shape = (one: number): number => (problem === 'values' ? DISC : isTwo ? 1 - one : one)
  all.forEach((_, row) => {
    const one = shade(row)
    const [x, y] = place(row)
    paths.set(one, (paths.get(one) ?? '') + markAt(shape(one), x, y, radius))
  })
  const marks = [...paths]
    .toSorted(([one], [other]) => one - other)
    .map(([one, path]) => ({ shade: problem === 'classes' ? one : one / SHADES, path }))
  return { type: problem, marks }
}

function classOf(target: readonly number[]): number {
  return target.length === 1 ? target[0] : target.indexOf(1)
}

/** Into the square, with an edge to spare. */
function scaleOf(values: readonly number[], edge: number): (value: number) => number {
  const [low, high] = boundsOf(values)
  const spread = high - low || 1
  return (value) => edge + ((value - low) / spread) * (SIDE - 2 * edge)
}

function shadeOf(values: readonly number[]): (row: number) => number {
  const [low, high] = boundsOf(values)
  const largest = Math.max(Math.abs(low), Math.abs(high)) || 1
  return (row) => Math.round((values[row] / largest) * SHADES)
}

function boundsOf(values: readonly number[]): [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}

function lineOf(values: readonly number[], edge: number): string {
  const up = scaleOf(values, edge)
  const step = (SIDE - 2 * edge) / Math.max(1, values.length - 1)
  const points = values.map((value, k) => `${short(edge + k * step)} ${short(SIDE - up(value))}`)
  return `M${points.join('L')}`
}

/** Of two classes ◆ ●, of more ● ◆ ▲ ■ ★ ✚, as everywhere. */
function markAt(one: number, x: number, y: number, r: number): string {
  switch (one) {
    case 1:
      return polygon(x, y, [
        [0, -1.3 * r],
        [1.3 * r, 0],
        [0, 1.3 * r],
        [-1.3 * r, 0],
      ])
    case 2:
      return polygon(x, y, [
        [0, -1.3 * r],
        [1.2 * r, r],
        [-1.2 * r, r],
      ])
    case 3:
      return polygon(x, y, [
        [-r, -r],
        [r, -r],
        [r, r],
        [-r, r],
      ])
    case 4:
      return polygon(
        x,
        y,
        STAR.map(([dx, dy]) => [1.4 * r * dx, 1.4 * r * dy] as const),
      )
    case 5:
      return polygon(
        x,
        y,
        CROSS.map(([dx, dy]) => [1.2 * r * dx, 1.2 * r * dy] as const),
      )
    default:
      return `M${short(x - r)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
  }
}

const STAR = Array.from({ length: 10 }, (_, k) => {
  const size = k % 2 === 0 ? 1 : 0.45
  const angle = (Math.PI * k) / 5
  return [size * Math.sin(angle), -size * Math.cos(angle)] as const
})

const ARM = 0.35
const CROSS = [
  [-ARM, -1],
  [ARM, -1],
  [ARM, -ARM],
  [1, -ARM],
  [1, ARM],
  [ARM, ARM],
  [ARM, 1],
  [-ARM, 1],
  [-ARM, ARM],
  [-1, ARM],
  [-1, -ARM],
  [-ARM, -ARM],
] as const

function polygon(x: number, y: number, corners: readonly (readonly [number, number])[]): string {
  return `M${corners.map(([dx, dy]) => `${short(x + dx)} ${short(y + dy)}`).join('L')}Z`
}

function short(value: number): string {
  return String(Math.round(10 * value) / 10)
}
