/** What the narrator's sentence depends on at a moment, as the store has it. */
import type { Edit, NetworkSpec } from '../../engine/network.ts'
import type { State } from '../../state/store.ts'
import { partsOf, shownPhase } from '../../state/walk.ts'
import type { Scene } from './sentence.ts'

export function sceneOf(
  state: State,
  position: number,
): State & Scene & { readonly network: NetworkSpec } {
  const { walk, network, view, run } = state
  const phase = shownPhase(walk, partsOf(network), view.phase)
  return { ...state, selection: view.selection, phase, edited: editedAt(run.edits, position) }
}

/** The parameter that was last set by hand, if that was at this position. */
function editedAt(edits: readonly Edit[], position: number): number | null {
  const last = edits.findLast(({ at }) => at <= position)
  return last?.at === position && last.change.type === 'parameter' ? last.change.index : null
}
