/** What is to be learnt from a table, and how its rows are read. */
import { grouped } from '../../data/grouped.ts'
import {
  canBePictures,
  gapsAmong,
  kindsFor,
  pictureIn,
  windowsFor,
  withPictures,
  withTarget,
  type Chosen,
} from '../../data/choosing.ts'
import type { Table } from '../../data/table.ts'
import { Segmented } from './Segmented.tsx'
import { Select } from './Select.tsx'
import { WindowFields } from './WindowFields.tsx'

type ChoiceProps = {
  readonly table: Table
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

export function ChoiceFields({ table, chosen, onChange }: ChoiceProps) {
  const target = table.columns[chosen.target]
  const kinds = kindsFor(target)
  const picture = pictureIn(table, chosen)
  const windows = target.type === 'number' ? windowsFor(table, chosen.target) : null
  return (
    <>
      <Select
        label="Target"
        hint="What the network learns to say."
        value={String(chosen.target)}
        options={table.columns.map((column, place) => ({
          value: String(place),
          label: column.name,
          isOff: kindsFor(column).length === 0,
        }))}
        onChange={(place) => onChange(withTarget(table, chosen, Number(place)))}
      />
      {kinds.length > 1 && !chosen.windows && (
        <Segmented
          label="Kind of problem"
          hint={chosen.problem === 'classes' ? 'Which class it is.' : 'How much it is.'}
          value={chosen.problem}
          options={[
            { value: 'classes', label: 'classes' },
            { value: 'values', label: 'values' },
          ]}
          onChange={(kind) => onChange({ ...chosen, problem: kind })}
        />
      )}
      {windows && (
        <Segmented
          label="Rows are"
          hint={
            chosen.windows
              ? 'One value after the other: the target’s past forecasts its future.'
              : 'Each row is a sample of its own.'
          }
          value={chosen.windows ? 'series' : 'samples'}
          options={[
            { value: 'samples', label: 'samples' },
            { value: 'series', label: 'a series' },
          ]}
          onChange={(kind) => onChange({ ...chosen, windows: kind === 'series' ? windows : null })}
        />
      )}
      {canBePictures(table, chosen) && (
        <Segmented
          label="Inputs are"
          hint={
            picture
              ? `Pictures of ${picture[1]} × ${picture[2]} pixels, row by row from the top left.`
              : 'Each column is a number of its own.'
          }
          value={picture ? 'pictures' : 'numbers'}
          options={[
            { value: 'numbers', label: 'numbers' },
            { value: 'pictures', label: 'pictures' },
          ]}
          onChange={(what) => onChange(withPictures(table, chosen, what === 'pictures'))}
        />
      )}
      {chosen.windows && (
        <WindowFields
          windows={chosen.windows}
          onChange={(next) => onChange({ ...chosen, windows: next })}
        />
      )}
    </>
  )
}

/** What becomes of rows with gaps; nothing where there are none. */
export function GapsField({ table, chosen, onChange }: ChoiceProps) {
  const gaps = gapsAmong(table, chosen)
  if (gaps === 0) return null
  return (
    <Segmented
      label={`${grouped(gaps)} of ${grouped(table.rows)} rows have gaps.`}
      hint={
        chosen.windows
          ? 'Values that are missing are left out of the series.'
          : 'A row without a target is always left out.'
      }
      value={chosen.gaps}
      options={[
        { value: 'leaveOut', label: 'Leave out' },
        { value: 'fill', label: 'Fill with mean' },
      ]}
      onChange={(kind) => onChange({ ...chosen, gaps: kind })}
    />
  )
}
