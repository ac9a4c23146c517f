/**
 * Every path on which a parameter reaches the loss, with the product of its factors; their sum is
 * the derivative. A path goes from the parameter's neuron through one neuron of each later layer.
 */
import { neuronLayers, placeOf, sourceOf } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { factorOf } from './chain.ts'
import { isBySum, linksOf, onwardOf, type DerivationSetting } from './derivation.ts'
import { evaluate, product, type Expression } from './expression.ts'
import { deltaOf, slopeOf, type Moment, type Neuron } from './moment.ts'
import { expressionPieces } from './numbers.ts'
import { agreeing, neuronPieces, number, resultDigits, type Piece } from './pieces.ts'

type Path = {
  /** From the parameter's neuron to an output. */
  readonly neurons: readonly Neuron[]
  /** The product of all factors. */
  readonly value: number
}

export type Paths = {
  /** The largest ones, by size. */
  readonly shown: readonly Path[]
  /** So many there are, and what those that are not shown add up to. */
  readonly count: number
  readonly rest: number
}

export const MOST_PATHS = 64

/** So many paths lead from a parameter to the loss: the neurons of the later layers multiplied. */
export function pathCount(
  { layout }: Pick<DerivationSetting, 'layout'>,
  parameter: number,
): number {
  const { block } = placeOf(layout, parameter)
  return neuronLayers(layout)
    .filter((layer) => layer > block.layer)
    .reduce((count, layer) => count * sizeOf(layout.shapes[layer + 1]), 1)
}

export function pathsOf(moment: Moment, parameter: number, most = MOST_PATHS): Paths {
  const { layout } = moment
  const { block, output, input } = placeOf(layout, parameter)
  const neuron = { layer: block.layer, unit: output }
  const known = new Map<string, readonly Path[]>()
  const last = layout.shapes.length - 2
  const isSum = isBySum(moment)

  /** The largest ∂L/∂z along single paths from a neuron on: the largest of a sum of products grow from the largest behind. */
  const from = (start: Neuron): readonly Path[] => {
    const key = `${start.layer} ${start.unit}`
    const there = known.get(key)
    if (there) return there
    const own = start.layer === last && isSum ? 1 : slopeOf(moment, start)
    const found =
      start.layer === last
        ? [{ neurons: [start], value: endOf(moment, start, isSum) * own }]
        : onwardOf(layout, start).flatMap(({ weight, to }) =>
            from(to).map(({ neurons, value }) => ({
              neurons: [start, ...neurons],
              value: moment.frame.parameters[weight] * value * own,
            })),
          )
    const largest = found
      .toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value))
      .slice(0, most)
    known.set(key, largest)
    return largest
  }

  const value =
    input === null ? 1 : inputOf(moment, { layer: sourceOf(layout, block.layer - 1), unit: input })
  const shown = from(neuron).map((path) => ({ ...path, value: path.value * value }))
  const count = pathCount(moment, parameter)
  const sum = shown.reduce((total, path) => total + path.value, 0)
  const rest = count > shown.length ? moment.frame.gradients[parameter] - sum : 0
  return { shown, count, rest }
}

function endOf(moment: Moment, output: Neuron, isSum: boolean): number {
  if (isSum) return deltaOf(moment, output)
  return moment.frame.layers[output.layer].outputGradients[output.unit]
}

function inputOf({ frame, sample }: Moment, { layer, unit }: Neuron): number {
  return layer < 0 ? sample.input[unit] : frame.layers[layer].outputs[unit]
}

/** ∂L/∂ŷ₁ · ∂ŷ₁/∂h₃ · ∂h₃/∂h₁ · ∂h₁/∂w₁ along one path. */
export function pathProduct(
  setting: DerivationSetting,
  parameter: number,
  neurons: readonly Neuron[],
): Expression {
  return product(...linksOf(setting, parameter, neurons).map((link) => factorOf(setting, link)))
}

/** h1 → ŷ */
export function pathName({ layout }: Moment, { neurons }: Path): Piece[] {
  return neurons.flatMap((neuron, place) => [
    ...(place > 0 ? [{ text: ' → ' }] : []),
    ...neuronPieces(layout, neuron),
  ])
}

/** −0.953 · 0.249 · (−0.090) = 0.021 */
export function pathLine(moment: Moment, parameter: number, { neurons, value }: Path): Piece[] {
  const expression = pathProduct(moment, parameter, neurons)
  const digits = moment.isAllDigits
    ? 'all'
    : agreeing((shown) => evaluate(expression, moment, shown), value)
  return [
    ...expressionPieces(expression, moment, digits),
    { text: ' = ' },
    number(value, resultDigits(moment.isAllDigits), 'learn'),
  ]
}

/** Their sum: that of all paths, with those that are not shown. */
export function pathsSum(
  moment: Moment,
  parameter: number,
  { shown, count, rest }: Paths,
): Piece[] {
  const digits = resultDigits(moment.isAllDigits)
  const gradient = number(moment.frame.gradients[parameter], digits, 'learnResult')
  const hidden = count - shown.length
  if (hidden === 0) return [{ text: `All ${count} paths add up to ` }, gradient, { text: '.' }]
  return [
    { text: `The ${shown.length} largest of ${count.toLocaleString('en')} paths. The others add ` },
    number(rest, digits, 'learn'),
    { text: '; all together: ' },
    gradient,
    { text: '.' },
  ]
}
