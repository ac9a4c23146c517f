/** A sample to start from: from a list where that is short, else by its number. */
import type { Dataset } from '../../../data/dataset.ts'
import { sampleWord } from '../../../experiment/kinds.ts'
import { NumberField } from '../../controls/NumberField.tsx'
import { Select } from '../../controls/Select.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { sampleName, sampleOf } from '../answers.ts'
import type { Part } from '../Part.tsx'

/** A longer list is slow to open and to search. */
const MOST = 500

type SampleChoiceProps = {
  readonly dataset: Dataset
  readonly chosen: { readonly part: Part; readonly place: number } | null
  readonly choose: (part: Part, place: number) => void
}

export function SampleChoice({ dataset, chosen, choose }: SampleChoiceProps) {
  const { samples, unseen } = dataset
  const word = useAppState((state) => sampleWord(state.network))
  const count = samples.length + unseen.length
  if (count > MOST) return <ByNumber dataset={dataset} chosen={chosen} choose={choose} />
  const options = Array.from({ length: count }, (_, k) => {
    const { part, place } = partOf(dataset, k)
    const sample = sampleOf(dataset, part, place)
    const name = sample ? sampleName(sample, place) : ''
    return { value: String(k), label: part === 'test' ? `${name} (test)` : name }
  })
  const value = chosen ? String(numberOf(dataset, chosen)) : 'own'
  return (
    <Select
      label={`Use ${word}`}
      value={value}
      options={chosen ? options : [{ value: 'own', label: 'Your own values' }, ...options]}
      onChange={(k) => {
        if (k === 'own') return
        const { part, place } = partOf(dataset, Number(k))
        choose(part, place)
      }}
    />
  )
}

function ByNumber({ dataset, chosen, choose }: SampleChoiceProps) {
  const { samples, unseen } = dataset
  const word = useAppState((state) => sampleWord(state.network))
  const count = samples.length + unseen.length
  const number = chosen ? numberOf(dataset, chosen) + 1 : 0
  const sample = chosen && sampleOf(dataset, chosen.part, chosen.place)
  const first = (samples.length + 1).toLocaleString('en-US')
  const test = unseen.length > 0 ? ` From ${first} on: never trained on.` : ''
  return (
    <NumberField
      label={`Use ${word}`}
      value={number}
      rule={{ min: chosen ? 1 : 0, max: count, isWhole: true }}
      next={(from, direction) => Math.min(count, Math.max(1, from + direction))}
      hint={
        sample && chosen
          ? `${sampleName(sample, chosen.place)}. 1 to ${count.toLocaleString('en-US')}.${test}`
          : `Your own values. A number takes that ${word}.`
      }
      onCommit={(typed) => {
        if (typed < 1) return
        const { part, place } = partOf(dataset, typed - 1)
        choose(part, place)
      }}
    />
  )
}

/** Of the training samples and, after them, those never trained on. */
function partOf({ samples }: Dataset, k: number): { part: Part; place: number } {
  return k < samples.length
    ? { part: 'all', place: k }
    : { part: 'test', place: k - samples.length }
}

function numberOf(
  { samples }: Dataset,
  { part, place }: { readonly part: Part; readonly place: number },
): number {
  return part === 'all' ? place : samples.length + place
}
