/** The order in which an epoch takes the samples. */
import { sampleWord } from '../../experiment/kinds.ts'
import { Segmented } from '../controls/Segmented.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'

const orders = [
  { value: 'inOrder', label: 'in order' },
  { value: 'shuffled', label: 'shuffled' },
] as const

export function Order() {
  const actions = useActions()
  const word = useAppState((state) => sampleWord(state.network))
  const order = useAppState((state) => state.training.order)
  return (
    <Segmented
      label="Order"
      value={order}
      options={orders}
      hint={`Which ${word} comes next. From the next epoch on.`}
      onChange={(chosen) => void actions.setTraining({ order: chosen })}
    />
  )
}
