/** The curves that weights are drawn as. */
import type { Point, Edge } from './place.ts'

/** The curve as SVG path data: level at both ends. */
export function pathOf({ from, to }: Edge): string {
  const middle = (from.x + to.x) / 2
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`
}

/** The point of the curve at `t` from 0 to 1: the Bézier curve with both handles at half the way across. */
export function pointAt({ from, to }: Edge, t: number): Point {
  const across = 1.5 * (1 - t) * t + t * t * t
  const along = 3 * (1 - t) * t * t + t * t * t
  return { x: from.x + (to.x - from.x) * across, y: from.y + (to.y - from.y) * along }
}
