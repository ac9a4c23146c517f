/** The curve of the loss along a parameter: what lies between the values that were asked for, and how it is drawn. */
import type { Domain, Range } from './range.ts'

export type Point = { readonly value: number; readonly loss: number }

/** By their values, with the one where the parameter stands among them. */
export function pointsOf(
  values: readonly number[],
  losses: ArrayLike<number>,
  standing: Point,
): Point[] {
  const points = values.map((value, place) => ({ value, loss: losses[place] }))
  const next = points.findIndex(({ value }) => value >= standing.value)
  if (points[next]?.value === standing.value) return points.with(next, standing)
  return points.toSpliced(next < 0 ? points.length : next, 0, standing)
}

/** On the straight line between the nearest points; not a number beyond them, or beside a gap. */
export function lossAt(points: readonly Point[], value: number): number {
  const after = points.findIndex((point) => point.value >= value)
  const right = points[after]
  if (!right) return Number.NaN
  if (right.value === value) return right.loss
  const left = points[after - 1]
  if (!left) return Number.NaN
  const share = (value - left.value) / (right.value - left.value)
  return left.loss + share * (right.loss - left.loss)
}

/** How steep that line is. */
export function slopeAt(points: readonly Point[], value: number): number {
  const after = points.findIndex((point) => point.value > value)
  const [left, right] = [points[after - 1], points[after]]
  return left && right ? (right.loss - left.loss) / (right.value - left.value) : Number.NaN
}

/** From numbers to places in the picture, and how far 1 goes to the right and down. */
export type Scale = {
  readonly x: (value: number) => number
  readonly y: (loss: number) => number
  readonly right: number
  readonly down: number
}

/** The part of the picture that the curve has. */
export type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function scaleOf(box: Box, { from, to }: Range, { low, high }: Domain): Scale {
  const right = (box.right - box.left) / (to - from)
  const down = (box.top - box.bottom) / (high - low)
  return {
    x: (value) => box.left + (value - from) * right,
    y: (loss) => box.bottom + (loss - low) * down,
    right,
    down,
  }
}

/** The way of an SVG path; what is not finite leaves a gap. */
export function pathOf(points: readonly Point[], { x, y }: Scale): string {
  let path = ''
  let isDrawing = false
  for (const { value, loss } of points) {
    const isFinite = Number.isFinite(loss)
    if (isFinite) path += `${isDrawing ? 'L' : 'M'}${round(x(value))} ${round(y(loss))}`
    isDrawing = isFinite
  }
  return path
}

/** A piece of a straight line through a point, so long in the picture. */
export function tangentOf(
  { value, loss }: Point,
  slope: number,
  { x, y, right, down }: Scale,
  length: number,
): { x1: number; y1: number; x2: number; y2: number } {
  const part = length / 2 / Math.hypot(right, slope * down)
  const [dx, dy] = [right * part, slope * down * part]
  const [cx, cy] = [x(value), y(loss)]
  return { x1: round(cx - dx), y1: round(cy - dy), x2: round(cx + dx), y2: round(cy + dy) }
}

function round(place: number): number {
  return Math.round(place * 100) / 100
}
