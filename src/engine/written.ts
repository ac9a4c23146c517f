/** Which places a layer's operations write, found out from the operations themselves. */
import { activationKernels } from './activations.ts'
import { writerOf, type LayerPlaces } from './layers/writers.ts'
import type { NetworkSpec } from './network.ts'

/** The places of a layer that have its output's shape. */
export const outputPlaces = [
  'weightedSums',
  'output',
  'weightedSumGradient',
  'outputGradient',
] as const

/** Addresses this far apart (2⁴⁰) tell which place is meant, whatever offset is added. */
const APART = 1_099_511_627_776

/**
 * The names of a layer's own places that its forward operations speak of, and those that only its
 * backward operations do. The layer writes its operations once more, with each place at an address
 * that can be mistaken for no other place and for no size.
 */
export function namesWritten(
  network: NetworkSpec,
  layer: number,
  places: LayerPlaces,
): { forward: string[]; backward: string[] } {
  const spec = network.layers[layer]
  const extras = Object.keys(places.extras)
  const names = [...outputPlaces, ...extras]
  const addressOf = (name: string): number => APART * (names.indexOf(name) + 1)
  const spoken = { forward: new Set<string>(), backward: new Set<string>() }
  const note = (of: Set<string>, args: readonly number[]): void => {
    for (const argument of args) {
      const name = names[Math.round(argument / APART) - 1]
      if (name !== undefined) of.add(name)
    }
  }
  const marked: LayerPlaces = {
    ...places,
    weightedSums: addressOf('weightedSums'),
    output: addressOf('output'),
    weightedSumGradient: addressOf('weightedSumGradient'),
    outputGradient: addressOf('outputGradient'),
    extras: Object.fromEntries(extras.map((name) => [name, addressOf(name)])),
  }
  writerOf(spec).emit(spec, marked, {
    forward: (_, ...args) => note(spoken.forward, args),
    backward: (_, ...args) => note(spoken.backward, args),
    activation: activationKernels,
  })
  // What comes to the layer from behind: from the loss or from the layer after it.
  const fromBehind = places.isGradientOfSums ? 'weightedSumGradient' : 'outputGradient'
  return {
    forward: names.filter((name) => spoken.forward.has(name)),
    backward: names.filter(
      (name) => spoken.backward.has(name) && !spoken.forward.has(name) && name !== fromBehind,
    ),
  }
}
