/**
 * How to write the change of the loss with one parameter: the factors of the chain rule where a single
 * path leads from it to the loss, else its neuron's δ = ∂L/∂z, in which all paths are summed up already.
 */
import { losses } from '../../engine/losses.ts'
import { indexOf, placeOf, readerOf, sourceOf, type Layout } from '../../engine/layout.ts'
import { sizeOf, activationOf } from '../../engine/network.ts'
import type { Neuron, Setting } from './moment.ts'

export type DerivationSetting = Pick<Setting, 'layout' | 'network' | 'training'>

/** One factor of the chain rule. `isSum`: it is of the weighted sum, before the activation. */
export type Link =
  /** ∂L/∂ŷ */
  | { readonly type: 'loss'; readonly output: Neuron; readonly isSum: boolean }
  /** ∂of/∂by = weight · slope */
  | {
      readonly type: 'through'
      readonly of: Neuron
      readonly by: Neuron
      readonly weight: number
      readonly isSum: boolean
    }
  /** ∂of/∂parameter = input · slope; `from` is null for a bias. */
  | {
      readonly type: 'parameter'
      readonly of: Neuron
      readonly parameter: number
      readonly from: Neuron | null
      readonly isSum: boolean
    }

export type Onward = { readonly weight: number; readonly to: Neuron }

export type Derivation =
  | { readonly type: 'chain'; readonly links: readonly Link[] }
  /** ∂L/∂w = δ·input, with δ = (Σ weight·δ of the neurons behind) · slope. */
  | {
      readonly type: 'delta'
      readonly neuron: Neuron
      readonly from: Neuron | null
      readonly onward: readonly Onward[]
    }
  /** A rule stands in for the derivative: error · input. */
  | { readonly type: 'rule'; readonly neuron: Neuron; readonly from: Neuron | null }

/** How to write the derivative by the parameter at a flat index. */
export function derivationOf(setting: DerivationSetting, parameter: number): Derivation {
  const rule = ruleAt(setting, parameter)
  if (rule) return rule
  const { layout } = setting
  const { block, output, input } = placeOf(layout, parameter)
  const neuron = { layer: block.layer, unit: output }
  const from = input === null ? null : { layer: sourceOf(layout, block.layer - 1), unit: input }
  const last = layout.shapes.length - 2
  const way = [neuron]
  let by = neuron
  while (by.layer < last) {
    const onward = onwardOf(layout, by)
    if (onward.length > 1) return { type: 'delta', neuron, from, onward: onwardOf(layout, neuron) }
    by = onward[0].to
    way.push(by)
  }
  return { type: 'chain', links: linksOf(setting, parameter, way) }
}

/** The factors along one path: from the loss back over these neurons, the parameter's own first. */
export function linksOf(
  setting: DerivationSetting,
  parameter: number,
  way: readonly Neuron[],
): readonly Link[] {
  const { layout } = setting
  const { input } = placeOf(layout, parameter)
  const last = layout.shapes.length - 2
  const isSum = ({ layer }: Neuron): boolean => layer === last && isBySum(setting)
  const [of] = way
  const from = input === null ? null : { layer: sourceOf(layout, of.layer - 1), unit: input }
  const links: Link[] = [{ type: 'parameter', of, parameter, from, isSum: isSum(of) }]
  way.slice(1).forEach((to, place) => {
    const by = way[place]
    const weight = indexOf(layout, to.layer, to.unit, by.unit)
    links.unshift({ type: 'through', of: to, by, weight, isSum: isSum(to) })
  })
  const output = way.at(-1)!
  return [{ type: 'loss', output, isSum: isSum(output) }, ...links]
}

/**
 * Whether the loss is followed back from the weighted sums of the outputs: a cross-entropy knows that
 * derivative at once, and after softmax every output moves with every sum.
 */
export function isBySum({ network, training }: DerivationSetting): boolean {
  const activation = activationOf(network.layers.at(-1)!)
  return losses[training.loss].gradient === 'weightedSum' || activation === 'softmax'
}

/** The weights that lead on from a neuron, over what only hands its value on, and the neurons that they lead to. */
export function onwardOf(layout: Layout, { layer, unit }: Neuron): Onward[] {
  const next = readerOf(layout, layer)
  if (next === null) return []
  return Array.from({ length: sizeOf(layout.shapes[next + 1]) }, (_, o) => ({
    weight: indexOf(layout, next, o, unit),
    to: { layer: next, unit: o },
  }))
}

/** The rule that stands in for the derivative by a parameter; null where there is one. */
export function ruleAt(
  { layout, training }: Pick<DerivationSetting, 'layout' | 'training'>,
  parameter: number,
): (Derivation & { type: 'rule' }) | null {
  const { block, output, input } = placeOf(layout, parameter)
  const neuron = { layer: block.layer, unit: output }
  if (training.loss !== 'perceptron' || neuron.layer !== layout.shapes.length - 2) return null
  const from = input === null ? null : { layer: sourceOf(layout, block.layer - 1), unit: input }
  return { type: 'rule', neuron, from }
}
