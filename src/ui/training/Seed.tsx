/** The number from which all chance follows, and another one at a click. */
import { Button } from '../controls/Button.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { seedRule } from './rules.ts'

export function Seed() {
  const actions = useActions()
  const seed = useAppState((state) => state.run.experiment.seed)
  return (
    <NumberField
      label="Seed"
      value={seed}
      rule={seedRule}
      hint="The same seed draws the same weights. A new one starts again."
      onCommit={(typed) => void actions.setSeed(typed)}
    >
      <Button kind="small" onClick={() => void actions.newWeights()}>
        New weights
      </Button>
    </NumberField>
  )
}
