/** Dropout on the stage: no neurons of its own, and the weights' connections skip over it. */
import { describe, expect, it } from 'vitest'
import type { LayerSpec } from '../../../src/engine/layers/kinds.ts'
import { indexOf, layoutOf, neuronName, sourceOf, type Layout } from '../../../src/engine/layout.ts'
import type { NetworkSpec } from '../../../src/engine/network.ts'
import { dropoutSpots } from '../../../src/ui/stage/dropoutSpots.ts'
import { influenceOf } from '../../../src/ui/stage/influence.ts'
import { addLayer, addNeuron, hiddenLayers, removeLayer } from '../../../src/ui/stage/layers.ts'
import { place, withSpots } from '../../../src/ui/stage/place.ts'
import { firstSpot, nextSpot } from '../../../src/ui/stage/roving.ts'
import { keyOf, spotIn, type Spot } from '../../../src/ui/stage/spot.ts'
import { neuronWords, whereIs } from '../../../src/ui/stage/spots.ts'
import { unitsSaid } from '../../../src/ui/stage/units.ts'

/** Neurons by layer after two inputs; a share instead is dropout. */
function network(...layers: readonly (number | `${number}%`)[]): NetworkSpec {
  return {
    input: [2],
    layers: layers.map((one): LayerSpec =>
      typeof one === 'number'
        ? { type: 'dense', units: one, activation: 'tanh' }
        : { type: 'dropout', rate: Number(one.slice(0, -1)) / 100 },
    ),
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  }
}

const boxes = [
  { width: 812, height: 480 },
  { width: 390, height: 300 },
]
const pairs = [
  [network(3, 2, 1), network('10%', 3, '20%', 2, '50%', 1)],
  [network(40, 1), network(40, '20%', 1)],
  [network(3, 1), network(3, '20%', '10%', 1)],
] as const

/** Every parameter by its flat index, which dropout does not move. */
const parametersOf = (layout: Layout): number[] => Array.from({ length: layout.count }, (_, p) => p)

describe('on the stage, dropout', () => {
  it('has no neurons, and edges and neurons lie where they would without it', () => {
    for (const box of boxes) {
      for (const [without, withIt] of pairs) {
        const [plain, drawn] = [layoutOf(without), layoutOf(withIt)].map((layout) =>
          place(layout, box),
        )
        const points = (at: typeof plain) =>
          at.gaps.flat().map(({ index, from, to }) => ({ index, from, to }))
        expect(points(drawn)).toEqual(points(plain))
        const own = drawn.columns.filter(({ shown }) => shown.length > 0)
        expect(own.map(({ shown }) => shown)).toEqual(plain.columns.map(({ shown }) => shown))
        expect(drawn.nodes).toHaveLength(withIt.layers.length + 1)
      }
    }
  })

  it('shows whatever is in hand in a collapsed layer before it', () => {
    const [box] = boxes
    const layout = layoutOf(network(40, '20%', 1))
    const base = place(layout, box)
    const shown = (spot: Spot) => withSpots(base, layout, [spot]).columns[1].shown
    expect(base.columns[1].shown).not.toContain(30)
    expect(shown({ type: 'neuron', layer: 1, unit: 30 })).toContain(30)
    expect(shown({ type: 'parameter', index: indexOf(layout, 2, 0, 30) })).toContain(30)
  })

  it('leaves names, places and influence of all parameters and neurons as they were', () => {
    for (const [without, withIt] of pairs) {
      const [plain, layout] = [layoutOf(without), layoutOf(withIt)]
      for (const index of parametersOf(layout)) {
        expect(whereIs(layout, index)).toBe(whereIs(plain, index))
        const spot = { type: 'parameter', index } as const
        expect([...influenceOf(layout, spot).weights]).toEqual([
          ...influenceOf(plain, spot).weights,
        ])
      }
    }
    const layout = layoutOf(network('10%', 3, '20%', 2, 1))
    expect(neuronName(layout, 2, 1)).toEqual(neuronName(layout, 1, 1))
    expect(neuronWords(layout, 0, 1)).toBe('input 2')
    expect(neuronWords(layout, 3, 1)).toBe('hidden 5')
  })

  it('is stepped over by the keys', () => {
    const layout = layoutOf(network('10%', 3, '20%', 2, 1))
    const parameters = new Float64Array(layout.count)
    const press = (spot: Spot, ...keys: string[]): string =>
      keyOf(keys.reduce((at, key) => nextSpot(layout, parameters, at, key) ?? at, spot))
    expect(keyOf(firstSpot(layout))).toBe('n1.0')
    expect(press(firstSpot(layout), 'ArrowRight')).toBe('n3.0')
    expect(press(firstSpot(layout), 'ArrowRight', 'ArrowLeft')).toBe('n1.0')
    expect(press(firstSpot(layout), 'ArrowLeft')).toBe('n-1.0')
    expect(press(firstSpot(layout), 'Enter', 'ArrowLeft')).toBe('n-1.0')
    const [into] = [indexOf(layout, 3, 0, 2)]
    expect(press({ type: 'parameter', index: into }, 'ArrowLeft')).toBe('n1.2')
    expect(spotIn(layout, { type: 'neuron', layer: 2, unit: 1 })).toEqual({
      type: 'neuron',
      layer: 1,
      unit: 1,
    })
  })

  it('is written between the columns around it, each at a place of its own', () => {
    const spec = network(3, '20%', '10%', 1)
    const layout = layoutOf(spec)
    const [box] = boxes
    const at = place(layout, box)
    const spots = dropoutSpots(at, layout, spec.layers)
    expect(spots.map(({ layer, rate }) => [layer, rate])).toEqual([
      [1, 0.2],
      [2, 0.1],
    ])
    for (const { layer, x } of spots) {
      expect(x).toBeGreaterThan(at.nodes[sourceOf(layout, layer) + 1][0].x)
      expect(x).toBeLessThan(at.nodes[4][0].x)
    }
    expect(spots[0].y).not.toBe(spots[1].y)
  })

  it('does not count among the neurons that learn no more', () => {
    const layout = layoutOf(network(2, '20%', 1))
    const states = [
      ['dead', 'dead'],
      ['learning', 'learning'],
    ] as const
    expect(unitsSaid(layout, ['relu', 'linear', 'linear'], states)?.sentence).toContain(
      'All hidden neurons',
    )
  })
})

describe('a network with dropout, built by hand', () => {
  const types = (changed: ReturnType<typeof addLayer>): string =>
    'network' in changed
      ? changed.network.layers
          .map((spec) => ('units' in spec ? String(spec.units) : spec.type))
          .join(' ')
      : changed.reason

  it('gains layers and neurons where they were named, and loses a layer’s dropout with it', () => {
    const spec = network('10%', 3, '20%', 2, '50%', 1)
    expect(hiddenLayers(spec)).toEqual([1, 3])
    expect(types(addNeuron(spec, 3))).toBe('dropout 3 dropout 3 dropout 1')
    expect(types(addLayer(spec))).toBe('dropout 3 dropout 2 dropout 2 1')
    expect(types(removeLayer(spec, 1))).toBe('dropout 2 dropout 1')
    expect(types(removeLayer(spec, 3))).toBe('dropout 3 dropout 1')
  })

  it('has as many hidden layers as one without', () => {
    const most = network(2, '10%', 2, '10%', 2, '10%', 2, '10%', 2, '10%', 2, '10%', 2, '10%', 1)
    expect(types(addLayer(most))).toBe('2 dropout '.repeat(7) + '2 1')
  })
})
