/** Which of the images are shown: a part of the data, and of it a class or the mistakes. */
import type { Dataset } from '../../../data/dataset.ts'
import { Select } from '../../controls/Select.tsx'
import { className } from '../../hooks/pictureWords.ts'
import type { Part } from '../columns.ts'
import styles from './Images.module.css'
import type { Filter } from './shown.ts'

type FiltersProps = {
  readonly dataset: Dataset
  readonly part: Part
  readonly filter: Filter
  readonly setPart: (part: Part) => void
  readonly setFilter: (filter: Filter) => void
}

export function Filters({ dataset, part, filter, setPart, setFilter }: FiltersProps) {
  const { samples, unseen, problem, classNames } = dataset
  const count = ({ length }: readonly unknown[]): string => length.toLocaleString('en-US')
  const filters = [
    { value: 'all', label: 'all' },
    { value: 'mistakes', label: 'mistakes' },
    ...classNames.map((_, one) => ({ value: String(one), label: className(dataset, one) })),
  ]
  return (
    <div className={styles.filters}>
      {unseen.length > 0 && (
        <Select
          label="Part"
          value={part}
          options={[
            { value: 'samples', label: `training (${count(samples)})` },
            { value: 'unseen', label: `test (${count(unseen)})` },
          ]}
          onChange={setPart}
        />
      )}
      {problem === 'classes' && (
        <Select
          label="Show"
          value={String(filter)}
          options={filters}
          onChange={(next) =>
            setFilter(next === 'all' || next === 'mistakes' ? next : Number(next))
          }
        />
      )}
    </div>
  )
}
