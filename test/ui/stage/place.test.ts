import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import {
  ARROW,
  biasRectangle,
  placePills,
  spreadArrows,
  spreadPills,
} from '../../../src/ui/stage/pills.ts'
import {
  NAMED_RADIUS,
  place,
  pointAt,
  type Place,
  type Point,
} from '../../../src/ui/stage/place.ts'

/** Inputs, hidden neurons layer by layer, outputs. */
function network(...units: number[]) {
  return layoutOf({
    input: [units[0]],
    layers: units.slice(1).map((count) => ({ type: 'dense', units: count, activation: 'tanh' })),
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  })
}

/** The stage of a window of 1440 × 900, and of 1024 × 768. */
const wide = { width: 812, height: 480 }
const narrow = { width: 736, height: 370 }
const phone = { width: 390, height: 300 }

const networks = [
  [2, 2, 1],
  [2, 3, 1],
  [2, 4, 1],
  [2, 2, 2, 1],
  [1, 1],
  [2, 8, 1],
  [2, 2, 2, 2, 2, 2, 2, 1],
  [2, 8, 8, 8, 8, 8, 8, 1],
  [64, 64, 10],
]
const boxes = { wide, narrow, phone }
const all = networks.flatMap((units) =>
  Object.entries(boxes).map(([name, box]) => ({ units, name, box })),
)

type Rectangle = Point & { halfWidth: number; halfHeight: number }

function apart(one: Rectangle, other: Rectangle): boolean {
  return (
    Math.abs(one.x - other.x) >= one.halfWidth + other.halfWidth ||
    Math.abs(one.y - other.y) >= one.halfHeight + other.halfHeight
  )
}

function touchesNeuron({ nodes, radius }: Place, one: Rectangle): boolean {
  return nodes.flat().some(({ x, y }) => {
    const across = Math.max(0, Math.abs(x - one.x) - one.halfWidth)
    const along = Math.max(0, Math.abs(y - one.y) - one.halfHeight)
    return Math.hypot(across, along) < radius
  })
}

describe('a network is placed so that', () => {
  it.each(all)('no neuron touches another: $units, $name', ({ units, box }) => {
    const { nodes, radius } = place(network(...units), box)
    expect(radius).toBeGreaterThanOrEqual(18)
    const flat = nodes.flat()
    const distances = flat.flatMap((one, i) =>
      flat.slice(i + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    )
    expect(Math.min(...distances)).toBeGreaterThan(2 * radius + 16)
  })

  it.each(all)('neurons and biases lie within the drawing: $units, $name', ({ units, box }) => {
    const { nodes, radius, width, height } = place(network(...units), box)
    for (const { x, y } of nodes.flat()) {
      expect(x - radius).toBeGreaterThanOrEqual(4)
      expect(x + radius).toBeLessThanOrEqual(width - 4)
      expect(y - radius).toBeGreaterThanOrEqual(12)
      expect(y + radius + 20).toBeLessThanOrEqual(height)
    }
  })

  it('the usual ones need no scrolling', () => {
    for (const units of [
      [2, 2, 1],
      [2, 3, 1],
      [2, 4, 1],
      [2, 2, 2, 1],
    ]) {
      for (const box of [wide, narrow]) {
        expect(place(network(...units), box)).toMatchObject(box)
      }
    }
  })

  it('the 2-2-1 network has the proportions of the design', () => {
    const { nodes, radius, isCompact } = place(network(2, 2, 1), wide)
    const [inputs, hidden, [output]] = nodes
    expect({ radius, isCompact }).toEqual({ radius: 32, isCompact: false })
    expect(inputs[0].y).toBe(hidden[0].y)
    expect(output.y).toBeCloseTo((hidden[0].y + hidden[1].y) / 2, 9)
    expect(hidden[0].x - inputs[0].x).toBeGreaterThan(240)
  })

  it('a phone shows the 2-2-1 network whole, in large type', () => {
    const { width, radius, isCompact } = place(network(2, 2, 1), phone)
    expect({ width, radius, isCompact }).toEqual({ width: 390, radius: 30, isCompact: true })
  })

  it('a phone scrolls sideways for more layers', () => {
    expect(place(network(2, 2, 2, 2, 1), phone).width).toBeGreaterThan(phone.width)
  })

  it('neurons shrink before anything scrolls', () => {
    const { radius, height } = place(network(2, 6, 1), wide)
    expect(radius).toBeLessThan(32)
    expect(radius).toBeGreaterThanOrEqual(18)
    expect(height).toBe(wide.height)
    expect(place(network(2, 64, 1), wide)).toMatchObject({ radius: NAMED_RADIUS })
  })
})

describe('pills', () => {
  const shown = [
    [2, 2, 1],
    [2, 3, 1],
    [2, 4, 1],
    [2, 2, 2, 1],
  ].flatMap((units) => [
    { units, name: 'wide', box: wide },
    { units, name: 'narrow', box: narrow },
  ])

  it.each(all)('cover neither neurons nor each other: $units, $name', ({ units, box }) => {
    const at = place(network(...units), box)
    const { size, spots } = placePills(at)
    const pills = [...spots.values()].map((point) => ({
      ...point,
      halfWidth: size.width / 2,
      halfHeight: size.height / 2,
    }))
    const biases = at.nodes
      .slice(1)
      .flat()
      .map((node) => biasRectangle(node, at.radius))
    pills.forEach((pill, p) => {
      expect(touchesNeuron(at, pill)).toBe(false)
      expect([...pills.slice(p + 1), ...biases].every((other) => apart(pill, other))).toBe(true)
    })
  })

  it.each(shown.filter(({ units, name }) => name === 'wide' || units[1] < 4))(
    'are all shown in the usual networks: $units, $name',
    ({ units, box }) => {
      const at = place(network(...units), box)
      expect(placePills(at).spots.size).toBe(at.gaps.flat().length)
    },
  )

  it('lie on the curves of their weights', () => {
    const at = place(network(2, 2, 1), wide)
    const { spots } = placePills(at)
    for (const edge of at.gaps.flat()) {
      const pill = spots.get(edge.index)!
      const distances = Array.from({ length: 1001 }, (_, step) => {
        const { x, y } = pointAt(edge, step / 1000)
        return Math.hypot(x - pill.x, y - pill.y)
      })
      expect(Math.min(...distances)).toBeLessThan(1)
    }
  })

  it('are not shown where they do not all fit', () => {
    const at = place(network(2, 8, 8, 1), wide)
    expect(spreadPills(at, at.gaps[1], { width: 74, height: 24 })).toBeNull()
  })

  it('have their moves beside them, clear of everything', () => {
    const at = place(network(2, 2, 1), wide)
    const { size, spots } = placePills(at)
    const arrows = [...spreadArrows(at, spots, size).values()].map((point) => ({
      ...point,
      halfWidth: ARROW.width / 2,
      halfHeight: ARROW.height / 2,
    }))
    const pills = [...spots.values()].map((point) => ({
      ...point,
      halfWidth: size.width / 2,
      halfHeight: size.height / 2,
    }))
    expect(arrows).toHaveLength(6)
    arrows.forEach((arrow, a) => {
      expect(touchesNeuron(at, arrow)).toBe(false)
      expect([...arrows.slice(a + 1), ...pills].every((other) => apart(arrow, other))).toBe(true)
    })
  })
})
