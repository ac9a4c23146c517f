/** How the loss comes back to a value or a parameter: where a value leads on to, and the statements of δ and of gradients. Pure. */
import { losses } from '../../../engine/losses.ts'
import { indexOf, placeOf } from '../../../engine/layout.ts'
import { activationOf as activationNameOf, sizeOf } from '../../../engine/network.ts'
import type { LayerSpec } from '../../../engine/layers/kinds.ts'
import {
  fedBy,
  isConv,
  isPooling,
  kernelCellAt,
  kernelIndexAt,
  nextLayer,
  ownerOf,
  unitAt,
  usesOf,
  windowAt,
} from '../../hooks/imageCells.ts'
import { activationTerms } from '../activationTerms.ts'
import { ruleAt } from '../derivation.ts'
import { ruleOf } from '../chain.ts'
import {
  constant,
  difference,
  product,
  quotient,
  sum,
  type Expression,
  type Quantity,
  type Statement,
} from '../expression.ts'
import { lossTerms } from '../lossTerms.ts'
import type { Moment, Neuron, Setting } from '../moment.ts'
import { answer, gradient, lossSlope, outputsOf, parameter } from '../quantities.ts'
import { isOff } from './forward.ts'
import { isLast, placeIn, type ImageSetting } from './letters.ts'
import { blame, delta, prime, sumOf, value, winnerOf, won } from './quantities.ts'

export type LearningSetting = ImageSetting & Pick<Setting, 'training'>

/** A way on from a value: by a weight into a sum, or under a window (`weight` null). */
export type Feed = { readonly to: Neuron; readonly weight: number | null }

/** Everything that a value leads on to. */
export function feedsOf(setting: ImageSetting, neuron: Neuron): Feed[] {
  const { network, layout } = setting
  const own = ownerOf(network, neuron)
  const layer = nextLayer(setting.network, own.layer)
  const spec: LayerSpec | undefined = network.layers[layer]
  if (!spec) return []
  const cell = placeIn(setting, own)
  if (!cell || !(isConv(spec) || isPooling(spec))) {
    return Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, unit) => ({
      to: { layer, unit },
      weight: indexOf(layout, layer, unit, own.unit),
    }))
  }
  const area = fedBy(network, layout, cell)[layer - own.layer - 1]
  const shape = layout.shapes[layer + 1]
  const places = Array.from({ length: area.height * area.width }, (_, k) => ({
    row: area.top + Math.floor(k / area.width),
    column: area.left + (k % area.width),
  }))
  if (isPooling(spec)) {
    return places.map((place) => ({
      to: { layer, unit: unitAt(shape, { channel: cell.channel, ...place }) },
      weight: null,
    }))
  }
  return Array.from({ length: spec.filters }, (_, filter) =>
    places.map((place) => {
      const { top, left } = windowAt(spec, place.row, place.column)
      const tap = { row: cell.row - top, column: cell.column - left }
      const weight = kernelIndexAt(layout, { layer, filter, channel: cell.channel, ...tap })
      return { to: { layer, unit: unitAt(shape, { channel: filter, ...place }) }, weight }
    }),
  ).flat()
}

/** ∂L/∂h = Σ w·δ of what it leads on to; through a pool only what it has won comes back. */
function blameStatement(setting: ImageSetting, neuron: Neuron): Statement {
  const { network, layout } = setting
  const own = ownerOf(network, neuron)
  const feeds = feedsOf(setting, own)
  const spec: LayerSpec | undefined = network.layers[nextLayer(setting.network, own.layer)]
  const terms = feeds.map(({ to, weight }): Expression => {
    if (weight !== null) return product(parameter(layout, weight), delta(setting, to))
    if (spec?.type === 'maxPooling2d') {
      return product(won(setting, to, own), blame(setting, to))
    }
    return quotient(blame(setting, to), constant(windowSize(spec)))
  })
  const expression = terms.length > 0 ? sum(...terms) : constant(0)
  // Many of the places behind a pool have no part in the loss.
  const numbers = (moment: Moment): Expression => {
    const counting = terms.filter((_, k) => weighs(moment, feeds[k], setting))
    return counting.length > 0 ? sum(...counting) : constant(0)
  }
  return { result: blame(setting, own), verb: '=', expression, numbers }
}

function windowSize(spec: LayerSpec | undefined): number {
  return spec && isPooling(spec) ? spec.poolSize[0] * spec.poolSize[1] : 1
}

function weighs(moment: Moment, { to, weight }: Feed, setting: ImageSetting): boolean {
  if (weight === null) return blame(setting, to).at(moment) !== 0
  return delta(setting, to).at(moment) !== 0
}

/** Of an input pixel, which no one needs in training: what its blame comes to. */
export function pixelBlame(setting: ImageSetting, moment: Moment, pixel: Neuron): number {
  const { frame } = moment
  return feedsOf(setting, pixel).reduce((total, { to, weight }) => {
    const { weightedSumGradients, outputGradients } = frame.layers[to.layer]
    if (weight !== null) return total + frame.parameters[weight] * weightedSumGradients[to.unit]
    const spec = setting.network.layers[to.layer]
    const share =
      spec.type === 'maxPooling2d'
        ? Number(winnerOf(moment, to) === pixel.unit)
        : 1 / windowSize(spec)
    return total + share * outputGradients[to.unit]
  }, 0)
}

/** The statements that lead to a value's δ, or where it has no sum of its own to its ∂L/∂p. */
export function blameStatements(setting: LearningSetting, neuron: Neuron): readonly Statement[] {
  const own = ownerOf(setting.network, neuron)
  if (isLast(setting, own)) return lastStatements(setting, own)
  if (!hasSum(setting, own)) return [blameStatement(setting, own)]
  const name = activationNameOf(setting.network.layers[own.layer])
  const result = { ...delta(setting, own), look: 'learnResult' } as const
  const before = blameStatement(setting, own)
  if (isOff(setting, own)) return [before, { result, verb: '=', expression: constant(0) }]
  if (name === 'softmax') {
    return [{ result, verb: '=', expression: throughSoftmax(setting, own) }]
  }
  if (name === 'linear') return [before, { result, verb: '=', expression: blame(setting, own) }]
  const { slope } = activationTerms[name]
  const own1 = slope(sumOf(setting, own), value(setting, own))
  return [
    before,
    { result: prime(setting, own), verb: '=', expression: own1 },
    { result, verb: '=', expression: product(blame(setting, own), prime(setting, own)) },
  ]
}

export function hasSum({ network }: Pick<ImageSetting, 'network'>, { layer }: Neuron): boolean {
  const type = network.layers[layer]?.type
  return type === 'conv2d' || type === 'dense'
}

/** On the way back a value has no blame yet, or what has come back to it, or has handed that on, as δ or to its window. */
export type BackTo = 'none' | 'blame' | 'all'

/** `backward`: layers from this one on have their gradients. */
export function backTo(setting: ImageSetting, neuron: Neuron, backward: number): BackTo {
  const own = ownerOf(setting.network, neuron)
  if (isLast(setting, own)) return own.layer >= backward ? 'all' : 'none'
  if (nextLayer(setting.network, own.layer) < backward) return 'none'
  return own.layer >= 0 && own.layer < backward ? 'blame' : 'all'
}

/** δ of an output: ŷ − y after a cross-entropy, else ∂L/∂ŷ times the slope. */
function lastStatements(setting: LearningSetting, output: Neuron): readonly Statement[] {
  const { layout, training, network } = setting
  const result: Quantity = { ...delta(setting, output), look: 'learnResult' }
  if (isOff(setting, output)) return [{ result, verb: '=', expression: constant(0) }]
  const verb = training.loss === 'perceptron' ? ':' : '='
  const ofLoss = lossTerms[training.loss].slope(layout, output.unit)
  if (losses[training.loss].gradient === 'weightedSum') {
    return [{ result, verb, expression: ofLoss }]
  }
  const name = activationNameOf(network.layers[output.layer])
  const slopes = (units: readonly number[]): Statement[] =>
    units.map((unit) => ({
      result: lossSlope(layout, { layer: output.layer, unit }),
      verb: '=',
      expression: lossTerms[training.loss].slope(layout, unit),
    }))
  if (name === 'softmax') {
    const units = Array.from({ length: outputsOf(layout) }, (_, unit) => unit)
    return [...slopes(units), { result, verb, expression: throughSoftmax(setting, output) }]
  }
  const first = slopes([output.unit])
  const by = lossSlope(layout, output)
  if (name === 'linear') return [...first, { result, verb, expression: by }]
  const own = activationTerms[name].slope(sumOf(setting, output), value(setting, output))
  return [
    ...first,
    { result: prime(setting, output), verb: '=', expression: own },
    { result, verb, expression: product(by, prime(setting, output)) },
  ]
}

/** ŷ₁ (∂L/∂ŷ₁ − Σ ∂L/∂ŷ ŷ): every output moves with every sum. */
function throughSoftmax(setting: ImageSetting, { layer, unit }: Neuron): Expression {
  const { layout } = setting
  const isOut = isLast(setting, { layer, unit })
  const said = (o: number): Quantity =>
    isOut ? answer(layout, o) : value(setting, { layer, unit: o })
  const by = (o: number): Quantity =>
    isOut ? lossSlope(layout, { layer, unit: o }) : blame(setting, { layer, unit: o })
  const all = Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, o) =>
    product(by(o), said(o)),
  )
  return product(said(unit), difference(by(unit), sum(...all)))
}

/** One product of a kernel weight's gradient: the δ of a cell, and what the weight saw there; null: padding. */
export type Use = { readonly cell: Neuron; readonly from: Neuron | null }

/** Where a kernel's weight is used, cell after cell of its map. */
export function usesAt({ network, layout }: ImageSetting, index: number): Use[] {
  const weight = kernelCellAt(network, layout, index)
  if (!weight) return []
  const { layer, filter, channel } = weight
  const { top, left, down, across } = usesOf(network, layout, weight)
  const shape = layout.shapes[layer + 1]
  const image = layout.shapes[layer]
  const [, rows, columns] = shape
  return Array.from({ length: rows * columns }, (_, k) => {
    const place = { row: Math.floor(k / columns), column: k % columns }
    const seen = { row: top + place.row * down, column: left + place.column * across }
    const isInside =
      seen.row >= 0 && seen.row < image[1] && seen.column >= 0 && seen.column < image[2]
    return {
      cell: { layer, unit: unitAt(shape, { channel: filter, ...place }) },
      from: isInside ? { layer: layer - 1, unit: unitAt(image, { channel, ...seen }) } : null,
    }
  })
}

/** The cells of the map that a filter's bias is added to. */
export function mapOf({ layout }: ImageSetting, layer: number, filter: number): Neuron[] {
  const [, rows, columns] = layout.shapes[layer + 1]
  const size = rows * columns
  return Array.from({ length: size }, (_, k) => ({ layer, unit: filter * size + k }))
}

/** ∂L/∂w = Σ δ(r, c) · x(r + i, c + j); ∂L/∂b = Σ δ; of a dense layer δ · p. */
export function gradientStatement(setting: LearningSetting, index: number): Statement {
  const { network, layout, training } = setting
  const verb = training.loss === 'perceptron' ? ':' : '='
  const result = gradient(layout, index, 'learnResult')
  const { block, output, input } = placeOf(layout, index)
  if (!isConv(network.layers[block.layer])) {
    const rule = ruleAt(setting, index)
    const own = rule
      ? ruleOf(layout, { ...rule, from: null })
      : delta(setting, { layer: block.layer, unit: output })
    const from = input === null ? null : value(setting, { layer: block.layer - 1, unit: input })
    return { result, verb, expression: from ? product(own, from) : own }
  }
  const uses =
    input === null
      ? mapOf(setting, block.layer, output).map((cell) => ({ cell, from: null }))
      : usesAt(setting, index).filter(({ from }) => from !== null)
  const terms = uses.map(({ cell, from }) => {
    const own = delta(setting, cell)
    return from ? product(own, value(setting, from)) : own
  })
  // What did not count is left out of the numbers.
  const numbers = (moment: Moment): Expression => {
    const counting = terms.filter((_, k) => {
      const { cell, from } = uses[k]
      return (
        delta(setting, cell).at(moment) !== 0 && (!from || value(setting, from).at(moment) !== 0)
      )
    })
    return counting.length > 0 ? sum(...counting) : constant(0)
  }
  const expression = terms.length > 0 ? sum(...terms) : constant(0)
  return { result, verb, expression, numbers }
}

/** What leads to a parameter's gradient, and the gradient. */
export function gradientStatements(setting: LearningSetting, index: number): readonly Statement[] {
  const { block, output } = placeOf(setting.layout, index)
  const statement = gradientStatement(setting, index)
  if (isConv(setting.network.layers[block.layer]) || ruleAt(setting, index)) return [statement]
  return [...blameStatements(setting, { layer: block.layer, unit: output }), statement]
}
