/** The derivative of the loss by one parameter as statements: the product of its factors, and where each of them comes from. */
import { losses } from '../../engine/losses.ts'
import { nameOf, neuronName, type Layout } from '../../engine/layout.ts'
import { activationOf } from '../../engine/network.ts'
import { primeStatement } from './activationTerms.ts'
import {
  constant,
  difference,
  evaluate,
  product,
  sum,
  type Expression,
  type Letter,
  type Quantity,
  type Statement,
} from './expression.ts'
import { lossTerms } from './lossTerms.ts'
import { isOff, type Moment, type Neuron } from './moment.ts'
import { statementLine } from './numbers.ts'
import type { Piece } from './pieces.ts'
import {
  answer,
  delta,
  gradient,
  lossSlope,
  ownLetter,
  outputsOf,
  parameter as parameterQuantity,
  prime,
  quantity,
  said,
  sumSlope,
} from './quantities.ts'
import {
  type DerivationSetting,
  type Link,
  type Onward,
  type Derivation,
  derivationOf,
} from './derivation.ts'

/** ∂L/∂ŷ, ∂ŷ/∂h₁, ∂h₁/∂w₁ */
export function factorOf(setting: DerivationSetting, link: Link): Quantity {
  const { layout } = setting
  switch (link.type) {
    case 'loss':
      return link.isSum ? sumSlope(layout, link.output) : lossSlope(layout, link.output)
    case 'through': {
      const by = neuronName(layout, link.by.layer, link.by.unit)
      const belongs = { type: 'parameter', index: link.weight } as const
      return slope(letterOf(layout, link), by, originOf(setting, link), belongs)
    }
    case 'parameter': {
      const by = nameOf(layout, link.parameter)
      const belongs = { type: 'parameter', index: link.parameter } as const
      return slope(letterOf(layout, link), by, originOf(setting, link), belongs)
    }
  }
}

function slope(
  of: Letter,
  by: Letter,
  expression: Expression,
  belongs: Quantity['belongs'],
): Quantity {
  const at = (moment: Moment): number => evaluate(expression, moment)
  return quantity({ type: 'slope', of, by }, at, belongs, 'learn')
}

/** The letter of what a factor moves: h₁, or z of ŷ. */
function letterOf(layout: Layout, { of, isSum }: Link & { of: Neuron }): Letter {
  return isSum ? ownLetter(layout, 'z', of) : neuronName(layout, of.layer, of.unit)
}

/** What a factor is made of: w₅ · σ′(z) */
function originOf(setting: DerivationSetting, link: Link): Expression {
  const { layout, training } = setting
  const { length } = layout.shapes
  switch (link.type) {
    case 'loss':
      if (!link.isSum || losses[training.loss].gradient === 'weightedSum') {
        return lossTerms[training.loss].slope(layout, link.output.unit)
      }
      return throughSoftmax(layout, { layer: length - 2, unit: link.output.unit })
    case 'through': {
      const weight = parameterQuantity(layout, link.weight)
      return link.isSum ? weight : product(weight, slopeFactor(setting, link.of))
    }
    case 'parameter': {
      const input = link.from && said(layout, link.from)
      if (link.isSum) return input ?? constant(1)
      const own = slopeFactor(setting, link.of)
      return input ? product(input, own) : own
    }
  }
}

/** ŷ₁ (∂L/∂ŷ₁ − (∂L/∂ŷ₁ ŷ₁ + ∂L/∂ŷ₂ ŷ₂ + …)) */
function throughSoftmax(layout: Layout, output: Neuron): Expression {
  const { layer } = output
  const all = Array.from({ length: outputsOf(layout) }, (_, unit) =>
    product(lossSlope(layout, { layer, unit }), answer(layout, unit)),
  )
  return product(answer(layout, output.unit), difference(lossSlope(layout, output), sum(...all)))
}

/** σ′(z₁); 1 where the function does nothing, 0 where the neuron is off. */
function slopeFactor(setting: DerivationSetting, neuron: Neuron): Expression {
  if (isOff(setting, neuron)) return constant(0)
  const isLinear = activationOf(setting.network.layers[neuron.layer]) === 'linear'
  return isLinear ? constant(1) : prime(setting, neuron)
}

/** ∂L/∂w₁ = ∂L/∂ŷ · ∂ŷ/∂h₁ · ∂h₁/∂w₁, or δ₁ · x₁, or the rule that stands in for it. */
export function gradientStatement(setting: DerivationSetting, parameter: number): Statement {
  const { layout, training } = setting
  const derivation = derivationOf(setting, parameter)
  const result = gradient(layout, parameter, 'learnResult')
  // Behind a rule nothing is a derivative.
  const verb = training.loss === 'perceptron' ? ':' : '='
  return { result, verb, expression: productOf(setting, derivation) }
}

function productOf(setting: DerivationSetting, derivation: Derivation): Expression {
  const { layout } = setting
  switch (derivation.type) {
    case 'chain':
      return product(...derivation.links.map((link) => factorOf(setting, link)))
    case 'delta':
      return timesInput(layout, delta(layout, derivation.neuron), derivation.from)
    case 'rule':
      return ruleOf(layout, derivation)
  }
}

/** (ŷ − y) · x₁, by which the perceptron learns. */
export function ruleOf(
  layout: Layout,
  { neuron, from }: { readonly neuron: Neuron; readonly from: Neuron | null },
): Expression {
  return timesInput(layout, lossTerms.perceptron.slope(layout, neuron.unit), from)
}

function timesInput(layout: Layout, of: Expression, from: Neuron | null): Expression {
  return from ? product(of, said(layout, from)) : of
}

/** Where the factors come from: a statement each, from the loss on. */
export function originStatements(setting: DerivationSetting, parameter: number): Statement[] {
  const derivation = derivationOf(setting, parameter)
  switch (derivation.type) {
    case 'chain':
      return derivation.links.flatMap((link) => {
        const expression = originOf(setting, link)
        const origin = { result: factorOf(setting, link), verb: '=', expression } as const
        const own = link.type === 'loss' || link.isSum ? null : primeOf(setting, link.of)
        return own ? [own, origin] : [origin]
      })
    case 'delta':
      return deltaStatements(setting, derivation.neuron, derivation.onward)
    case 'rule':
      return []
  }
}

function primeOf(setting: DerivationSetting, neuron: Neuron): Statement | null {
  const isLinear = activationOf(setting.network.layers[neuron.layer]) === 'linear'
  return isLinear || isOff(setting, neuron) ? null : primeStatement(setting, neuron)
}

/** σ′(z₁) = …; δ₁ = (w₅ δ₃ + w₆ δ₄) · σ′(z₁) */
function deltaStatements(
  setting: DerivationSetting,
  neuron: Neuron,
  onward: readonly Onward[],
): Statement[] {
  const { layout } = setting
  const paths = onward.map(({ weight, to }) =>
    product(parameterQuantity(layout, weight), delta(layout, to)),
  )
  const expression = product(sum(...paths), slopeFactor(setting, neuron))
  const own = primeOf(setting, neuron)
  const origin = { result: delta(layout, neuron), verb: '=', expression } as const
  return own ? [own, origin] : [origin]
}

/** Why ∂L/∂z is no more than ŷ − y: the whole derivative, before what cancels is left out. */
export function whyStatement(
  setting: DerivationSetting,
  output: number,
): { statement: Statement; words: string } | null {
  const { layout, training } = setting
  const { why } = lossTerms[training.loss]
  if (!why) return null
  const { expression, words } = why(layout, output)
  const result = sumSlope(layout, { layer: layout.shapes.length - 2, unit: output })
  return { statement: { result, verb: '=', expression }, words }
}

/** −0.657 · 0.135 · (−0.370) = 0.033 */
export function gradientLine(moment: Moment, parameter: number): Piece[] {
  return statementLine(moment, gradientStatement(moment, parameter))
}
