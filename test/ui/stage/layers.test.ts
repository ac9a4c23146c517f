import type { NetworkSpec } from '../../../src/engine/network.ts'
import { describe, expect, it } from 'vitest'
import { addLayer, addNeuron, removeLayer, removeNeuron } from '../../../src/ui/stage/layers.ts'

/** Units of all layers after the input; hidden layers are tanh, the output sigmoid. */
function network(...units: number[]): NetworkSpec {
  return {
    input: [2],
    layers: units.map((count, l) => ({
      type: 'dense',
      units: count,
      activation: l === units.length - 1 ? 'sigmoid' : 'tanh',
    })),
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  }
}

function unitsOf(changed: ReturnType<typeof addLayer>): number[] {
  return 'network' in changed
    ? changed.network.layers.map((spec) => ('units' in spec ? spec.units : 0))
    : []
}

describe('a network built by hand', () => {
  it('gains and loses neurons in the hidden layer that was named', () => {
    expect(unitsOf(addNeuron(network(2, 3, 1), 1))).toEqual([2, 4, 1])
    expect(unitsOf(removeNeuron(network(2, 3, 1), 1))).toEqual([2, 2, 1])
  })

  it('gains a hidden layer of two neurons before the output, with the hidden activation', () => {
    const changed = addLayer(network(4, 1))
    expect(unitsOf(changed)).toEqual([4, 2, 1])
    expect(changed).toMatchObject({
      network: { layers: [{}, { activation: 'tanh' }, { activation: 'sigmoid' }] },
    })
  })

  it('gains its first hidden layer when it was opened without one', () => {
    expect(unitsOf(addLayer(network(1)))).toEqual([2, 1])
  })

  it('loses the hidden layer that was named', () => {
    expect(unitsOf(removeLayer(network(4, 3, 1), 0))).toEqual([3, 1])
    expect(unitsOf(removeLayer(network(3, 1), 0))).toEqual([1])
  })

  it('says why it goes no further than 64 neurons, 8 hidden layers, one neuron, and 100,000 weights', () => {
    expect(addNeuron(network(64, 1), 0)).toEqual({
      reason: 'A layer has at most 64 neurons here.',
    })
    expect(addLayer(network(2, 2, 2, 2, 2, 2, 2, 2, 1))).toEqual({
      reason: 'There are at most 8 hidden layers here.',
    })
    expect(removeNeuron(network(1, 1), 0)).toEqual({
      reason: 'A layer needs at least one neuron.',
    })
    // 1107 · 64 + 6 · 65 · 64 + 65 · 63 + 64 = 99,967, and each neuron more brings 66.
    const wide = { ...network(64, 64, 64, 64, 64, 64, 64, 63, 1), input: [1106] }
    expect(addNeuron(wide, 7)).toEqual({
      reason: 'A network has at most 100,000 weights here.',
    })
  })
})
