/** The statements that a phase shows, in the order in which they can be computed: what is copied. */
import { activationOf } from '../../engine/network.ts'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import type { Selection } from '../../state/store.ts'
import type { Phase } from '../../state/walk.ts'
import { activationTerms, softmaxStatement } from './activationTerms.ts'
import { gradientStatement, originStatements } from './chain.ts'
import { call, constant, product, sum, type Expression, type Statement } from './expression.ts'
import { exactStatement, lossStatement } from './lossLines.ts'
import { isOff, type Moment, type Neuron, type Setting } from './moment.ts'
import { parameter, said, weightedSum } from './quantities.ts'
import { neuronIn, parameterIn } from './selected.ts'
import { termsOf } from './terms.ts'
import { sequenceStatements } from './sequence/statements.ts'
import { isUpdating } from './update.ts'
import { updateStatements } from './updateStatements.ts'

export function shownStatements(
  moment: Moment,
  phase: Phase,
  selection: Selection,
): readonly Statement[] {
  const { layout, training, network } = moment
  const isOverTime = kindOfNetwork(network) === 'sequence'
  if (isOverTime && (phase === 'forward' || phase === 'backward')) {
    return sequenceStatements(moment, phase, selection)
  }
  switch (phase) {
    case 'forward':
      return forwardStatements(moment, neuronIn(layout, selection))
    case 'loss': {
      const exact = exactStatement(training.loss, layout)
      return [...(exact ? [exact] : []), lossStatement(training.loss, layout)]
    }
    case 'backward': {
      const selected = parameterIn(layout, selection)
      return [...originStatements(moment, selected), gradientStatement(moment, selected)]
    }
    case 'update': {
      const isBatch = training.batchSize > 1 || moment.frame.batch.size > 1
      const { gradient, memory, step } = updateStatements(
        moment,
        parameterIn(layout, selection),
        isBatch,
      )
      return isUpdating(moment) ? [...gradient, ...memory, step] : []
    }
  }
}

/** z₁ = w₁ x₁ + w₂ x₂ + b₁; h₁ = σ(z₁) */
function forwardStatements(
  setting: Pick<Setting, 'layout' | 'network'>,
  neuron: Neuron,
): readonly Statement[] {
  const { layout, network } = setting
  const { terms, bias } = termsOf(layout, neuron)
  const expression = sum(
    ...terms.map(({ weight, from }) => product(parameter(layout, weight), said(layout, from))),
    parameter(layout, bias),
  )
  const z = weightedSum(layout, neuron)
  const activation = activationOf(network.layers[neuron.layer])
  if (activation === 'softmax') {
    const { layer } = neuron
    const own: Statement = { result: z, verb: '=', expression }
    return [own, softmaxStatement(setting, { layer, unit: neuron.unit })]
  }
  const whole: Expression = activation === 'linear' ? z : call(activation, z)
  const output = isOff(setting, neuron) ? product(constant(0), whole) : whole
  return [
    { result: z, verb: '=', expression },
    { result: said(layout, neuron), verb: '=', expression: output },
  ]
}

/** h₁ = 1 / (1 + e^−z₁); null where there is no more to say than its name. */
export function activationStatement(
  setting: Pick<Setting, 'layout' | 'network'>,
  neuron: Neuron,
): Statement | null {
  const { layout, network } = setting
  const activation = activationOf(network.layers[neuron.layer])
  if (activation === 'softmax') return softmaxStatement(setting, neuron)
  // Whatever it would be, it is multiplied by 0.
  if (activation === 'linear' || isOff(setting, neuron)) return null
  const expression = activationTerms[activation].value(weightedSum(layout, neuron))
  if (!expression) return null
  return { result: { ...said(layout, neuron), look: 'strong' }, verb: '=', expression }
}
