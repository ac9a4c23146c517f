/** How the first weights and biases are drawn. */
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { initialChoices, initialNameOf, type InitialName } from './initials.ts'

const unknown = { sentence: 'As the run brought them along.' }

export function InitialWeights() {
  const actions = useActions()
  const network = useAppState((state) => state.network)
  const name = initialNameOf(network.initial)
  const { sentence } = initialChoices.find(({ value }) => value === name) ?? unknown
  const other = { value: 'other', label: 'As opened' } as const
  return (
    <Select<InitialName>
      label="Initial weights"
      value={name}
      options={name === 'other' ? [other, ...initialChoices] : initialChoices}
      hint={`${sentence} Another choice starts again.`}
      onChange={(chosen) => {
        const choice = initialChoices.find(({ value }) => value === chosen)
        if (choice) void actions.setNetwork({ ...network, initial: choice.initial })
      }}
    />
  )
}
