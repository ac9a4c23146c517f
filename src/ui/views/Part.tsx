/** Which samples a view is about: those trained on, or those that never are. */
import type { Dataset } from '../../data/dataset.ts'
import { Segmented } from '../controls/Segmented.tsx'

export type Part = 'all' | 'test'

const options = [
  { value: 'all', label: 'training' },
  { value: 'test', label: 'test' },
] as const

/** The test part where there is one. */
export function firstPart({ unseen }: Dataset): Part {
  return unseen.length > 0 ? 'test' : 'all'
}

export function PartChoice({
  dataset,
  part,
  onChange,
}: {
  readonly dataset: Dataset
  readonly part: Part
  readonly onChange: (part: Part) => void
}) {
  if (dataset.unseen.length === 0) return null
  return (
    <Segmented label="Samples" isLabelHidden value={part} options={options} onChange={onChange} />
  )
}
