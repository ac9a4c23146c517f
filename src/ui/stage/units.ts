/** Hidden neurons that learn no more, or hardly: their words, and what helps. */
import type { OutputActivationName } from '../../engine/activations.ts'
import { handsOn, neuronName, type Layout } from '../../engine/layout.ts'
import type { UnitStates } from './useUnits.ts'
import { withIndex } from './words.ts'

export type UnitsSaid = {
  readonly kind: 'dead' | 'saturated'
  readonly sentence: string
  /** Why that is so. */
  readonly why: string
  /** Layers with such neurons. */
  readonly layers: readonly number[]
  /** Whether another activation would bring them back. */
  readonly isLeakable: boolean
}

/** Names of so many; of more, how many they are. */
const NAMED = 3

/**
 * What there is to say of units that learn no more, else of those that hardly learn; null where all
 * learn. `activations`: of the hidden layers.
 */
export function unitsSaid(
  layout: Layout,
  activations: readonly OutputActivationName[],
  states: UnitStates,
): UnitsSaid | null {
  const kind = (['dead', 'saturated'] as const).find((one) =>
    states.some((layer) => layer.includes(one)),
  )
  if (!kind) return null
  const found = states.flatMap((layer, l) =>
    layer.flatMap((state, unit) => (state === kind ? [{ layer: l, unit }] : [])),
  )
  const layers = [...new Set(found.map(({ layer }) => layer))]
  const total = states.reduce((sum, layer, l) => sum + (handsOn(layout, l) ? 0 : layer.length), 0)
  const isOne = found.length === 1
  const isAll = found.length === total && total > 1
  const names = isAll
    ? 'All hidden neurons'
    : several(
        found.map(({ layer, unit }) => {
          const { letter, number } = neuronName(layout, layer, unit)
          return withIndex(letter, number)
        }),
      )
  const isRelu = layers.every((layer) => activations[layer] === 'relu')
  if (kind === 'dead') {
    return {
      kind,
      layers,
      sentence: isRelu
        ? `${names} ${isOne ? 'says' : 'say'} 0 for every sample, so nothing can change ${isOne ? 'it' : 'them'}.`
        : `The slope of ${isAll ? 'all hidden neurons' : names} is 0 for every sample, so nothing can change ${isOne ? 'it' : 'them'}.`,
      why: isRelu
        ? 'The slope of ReLU is 0 wherever its sum is below 0. Blame comes back multiplied by that slope, so no weight into such a neuron gets any. Leaky ReLU keeps a small slope there.'
        : 'Blame comes back multiplied by the slope. Where that is 0 for every sample, no weight into the neuron gets any.',
      isLeakable: isRelu,
    }
  }
  return {
    kind,
    layers,
    sentence: isOne
      ? `${names} is saturated: its slope is under a hundredth everywhere, so it learns very slowly.`
      : `${names} are saturated: slopes under a hundredth everywhere, so they learn very slowly.`,
    why: 'The sums are so large that the curve is nearly flat there, and blame comes back multiplied by its slope. Smaller weights lead back to where it is steep.',
    isLeakable: false,
  }
}

/** h₁, h₂ and 3 more */
function several(names: readonly string[]): string {
  if (names.length === 1) return names[0]
  const shown = names.slice(0, names.length > NAMED ? NAMED - 1 : NAMED)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
