/** The statements that a phase shows of a network over time: what is copied. */
import type { Selection } from '../../../state/store.ts'
import type { Statement } from '../expression.ts'
import type { Moment } from '../moment.ts'
import { blameEquations } from './backward.ts'
import { cellFor, weightFor } from './chosen.ts'
import { equationsOf, softmaxOf, statementOf } from './forward.ts'
import { sharedStatement, usesOf } from './gradient.ts'

/** In the order in which they can be computed. */
export function sequenceStatements(
  moment: Moment,
  phase: 'forward' | 'backward',
  selection: Selection,
): readonly Statement[] {
  const { network, layout } = moment
  const cell = cellFor(network, layout, selection)
  if (cell.layer < 0) return []
  if (phase === 'forward') {
    const softmax = softmaxOf(moment, cell)
    const own = equationsOf(moment, cell).map((equation) => statementOf(equation, true))
    return softmax ? [...own, softmax] : own
  }
  const weight = weightFor(layout, selection, cell)
  const uses = usesOf(moment, weight, moment)
  return [
    ...blameEquations(moment, cell).map((equation) => statementOf(equation, true)),
    sharedStatement(moment, weight, uses, true),
  ]
}
