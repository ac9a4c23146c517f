import { describe, expect, it } from 'vitest'
import { indexOf, layoutOf } from '../../../src/engine/layout.ts'
import { stream } from '../../../src/engine/random.ts'
import {
  ARROW,
  biasRectangle,
  placePills,
  spreadArrows,
  spreadPills,
} from '../../../src/ui/stage/pills.ts'
import { place, withSpots, type Place, type Point } from '../../../src/ui/stage/place.ts'
import { pointAt } from '../../../src/ui/stage/curves.ts'
import { TOOLS, TOUCH_PAIR, TOUCH_THREE } from '../../../src/ui/stage/rooms.ts'

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

/** Networks of up to eight hidden layers of up to 64 neurons, in boxes from 320 × 220 to 960 × 600. */
function someNetworks(count: number) {
  const { uniform } = stream(5, 'data')
  const whole = (least: number, most: number): number =>
    least + Math.floor(uniform() * (most - least + 1))
  return Array.from({ length: count }, () => ({
    units: [
      whole(1, 64),
      ...Array.from({ length: whole(0, 8) }, () => whole(1, whole(0, 1) === 0 ? 8 : 64)),
      whole(1, 10),
    ],
    box: { width: whole(320, 960), height: whole(220, 600) },
  }))
}

/** The least distance of two neurons that are drawn. */
function closest({ columns }: Place): number {
  const drawn = columns.flatMap(({ shown, nodes }) => shown.map((unit) => nodes[unit]))
  const distances = drawn.flatMap((one, i) =>
    drawn.slice(i + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  )
  return Math.min(...distances)
}

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
    const at = place(network(...units), box)
    expect(at.radius).toBeGreaterThanOrEqual(13)
    expect(closest(at)).toBeGreaterThan(2 * at.radius + 4)
  })

  it.each(all)('neurons and biases lie within the drawing: $units, $name', ({ units, box }) => {
    const { columns, radius, width, height } = place(network(...units), box)
    for (const { nodes, hasBias } of columns) {
      for (const { x, y } of nodes) {
        expect(x - radius).toBeGreaterThanOrEqual(4)
        expect(x + radius).toBeLessThanOrEqual(width - 4)
        expect(y - radius).toBeGreaterThanOrEqual(8)
        expect(y + radius + (hasBias ? 20 : 4)).toBeLessThanOrEqual(height - TOOLS)
      }
    }
  })

  it.each(someNetworks(60))('any network fits the height of any box: $units in $box', (one) => {
    const at = place(network(...one.units), one.box)
    const { radius, width, height, columns, isCompact } = at
    expect(radius).toBeGreaterThanOrEqual(13)
    // A phone's drawing has a height of its own, and scrolls sideways.
    expect(height).toBeLessThanOrEqual(isCompact ? 496 : one.box.height)
    const mayScroll = isCompact || one.units.length > 6
    expect(mayScroll || width === one.box.width).toBe(true)
    expect(closest(at)).toBeGreaterThan(2 * radius + 4)
    for (const { x, y } of columns.flatMap(({ nodes }) => nodes)) {
      expect(Math.min(x, y, width - x, height - TOOLS - y)).toBeGreaterThan(radius + 2)
    }
  })

  it.each(someNetworks(60))('fingers have room for the buttons: $units in $box', (one) => {
    const wishes = { side: null, nameRoom: 0, isTouch: true }
    const { nodes, columns, radius, height, tools } = place(network(...one.units), one.box, wishes)
    const xs = nodes.slice(1).map(([{ x }]) => x)
    const closest = Math.min(...xs.slice(1).map((x, k) => x - xs[k]))
    // Three beside each other, or two and the third under them.
    expect(closest).toBeGreaterThanOrEqual(tools > TOOLS ? TOUCH_PAIR : TOUCH_THREE)
    for (const { hasBias, nodes: all } of columns) {
      const lowest = Math.max(...all.map(({ y }) => y))
      expect(lowest + radius + (hasBias ? 20 : 4)).toBeLessThanOrEqual(height - tools)
    }
  })

  it.each(someNetworks(12))('every neuron can be seen: $units in $box', ({ units, box }) => {
    const layout = network(...units)
    const at = place(layout, box)
    units.forEach((count, l) => {
      for (let unit = 0; unit < count; unit++) {
        const there = withSpots(at, layout, [{ type: 'neuron', layer: l - 1, unit }])
        const { shown, nodes, gap } = there.columns[l]
        expect(shown).toContain(unit)
        expect(shown.length + (gap?.hidden ?? 0)).toBe(count)
        expect(shown).toEqual(shown.toSorted((one, other) => one - other))
        expect(closest(there)).toBeGreaterThan(2 * there.radius + 4)
        // What stays stands still.
        expect(nodes[0]).toEqual(at.columns[l].nodes[0])
        expect(nodes.at(-1)).toEqual(at.columns[l].nodes.at(-1))
      }
    })
  })

  it('two neurons in hand are both seen', () => {
    const layout = network(2, 64, 1)
    const at = place(layout, wide)
    const both = withSpots(at, layout, [
      { type: 'neuron', layer: 0, unit: 40 },
      { type: 'parameter', index: indexOf(layout, 1, 0, 30) },
    ])
    expect(both.columns[1].shown).toEqual(expect.arrayContaining([0, 30, 40, 63]))
    expect(closest(both)).toBeGreaterThan(2 * both.radius + 4)
    expect(both.gaps[1].map(({ input }) => input)).toContain(30)
  })

  it('what is drawn already changes nothing', () => {
    const layout = network(2, 64, 1)
    const at = place(layout, wide)
    expect(withSpots(at, layout, [null, { type: 'neuron', layer: 0, unit: 63 }])).toBe(at)
  })

  it('biases go first, and come back where there is room', () => {
    const { columns } = place(network(2, 8, 8, 1), { width: 812, height: 360 })
    expect(columns.map(({ hasBias }) => hasBias)).toEqual([true, false, false, true])
    expect(columns.map(({ gap }) => gap)).toEqual([null, null, null, null])
  })

  it('pixels lie in the order of reading, and only those in hand are drawn', () => {
    const layout = network(64, 32, 10)
    const at = place(layout, wide, { side: 8, nameRoom: 8 })
    const [{ nodes, shown }] = at.columns
    expect(shown).toEqual([])
    expect(nodes[8].x).toBe(nodes[0].x)
    expect(nodes[8].y).toBeGreaterThan(nodes[7].y)
    const [first] = withSpots(at, layout, [{ type: 'neuron', layer: -1, unit: 63 }]).columns
    expect(first.shown).toEqual([63])
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
    expect(place(network(2, 64, 1), wide)).toMatchObject(wide)
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
    const biases = at.columns
      .slice(1)
      .filter(({ hasBias }) => hasBias)
      .flatMap(({ nodes }) => nodes.map((node) => biasRectangle(node, at.radius)))
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
