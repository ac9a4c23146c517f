/** How many samples go into one update. */
import { sampleWord } from '../../experiment/kinds.ts'
import { Button } from '../controls/Button.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { useGesture } from '../hooks/useGesture.ts'
import { batchRule } from './rules.ts'

export function BatchSize() {
  const actions = useActions()
  const samples = useAppState((state) => state.dataset.samples.length)
  const word = useAppState((state) => sampleWord(state.network))
  const batchSize = useAppState((state) => state.training.batchSize)
  const gesture = useGesture('Batch size')
  // A batch of more than there are means all.
  const value = Math.min(batchSize, samples)
  return (
    <NumberField
      label="Batch size"
      value={value}
      rule={batchRule(samples)}
      next={(size, direction) => Math.min(samples, Math.max(1, size + direction))}
      hint={`So many ${word}s share one update.`}
      onCommit={(size, time) => void actions.setTraining({ batchSize: size }, gesture.at(time))}
    >
      <Button
        kind="quiet"
        aria-pressed={value === samples}
        onClick={() => void actions.setTraining({ batchSize: samples })}
      >
        All ({samples})
      </Button>
    </NumberField>
  )
}
