/** What each activation and its slope are, in the letters of the neuron: σ′(z₁) = h₁ (1 − h₁). A new activation is one entry here. */
import type { ActivationName } from '../../engine/activations.ts'
import {
  call,
  constant,
  difference,
  either,
  negative,
  product,
  quotient,
  square,
  sum,
  type Expression,
  type Quantity,
  type Statement,
} from './expression.ts'
import { sizeOf, activationOf } from '../../engine/network.ts'
import type { Neuron, Setting } from './moment.ts'
import { prime, said, weightedSum } from './quantities.ts'

type ActivationTerms = {
  /** In z; null where its name says all that there is to say. */
  value(z: Expression): Expression | null
  /** In z, and y = activation(z). */
  slope(z: Expression, y: Expression): Expression
}

const one = constant(1)
const zero = constant(0)
const positive = (z: Expression, value: Expression, otherwise: Expression): Expression =>
  either({ left: z, is: '>', right: zero }, value, otherwise)
const logistic = (z: Expression): Expression => quotient(one, sum(one, call('exp', negative(z))))
// As in the engine's table.
const seluScale = constant(1.0507009873554805)
const seluAlpha = constant(1.6732632423543772)

export const activationTerms: Readonly<Record<ActivationName, ActivationTerms>> = {
  linear: { value: (z) => z, slope: () => one },
  sigmoid: { value: logistic, slope: (_, y) => product(y, difference(one, y)) },
  tanh: { value: () => null, slope: (_, y) => difference(one, square(y)) },
  relu: { value: (z) => call('max', zero, z), slope: (z) => positive(z, one, zero) },
  step: {
    value: (z) => either({ left: z, is: '<', right: zero }, zero, one),
    slope: () => zero,
  },
  leakyRelu: {
    value: (z) => positive(z, z, product(constant(0.01), z)),
    slope: (z) => positive(z, one, constant(0.01)),
  },
  elu: {
    value: (z) => positive(z, z, difference(call('exp', z), one)),
    slope: (z) => positive(z, one, call('exp', z)),
  },
  selu: {
    value: (z) =>
      positive(
        z,
        product(seluScale, z),
        product(seluScale, seluAlpha, difference(call('exp', z), one)),
      ),
    slope: (z) => positive(z, seluScale, product(seluScale, seluAlpha, call('exp', z))),
  },
  gelu: {
    value: (z) => product(z, call('normalShare', z)),
    slope: (z) => sum(call('normalShare', z), product(z, call('normalDensity', z))),
  },
  silu: {
    value: (z) => product(z, call('sigmoid', z)),
    slope: (z) =>
      product(call('sigmoid', z), sum(one, product(z, difference(one, call('sigmoid', z))))),
  },
  softplus: { value: (z) => call('ln', sum(one, call('exp', z))), slope: logistic },
}

/** σ′(z₁) = h₁ (1 − h₁); null for softmax, whose outputs have no slope of one sum alone. */
export function primeStatement(
  setting: Pick<Setting, 'layout' | 'network'>,
  neuron: Neuron,
): Statement | null {
  const { layout, network } = setting
  const name = activationOf(network.layers[neuron.layer])
  if (name === 'softmax') return null
  const { slope } = activationTerms[name]
  const expression = slope(weightedSum(layout, neuron), said(layout, neuron))
  return { result: prime(setting, neuron), verb: '=', expression }
}

/** ŷ₁ = e^z₁ / (e^z₁ + e^z₂ + …) */
export function softmaxStatement(
  { layout }: Pick<Setting, 'layout'>,
  { layer, unit }: Neuron,
): Statement {
  const all = Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, o) =>
    weightedSum(layout, { layer, unit: o }),
  )
  const result: Quantity = { ...said(layout, { layer, unit }), look: 'result' }
  return { result, verb: '=', expression: call('softmax', all[unit], ...all) }
}
