/** What training makes small. */
import { useMemo } from 'react'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { lossChoices } from './lossChoices.ts'
import { lossWords } from './words.ts'

/** Of two classes, for the losses that want them so. */
const SIGNED = 'The classes are the targets −1 and 1.'

export function LossSetting() {
  const actions = useActions()
  const experiment = useAppState((state) => state.run.experiment)
  const network = useAppState((state) => state.network)
  const training = useAppState((state) => state.training)
  const isSigned = useAppState((state) => state.data.coding === 'signs')
  const choices = useMemo(
    () => lossChoices(experiment, network, training),
    [experiment, network, training],
  )
  return (
    <Select
      label="Loss"
      value={training.loss}
      options={choices}
      hint={isSigned ? `${lossWords[training.loss]} ${SIGNED}` : lossWords[training.loss]}
      onChange={(loss) => {
        const choice = choices.find(({ value }) => value === loss)
        if (choice) void actions.setLoss(loss, choice.output ?? undefined)
      }}
    />
  )
}
