/** The tools: each turns what pointer and keys do on the surface into a change of one sample. */
import type { Dataset } from '../../data/dataset.ts'
import { rawTarget } from '../../experiment/withPoints.ts'
import type { SampleChange, SamplePlace } from '../../engine/network.ts'
import { encoded } from '../../data/choice.ts'
import { DRAWN_RIM } from '../../data/plane.ts'
import { sizeOf } from '../../engine/network.ts'
import { spoken } from '../format.ts'
import { NEAR, type At, type Hand } from './hand.ts'
import { placeIn as exactlyIn } from './meaning.ts'
import type { Held } from './paint.ts'
import { nearest, pointOf, type Ground, type Point } from './points.ts'

type Work = {
  readonly type: Hand['type']
  readonly dataset: Dataset
  readonly ground: Ground
  /** The points that are drawn. */
  readonly points: readonly Point[]
  /** What is drawn: a class, or on a plane a value. */
  readonly value: number
  /** Makes a change and tells of it. */
  readonly change: (change: SampleChange, told: string) => void
  readonly say: (sentence: string) => void
}

/** A pointer that moves farther than this between down and up drags, and draws nothing. */
const STILL = 0.025

export function createHand(work: Work): Hand {
  const { type, dataset, ground, points, change, say } = work
  let held: (Held & { readonly from: At }) | null = null
  let pressed: At | null = null

  const nameAt = (place: SamplePlace): string =>
    dataset[place.part][place.index].name ?? 'The point'

  const draw = (anywhere: At): void => {
    const at = inside(anywhere)
    const { input, target } = madeAt(work, at)
    change({ type: 'add', input, target }, `A point at ${placeWords(ground, at)}.`)
  }
  const remove = ({ place }: Point): void =>
    change({ type: 'remove', place }, `${nameAt(place)} is deleted.`)

  const pick = (point: Point, at: At): void => {
    held = { ...point, from: [point.x - at[0], point.y - at[1]] }
  }
  const drag = ([x, y]: At): void => {
    if (!held) return
    const place = inside([x + held.from[0], y + held.from[1]])
    const value = isValueLine(work) ? placeIn(place, ground.bounds)[1] : held.value
    const down = isClassLine(work) ? held.y : place[1]
    held = { ...held, x: place[0], y: down, value }
  }
  const drop = (): void => {
    if (!held) return
    const { place, x, y } = held
    held = null
    const before = pointOf(dataset, ground, place)
    if (before.x === x && before.y === y) return
    const at: At = [x, y]
    change(
      { type: 'set', place, ...movedTo(work, place, at) },
      `${nameAt(place)} is at ${placeWords(ground, at)}.`,
    )
  }

  return {
    type,
    held: () => held,
    press: (at, reach) => {
      pressed = at
      if (type !== 'move') return
      const point = nearest(points, at, reach)
      if (point) pick(point, at)
    },
    drag,
    release: (at, reach) => {
      const isStill = pressed && Math.hypot(pressed[0] - at[0], pressed[1] - at[1]) < STILL
      pressed = null
      if (held) return drop()
      if (!isStill) return
      if (type === 'draw') return draw(at)
      if (type !== 'delete') return
      const point = nearest(points, at, reach)
      if (point) remove(point)
    },
    cancel: () => {
      pressed = null
      if (!held) return false
      say(`${nameAt(held.place)} is back where it was.`)
      held = null
      return true
    },
    act: (at) => {
      if (type === 'draw') return draw(at)
      if (held) return drop()
      const point = nearest(points, at, NEAR)
      if (!point) return say('No point is near here.')
      if (type === 'delete') return remove(point)
      pick(point, at)
      say(`${nameAt(point.place)} is in hand. Arrow keys move it, Enter puts it down.`)
    },
    remove: (at) => {
      const point = held
        ? points.find(({ place }) => place === held?.place)
        : nearest(points, at, NEAR)
      held = null
      if (point) remove(point)
      else say('No point is near here.')
    },
  }
}

function isValueLine({ dataset, ground }: Work): boolean {
  return ground.type === 'line' && dataset.problem === 'values'
}

function isClassLine({ dataset, ground }: Work): boolean {
  return ground.type === 'line' && dataset.problem === 'classes'
}

/** The nearest place where a whole point shows, and where it does not make the picture grow. */
function inside([x, y]: At): At {
  const within = (share: number): number => Math.min(Math.max(share, DRAWN_RIM), 1 - DRAWN_RIM)
  return [within(x), within(y)]
}

/** The inputs at a place, as round as one can point: to a thousandth of the width and height, or finer. */
function placeIn(at: At, bounds: Ground['bounds']): [number, number] {
  const [x, y] = exactlyIn(at, bounds)
  return [rounded(x, bounds.right - bounds.left), rounded(y, bounds.top - bounds.bottom)]
}

function rounded(value: number, range: number): number {
  const decimals = 3 - Math.floor(Math.log10(range))
  return decimals > 0
    ? Number(value.toFixed(Math.min(decimals, 100)))
    : Math.round(value / 10 ** -decimals) * 10 ** -decimals
}

/** A new sample's raw input and target. */
function madeAt(
  work: Work,
  at: At,
): { readonly input: readonly number[]; readonly target: readonly number[] } {
  const { dataset, ground, value } = work
  const [x, y] = placeIn(at, ground.bounds)
  const input = ground.type === 'plane' ? [x, y] : [x]
  if (dataset.problem === 'classes')
    return { input, target: encoded(value, dataset.classNames.length) }
  // What else a target has, the mean has no better guess for.
  const rest = Array.from({ length: sizeOf(dataset.target) - 1 }, () => 0)
  return { input, target: [isValueLine(work) ? y : value, ...rest] }
}

function movedTo(
  work: Work,
  { part, index }: SamplePlace,
  at: At,
): { readonly input: readonly number[]; readonly target: readonly number[] } {
  const { dataset, ground } = work
  const [x, y] = placeIn(at, ground.bounds)
  const target = rawTarget(dataset, dataset[part][index].target)
  if (ground.type === 'plane') return { input: [x, y], target }
  return { input: [x], target: isValueLine(work) ? [y, ...target.slice(1)] : target }
}

function placeWords({ bounds, across, up }: Ground, at: At): string {
  const [x, y] = placeIn(at, bounds)
  return `${across} ${spoken(x)}, ${up} ${spoken(y)}`
}
