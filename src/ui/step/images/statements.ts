/** The statements that a phase shows of a convolutional network, in the order in which they can be computed: what is copied. */
import type { Selection } from '../../../state/store.ts'
import type { Phase } from '../../../state/walk.ts'
import type { Statement } from '../expression.ts'
import type { Moment } from '../moment.ts'
import { shownStatements } from '../shownStatements.ts'
import { blameStatements, gradientStatements } from './backward.ts'
import { focusOf } from './focus.ts'
import { valueStatements } from './forward.ts'

export function imageStatements(
  moment: Moment,
  phase: Phase,
  selection: Selection,
): readonly Statement[] {
  const focus = focusOf(moment, phase, selection)
  switch (phase) {
    case 'forward':
      return focus.type === 'neuron' ? valueStatements(moment, focus.neuron) : []
    case 'backward':
      if (focus.type === 'parameter') return gradientStatements(moment, focus.index)
      return focus.neuron.layer < 0 ? [] : blameStatements(moment, focus.neuron)
    case 'loss':
      return shownStatements(moment, phase, selection)
    case 'update': {
      const index = focus.type === 'parameter' ? focus.index : 0
      return shownStatements(moment, phase, { type: 'parameter', index })
    }
  }
}
