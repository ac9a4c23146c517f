/** The samples as points of a picture: where they lie, what they are of, and which of them the network disagrees with. */
import { middleOf, type Dataset } from '../../data/dataset.ts'
import { targetBounds, type Plane } from '../../data/plane.ts'
import { scaled, unscaledOf } from '../../data/scaling.ts'
import { sizeOf } from '../../engine/network.ts'
import type { SamplePlace } from '../../engine/network.ts'
import type { Frame } from '../../worker/frame.ts'
import { placeOf } from './meaning.ts'

export type Point = {
  /** From 0 to 1 from the top left. */
  readonly x: number
  readonly y: number
  readonly place: SamplePlace
  readonly name: string
  /** The class, counted from 0; of values the first of them in its own unit. */
  readonly value: number
}

/** What lies under the points: a plane of two raw inputs, or one of a raw input and the target. */
export type Ground = {
  readonly type: 'plane' | 'line'
  readonly bounds: Plane
  readonly across: string
  readonly up: string
}

/** More would be a smear, and cost time. */
export const MOST_POINTS = 2000

/** The ground of a single raw input: the answer stands over it. */
export function lineGround(
  dataset: Dataset,
  { left, right }: Pick<Plane, 'left' | 'right'>,
): Ground {
  const [across = 'input'] = dataset.raw.names
  if (dataset.problem === 'classes') {
    const [, up = 'class 1'] = dataset.classNames
    const isOne = sizeOf(dataset.target) === 1
    const [scaling] = dataset.targetScalings
    const bounds = { left, right, bottom: scaled(-0.125, scaling), top: scaled(1.125, scaling) }
    return { type: 'line', bounds, across, up: isOne ? up : 'share' }
  }
  const [bottom, top] = targetBounds(dataset)
  return {
    type: 'line',
    bounds: { left, right, bottom, top },
    across,
    up: dataset.targetNames[0] ?? 'value',
  }
}

/** Those never trained on first, so that the others lie on top; of very many an even choice. */
export function pointsOf(dataset: Dataset, ground: Ground): Point[] {
  const { samples, unseen } = dataset
  const stride = Math.ceil((samples.length + unseen.length) / MOST_POINTS)
  const points: Point[] = []
  for (const part of ['unseen', 'samples'] as const) {
    for (let index = 0; index < dataset[part].length; index += stride) {
      points.push(pointOf(dataset, ground, { part, index }))
    }
  }
  return points
}

export function pointOf(dataset: Dataset, ground: Ground, place: SamplePlace): Point {
  const { part, index } = place
  const { name = '', target } = dataset[part][index]
  const value =
    dataset.problem === 'classes'
      ? classOf(target)
      : unscaledOf(target[0], dataset.targetScalings[0])
  const [x, y] = placeOf(
    ground.type === 'plane'
      ? dataset.raw[part][index]
      : [dataset.raw[part][index][0], dataset.problem === 'classes' ? Math.max(...target) : value],
    ground.bounds,
  )
  return { x, y, place, name, value }
}

/** The point that one meets there: none is nearer, and it is within reach. */
export function nearest(
  points: readonly Point[],
  [x, y]: readonly [x: number, y: number],
  reach: number,
): Point | null {
  let best: Point | null = null
  let least = reach
  for (const point of points) {
    const far = Math.hypot(point.x - x, point.y - y)
    if (far > least) continue
    least = far
    best = point
  }
  return best
}

/** The class of a target, or the one that outputs say: of one output its side of 0.5, else the largest. */
export function classOf(outputs: ArrayLike<number>, start = 0, size = outputs.length): number {
  if (size === 1) return outputs[start] >= 0.5 ? 1 : 0
  let largest = 0
  for (let o = 1; o < size; o++) if (outputs[start + o] > outputs[start + largest]) largest = o
  return largest
}

/** Whether the network says another class than the point is of; false where that is not known. */
export function isWrong(
  { place, value }: Point,
  dataset: Dataset,
  { predictions, unseenPredictions }: Pick<Frame, 'predictions' | 'unseenPredictions'>,
): boolean {
  if (dataset.problem !== 'classes') return false
  const size = sizeOf(dataset.target)
  const outputs = place.part === 'samples' ? predictions : unseenPredictions
  const start = place.index * size
  if (start + size > outputs.length) return false
  const said =
    size === 1 ? Number(outputs[start] >= middleOf(dataset)) : classOf(outputs, start, size)
  return said !== value
}
