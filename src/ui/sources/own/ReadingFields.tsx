/** How a file is written, as it was guessed; to be corrected. */
import {
  delimiterNames,
  encodingNames,
  type Corrections,
  type Delimiter,
  type Reading,
} from '../../../data/reading.ts'
import { Select } from '../../controls/Select.tsx'
import styles from './Own.module.css'

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'latin-1'] as const

export function ReadingFields({
  reading,
  onChange,
}: {
  reading: Reading
  onChange: (corrections: Corrections) => void
}) {
  const { delimiter, decimal, hasHeader, encoding } = reading
  return (
    <div className={styles.fields}>
      <Select
        label="Cells are parted by"
        value={delimiter}
        options={delimiters.map((value) => ({ value, label: delimiterNames[value] }))}
        onChange={(value) => onChange({ delimiter: value })}
      />
      <Select
        label="Decimal sign"
        value={decimal}
        options={[
          { value: '.', label: 'point: 1.5' },
          { value: ',', label: 'comma: 1,5' },
        ]}
        onChange={(value) => onChange({ decimal: value })}
      />
      <Select
        label="First line"
        value={hasHeader ? 'names' : 'row'}
        options={[
          { value: 'names', label: 'names of columns' },
          { value: 'row', label: 'a row like the others' },
        ]}
        onChange={(value) => onChange({ hasHeader: value === 'names' })}
      />
      <Select
        label="Encoding"
        value={encoding}
        options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
        onChange={(value) => onChange({ encoding: value })}
      />
    </div>
  )
}
