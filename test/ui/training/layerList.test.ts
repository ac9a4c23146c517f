/** Networks as lists of layers: every change of the settings, by laws over networks of each kind. */
import { describe, expect, it } from 'vitest'
import type { DataSpec } from '../../../src/data/source.ts'
import '../../../src/data/preparation.ts'
import type { LayerSpec } from '../../../src/engine/layers/kinds.ts'
import type { NetworkSpec } from '../../../src/engine/network.ts'
import { networkProblem } from '../../../src/experiment/fit.ts'
import { gallery } from '../../../src/experiment/gallery.ts'
import { kindOfNetwork } from '../../../src/experiment/kinds.ts'
import {
  addable,
  listOf,
  neededFor,
  withAdded,
  withList,
  withMoved,
  withRemoved,
} from '../../../src/ui/training/layerList.ts'
import { kindsFor, ofKind, structures, withStructure } from '../../../src/experiment/structures.ts'

type Case = { readonly network: NetworkSpec; readonly data: DataSpec }

const experiments = Object.entries(gallery).map(
  ([name, { experiment }]) => [name, experiment] as const,
)

const { digits, heightAndWeight } = gallery
const windows: DataSpec = {
  ...heightAndWeight.experiment.data,
  source: { type: 'builtIn', name: 'elNino' },
}

const types = (network: NetworkSpec): string[] => network.layers.map(({ type }) => type)

/** A network of each structure on data that it can read. */
const cases: Case[] = structures.map((structure) => {
  const data = structure.kind === 'images' ? digits.experiment.data : windows
  const end: LayerSpec =
    structure.kind === 'images'
      ? digits.experiment.network.layers.at(-1)!
      : { type: 'dense', units: 1, activation: 'linear' }
  const dense = { ...digits.experiment.network, layers: [end] }
  return { network: withStructure(dense, data, structure), data }
})

describe('a list of layers', () => {
  it.each(experiments)('says the same network again: %s', (_, { network }) => {
    const list = listOf(network).map(({ spec }) => spec)
    expect(withList(network, list)).toEqual(network)
  })

  it('of every structure is a network that fits its data', () => {
    for (const { network, data } of cases) expect(networkProblem(network, data)).toBeNull()
  })

  it('takes every kind of layer that can be added, where such layers stand', () => {
    for (const { network, data } of cases) {
      for (const what of addable[kindOfNetwork(network)]) {
        const more = withAdded(network, what)
        expect(networkProblem(more, data)).toBeNull()
        expect(listOf(more)).toHaveLength(listOf(network).length + 1)
      }
    }
    const [{ network }] = cases
    expect(types(withAdded(network, 'dense'))).toEqual([
      'conv2d',
      'maxPooling2d',
      'flatten',
      'dense',
      'dense',
    ])
    expect(types(withAdded(withAdded(network, 'dense'), 'conv2d'))).toEqual([
      'conv2d',
      'maxPooling2d',
      'conv2d',
      'flatten',
      'dense',
      'dense',
    ])
  })

  it('moved and moved back, or a layer added and removed, is as it was', () => {
    for (const { network } of cases) {
      const more = withAdded(network, 'dropout')
      const place = listOf(more).length - 1
      expect(withRemoved(more, place)).toEqual(network)
      expect(withMoved(withMoved(more, place, -1), place - 1, 1)).toEqual(more)
    }
  })

  it('hands on every time step from one recurrent layer to the next, and only there', () => {
    const rnn = cases.find(({ network }) => network.layers[0].type === 'lstm')!.network
    const stacked = withAdded(rnn, 'recurrent')
    const sequences = (network: NetworkSpec): (boolean | null)[] =>
      network.layers.map((spec) => ('returnSequences' in spec ? spec.returnSequences : null))
    expect(types(stacked)).toEqual(['lstm', 'lstm', 'dense'])
    expect(sequences(stacked)).toEqual([true, false, null])
    expect(sequences(withRemoved(stacked, 1))).toEqual([false, null])
  })

  it('refuses what stands where it cannot, with the engine’s sentence', () => {
    const [{ network, data }] = cases
    const more = withAdded(network, 'dense')
    expect(networkProblem(withMoved(more, 2, -1), data)?.sentence).toMatch(/^Layer \d: .*\.$/u)
    expect(neededFor(network, listOf(network)[0])).toContain('keeps one convolution')
    expect(neededFor(network, listOf(network)[1])).toBeNull()
  })
})

describe('a kind of network', () => {
  it('can be chosen where the data can be read so', () => {
    const { network } = digits.experiment
    expect(kindsFor(digits.experiment.data, network)).toEqual(['neurons', 'images'])
    expect(kindsFor(windows, network)).toEqual(['neurons', 'sequence'])
    const { experiment } = heightAndWeight
    expect(kindsFor(experiment.data, experiment.network)).toEqual(['neurons'])
  })

  it('and another fit the data, with the same layer at the end; there and back is dense again', () => {
    for (const { network, data } of cases) {
      const dense = ofKind(network, data, 'neurons')
      expect(kindOfNetwork(dense)).toBe('neurons')
      expect(networkProblem(dense, data)).toBeNull()
      expect(dense.layers.at(-1)).toEqual(network.layers.at(-1))
      const again = ofKind(dense, data, kindOfNetwork(network))
      expect(networkProblem(again, data)).toBeNull()
      expect(kindOfNetwork(again)).toBe(kindOfNetwork(network))
    }
  })
})
