/**
 * Where the weights' pills lie on their curves: staggered so that none covers another, a neuron or
 * a bias. Where they cannot all lie so, a gap between two layers shows none by itself.
 */
import { placeOf, type Layout } from '../../engine/layout.ts'
import { pointAt } from './curves.ts'
import type { Edge, Place, Point } from './place.ts'

export type PillSize = { readonly width: number; readonly height: number }

/** The pills that are always shown, and their size in this drawing. */
export type Pills = {
  readonly size: PillSize
  /** Keyed by the index of the weight. */
  readonly spots: ReadonlyMap<number, Point>
}

/** Half an axis-aligned rectangle around its centre. */
type Rectangle = Point & { readonly halfWidth: number; readonly halfHeight: number }

/** More edges than this between two layers never find room, so it is not tried. */
const MAX_TRIED = 24

/** Attempts before a gap counts as too crowded. */
const PATIENCE = 4000

/** Air around a pill. */
const AIR = 2

/** Of the pill with the size of the move, above or below a weight's pill. */
export const ARROW: PillSize = { width: 80, height: 24 }

/** The pills of all gaps that have room for all of theirs; smaller ones where that helps. */
export function placePills(place: Place): Pills {
  const last = Math.max(0, ...place.gaps.flat().map(({ index }) => index))
  // As wide as the longest name needs: w9, w10, w100
  const widening = 8 * (String(last).length - 1)
  // On a phone only the selected weight has its pill
  if (place.isCompact) return { size: { width: 76 + widening, height: 26 }, spots: new Map() }
  const sizes = [
    { width: 74 + widening, height: 24 },
    { width: 68 + widening, height: 22 },
  ]
  const [large, small] = sizes.map((size) => {
    const gaps = place.gaps.map((edges) => spreadPills(place, edges, size))
    return { size, spots: new Map(gaps.flatMap((spots) => [...(spots ?? [])])) }
  })
  return small.spots.size > large.spots.size ? small : large
}

/** A place for the pill of each edge, keyed by its weight's index; null when there is no room for all. */
export function spreadPills(
  place: Place,
  edges: readonly Edge[],
  size: PillSize,
): ReadonlyMap<number, Point> | null {
  if (edges.length > MAX_TRIED) return null
  const room = roomIn(place, edges)
  const choices = edges
    .map((edge) => ({ edge, points: candidates(room, edge, edges, size) }))
    // Whoever has least choice chooses first
    .toSorted((one, other) => one.points.length - other.points.length)
  const chosen: Rectangle[] = []
  let patience = PATIENCE
  const choose = (next: number): boolean => {
    if (next === choices.length) return true
    for (const point of choices[next].points) {
      if (patience-- <= 0) return false
      const pill = rectangle(point, size)
      if (chosen.some((other) => overlap(pill, other))) continue
      chosen.push(pill)
      if (choose(next + 1)) return true
      chosen.pop()
    }
    return false
  }
  if (!choose(0)) return null
  return new Map(choices.map(({ edge }, c) => [edge.index, { x: chosen[c].x, y: chosen[c].y }]))
}

/** Where a pill lies that is shown alone. */
export function pillAlone(place: Place, edge: Edge, size: PillSize): Point {
  return candidates(roomIn(place, [edge]), edge, [edge], size)[0] ?? pointAt(edge, 0.5)
}

/** Where the moves of these pills are shown: above where there is room, else below, else not at all. */
export function spreadArrows(
  place: Place,
  pills: ReadonlyMap<number, Point>,
  size: PillSize,
): ReadonlyMap<number, Point> {
  const taken = [...pills.values()].map((point) => rectangle(point, size))
  const room = roomIn(place, [])
  const arrows = new Map<number, Point>()
  for (const [index, pill] of pills) {
    const point = arrowSpots(pill, size).find((spot) => {
      const arrow = rectangle(spot, ARROW)
      return isFree(room, arrow) && !taken.some((other) => overlap(arrow, other))
    })
    if (!point) continue
    taken.push(rectangle(point, ARROW))
    arrows.set(index, point)
  }
  return arrows
}

/** The two places for a move: above and below its weight's pill. */
function arrowSpots({ x, y }: Point, size: PillSize): [above: Point, below: Point] {
  const away = (size.height + ARROW.height) / 2 + 6
  return [
    { x, y: y - away },
    { x, y: y + away },
  ]
}

/** Over a weight's pill; under a bias. */
export function aboveParameter(layout: Layout, place: Place, pills: Pills, index: number): Point {
  const spot = pills.spots.get(index)
  if (spot) return arrowSpots(spot, pills.size)[0]
  const { block, output } = placeOf(layout, index)
  const { x, y } = place.nodes[block.layer + 1][output]
  return { x, y: y + place.radius + 38 }
}

/** What pills have to keep clear of. */
type Room = {
  readonly radius: number
  readonly picture: Rectangle | null
  /** All that is drawn: a large layer has hundreds of neurons in the gap between a few. */
  readonly neurons: readonly Point[]
  readonly biases: readonly Rectangle[]
  /** Points along each edge, by the index of its weight. */
  readonly ways: ReadonlyMap<number, readonly Point[]>
}

function roomIn({ columns, picture, radius }: Place, edges: readonly Edge[]): Room {
  return {
    radius,
    picture: picture && {
      x: picture.left + picture.width / 2,
      y: picture.top + picture.height / 2,
      halfWidth: picture.width / 2,
      halfHeight: picture.height / 2,
    },
    neurons: columns.flatMap(({ shown, nodes, gap }) => [
      ...shown.map((unit) => nodes[unit]),
      ...(gap ? [gap.at] : []),
    ]),
    biases: columns
      .slice(1)
      .flatMap(({ shown, nodes, hasBias }) =>
        hasBias ? shown.map((unit) => biasRectangle(nodes[unit], radius)) : [],
      ),
    ways: new Map(edges.map((edge) => [edge.index, wayOf(edge)])),
  }
}

function wayOf(edge: Edge): Point[] {
  return Array.from({ length: 19 }, (_, k) => pointAt(edge, 0.05 * (k + 1)))
}

/** The free points of an edge, the clearest first. */
function candidates(
  room: Room,
  edge: Edge,
  others: readonly Edge[],
  size: PillSize,
): readonly Point[] {
  const isSteep = Math.abs(edge.to.y - edge.from.y) > size.height
  const hasSiblings = others.some(
    ({ output, input }) => output !== edge.output && input === edge.input,
  )
  // Crossing edges part near their sources; edges to a single neuron never cross
  const best = isSteep ? (hasSiblings ? 0.26 : 0.45) : 0.5
  const found: { point: Point; cost: number }[] = []
  for (let step = -8; step <= 8; step++) {
    const t = best + step * 0.04
    if (t < 0.1 || t > 0.9) continue
    const point = pointAt(edge, t)
    const pill = rectangle(point, size)
    if (!isFree(room, pill)) continue
    const crossed = others.filter(
      (other) => other !== edge && crosses(room.ways.get(other.index) ?? [], pill),
    ).length
    found.push({ point, cost: crossed + Math.abs(step) * 0.15 })
  }
  return found.toSorted((one, other) => one.cost - other.cost).map(({ point }) => point)
}

function crosses(way: readonly Point[], { x, y, halfWidth, halfHeight }: Rectangle): boolean {
  return way.some(
    (point) => Math.abs(point.x - x) < halfWidth && Math.abs(point.y - y) < halfHeight,
  )
}

/** Whether a rectangle covers no neuron, no bias and no picture. */
function isFree({ neurons, biases, picture, radius }: Room, pill: Rectangle): boolean {
  if (picture && overlap(pill, picture)) return false
  const away = radius + AIR
  const isClear = neurons.every((node) => {
    const acrossRim = Math.max(0, Math.abs(node.x - pill.x) - pill.halfWidth)
    const alongRim = Math.max(0, Math.abs(node.y - pill.y) - pill.halfHeight)
    return acrossRim * acrossRim + alongRim * alongRim >= away * away
  })
  return isClear && biases.every((bias) => !overlap(pill, bias))
}

/** The space of a bias, under its neuron. */
export function biasRectangle(node: Point, radius: number): Rectangle {
  return { x: node.x, y: node.y + radius + 11, halfWidth: 34, halfHeight: 9 }
}

function rectangle({ x, y }: Point, { width, height }: PillSize): Rectangle {
  return { x, y, halfWidth: width / 2, halfHeight: height / 2 }
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    Math.abs(one.x - other.x) < one.halfWidth + other.halfWidth + AIR &&
    Math.abs(one.y - other.y) < one.halfHeight + other.halfHeight + AIR
  )
}
