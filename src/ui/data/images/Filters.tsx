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
  const { unseen, problem, classNames } = dataset
  const filters = [
    { value: 'all', label: 'all' },
    { value: 'mistakes', label: 'mistakes' },
    ...classNames.map((_, one) => ({ value: String(one), label: className(dataset, one) })),
  ]
  return (
    <div className={styles.filters}>
      {unseen.length > 0 && (
        <Select
          label="Part of the data"
          value={part}
          options={[
            { value: 'samples', label: 'training' },
            { value: 'unseen', label: 'test' },
          ]}
          onChange={setPart}
        />
      )}
      {problem === 'classes' && (
        <Select
          label="Which images"
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
