/** Notices when a curve of the loss goes wrong although every number is finite. */
import type { LossPoint } from '../worker/frame.ts'

/**
 * How far the loss may grow from its smallest before it counts as exploding, and from its first:
 * after a near-perfect loss, a weight set by hand makes it grow a lot without any harm.
 */
const EXPLODED = 1e6
const BEYOND_FIRST = 10
/** So many turns in a row count as oscillating, when each moves the loss by a twentieth or more. */
const TURNS = 20
const SWING = 0.05

/** Why the loss looks wrong although every number is finite; null while it looks well. */
export function troubleIn(points: readonly LossPoint[]): 'exploding' | 'oscillating' | null {
  const last = points.at(-1)
  if (!last) return null
  let smallest = Infinity
  for (const { loss } of points) if (loss < smallest) smallest = loss
  const isFar = last.loss > points[0].loss * BEYOND_FIRST
  if (smallest > 0 && isFar && last.loss > smallest * EXPLODED) return 'exploding'
  if (points.length < TURNS + 2) return null
  const recent = points.slice(-TURNS - 2)
  const turns = recent.slice(2).every(({ loss }, place) => {
    const before = recent[place + 1].loss
    const earlier = recent[place].loss
    const isTurn = (loss - before) * (before - earlier) < 0
    return isTurn && Math.abs(loss - before) > SWING * Math.max(loss, before)
  })
  return turns ? 'oscillating' : null
}
