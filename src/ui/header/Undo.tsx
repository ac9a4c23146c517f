/** The way back and forth through what was changed; the titles say what that was. */
import { useMemo } from 'react'
import type { Run } from '../../experiment/experiment.ts'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useApp, useAppState } from '../hooks/app.tsx'
import { redo, undo } from '../hooks/travel.ts'
import { stepWordsIfLoaded } from '../hooks/words.ts'

export function Undo() {
  const app = useApp()
  const before = useAppState((state) => state.past.at(-1))
  const present = usePresent()
  const words = useMemo(() => before && stepWordsIfLoaded()?.(before, present), [before, present])
  return (
    <Button
      kind="quiet"
      aria-label="Undo"
      title={before ? titleOf('Undo', words, 'Ctrl+Z') : 'Nothing to undo yet'}
      isOff={!before}
      onClick={() => void undo(app)}
    >
      <Icon name="undo" />
    </Button>
  )
}

export function Redo() {
  const app = useApp()
  const after = useAppState((state) => state.future[0])
  const present = usePresent()
  const words = useMemo(() => after && stepWordsIfLoaded()?.(present, after), [after, present])
  return (
    <Button
      kind="quiet"
      aria-label="Redo"
      title={after ? titleOf('Redo', words, 'Ctrl+Shift+Z') : 'Nothing to redo'}
      isOff={!after}
      onClick={() => void redo(app)}
    >
      <Icon name="redo" />
    </Button>
  )
}

/** The run as far as words tell of it; the same object while it is trained. */
function usePresent(): Run {
  const experiment = useAppState((state) => state.run.experiment)
  const edits = useAppState((state) => state.run.edits)
  return useMemo(() => ({ experiment, edits, position: 0 }), [experiment, edits])
}

function titleOf(name: string, words: string | undefined, keys: string): string {
  return words ? `${name}: ${words} (${keys})` : `${name} (${keys})`
}
