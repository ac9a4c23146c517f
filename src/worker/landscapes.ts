/**
 * The loss over two directions around the present of a run, and the way that training took through
 * that plane, found by a replay of its own. Changes nothing.
 */
import { shareOf, type Probe } from '../engine/evaluate.ts'
import { lossOver, parameterDirection, randomDirection } from '../engine/landscape.ts'
import type { Edit } from '../engine/network.ts'
import type { Question } from '../engine/slopes.ts'
import { createTimeline } from '../engine/timeline.ts'
import type { Start } from '../engine/trainer.ts'

/** Along a parameter, by its flat index, or a random direction (`number` tells those of one run apart). */
export type Axis =
  | { readonly type: 'parameter'; readonly index: number }
  | { readonly type: 'random'; readonly number: number }

export type Landscape = {
  /** side × side mean losses, row by row from the top, where the second direction is largest. */
  readonly losses: Float64Array
  /** Of the axes: a parameter's own values, or steps along a random direction, 0 at the present. */
  readonly across: readonly [low: number, high: number]
  readonly down: readonly [low: number, high: number]
  /** Where training passed, from the start to the present: a, b, a, b … on the axes; of random directions the nearest point of the plane. */
  readonly path: Float64Array
}

/** So many places of the way are shown at most. */
const PATH_PLACES = 200
/** So many samples are trained in one piece. */
const PIECE = 256
/** Beyond the way, this share of it; at least so far around the present, unless it is looked at from near. */
const MARGIN = 0.35
const LEAST = 1

/** How a run came to be where it is. */
type Way = { readonly start: Start; readonly edits: readonly Edit[]; readonly position: number }

export function* landscapeAround(
  question: Question,
  asked: {
    readonly across: Axis
    readonly down: Axis
    readonly side: number
    readonly isNear: boolean
  },
  way: Way,
): Probe<Landscape> {
  const across = createDirection(question, asked.across, way.start.seed)
  const down = createDirection(question, asked.down, way.start.seed)
  const path = yield* shareOf(pathThrough(question, [across, down], way), 0, 0.5)
  const bounds = [across, down].map(({ origin }, axis) => {
    const places = path.filter((_, k) => k % 2 === axis)
    return boundsOf(places, origin, asked.isNear)
  })
  const [horizontal, vertical] = bounds
  const losses = lossOver(
    question,
    { direction: across.vector, steps: stepsOf(horizontal, asked.side, across.origin) },
    { direction: down.vector, steps: stepsOf(vertical, asked.side, down.origin).toReversed() },
  )
  return {
    losses: yield* shareOf(losses, 0.5, 0.5),
    across: horizontal,
    down: vertical,
    path,
  }
}

type Direction = {
  readonly vector: Float64Array
  /** The present's place on the axis. */
  readonly origin: number
}

function createDirection({ network, parameters }: Question, axis: Axis, seed: number): Direction {
  switch (axis.type) {
    case 'parameter': {
      const vector = parameterDirection(parameters.length, axis.index)
      return { vector, origin: parameters[axis.index] }
    }
    case 'random':
      return { vector: randomDirection(network, parameters, seed, axis.number), origin: 0 }
  }
}

/** The cells' centres as steps from the present. */
function stepsOf([low, high]: readonly [number, number], side: number, origin: number): number[] {
  return Array.from({ length: side }, (_, k) => low + ((k + 0.5) / side) * (high - low) - origin)
}

function boundsOf(
  places: Float64Array,
  origin: number,
  isNear: boolean,
): readonly [number, number] {
  let low = origin
  let high = origin
  for (const place of places) {
    if (place < low) low = place
    if (place > high) high = place
  }
  const share = (high - low) * MARGIN
  const spare = isNear && share > 0 ? share : Math.max(LEAST, share)
  return [low - spare, high + spare]
}

/** a and b of the nearest points of the plane, at up to PATH_PLACES positions of the way, the present last. */
function* pathThrough(
  { parameters }: Question,
  [across, down]: readonly [Direction, Direction],
  { start, edits, position }: Way,
): Probe<Float64Array> {
  const timeline = createTimeline(start, edits)
  const places: number[] = []
  const [uu, uv, vv] = [
    product(across.vector, across.vector),
    product(across.vector, down.vector),
    product(down.vector, down.vector),
  ]
  const scale = uu * vv - uv * uv
  const moved = new Float64Array(parameters.length)
  let hasEnded = false
  const pause = Math.max(1, Math.ceil(position / PATH_PLACES))
  for (;;) {
    for (let p = 0; p < moved.length; p++) moved[p] = timeline.parameters[p] - parameters[p]
    // θ − θ₀ ≈ a·u + b·v by least squares.
    const [u, v] = [product(moved, across.vector), product(moved, down.vector)]
    const a = scale > 0 ? (u * vv - v * uv) / scale : u / (uu || 1)
    const b = scale > 0 ? (v * uu - u * uv) / scale : 0
    places.push(across.origin + a, down.origin + b)
    const next = Math.min(timeline.position + pause, position)
    if (timeline.position >= next || hasEnded) return Float64Array.from(places)
    while (timeline.position < next) {
      hasEnded = timeline.advance(Math.min(PIECE, next - timeline.position)) !== null
      if (hasEnded) break
      yield timeline.position / position
    }
  }
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let p = 0; p < one.length; p++) sum += one[p] * other[p]
  return sum
}
