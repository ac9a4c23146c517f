/** How a file was read, what it holds, and what is to be learnt from it. */
import { useMemo, useState } from 'react'
import type { FileTable } from '../../../data/csv.ts'
import { readAs } from '../../../data/reading.ts'
import { grouped, pointlessIn } from '../../../data/choice.ts'
import type { Table } from '../../../data/table.ts'
import { dataProblem } from '../../../experiment/dataFit.ts'
import { useActions } from '../../hooks/app.tsx'
import { Button } from '../../controls/Button.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { Select } from '../../controls/Select.tsx'
import { Doing } from '../Doing.tsx'
import { usualSpec } from '../usual.ts'
import { BACK } from '../useTake.ts'
import { useTask } from '../useTask.ts'
import { WindowFields } from '../WindowFields.tsx'
import { ColumnList } from './ColumnList.tsx'
import {
  choiceFacts,
  choiceProblem,
  gapsAmong,
  kept,
  kindsFor,
  withTarget,
  type Chosen,
} from './columns.ts'
import { FirstRows } from './FirstRows.tsx'
import { listsInPieces } from './lists.ts'
import styles from './Own.module.css'
import { ReadingFields } from './ReadingFields.tsx'
import type { Own } from './useOwn.ts'

type PreviewProps = {
  readonly own: Own
  readonly name: string
  readonly read: FileTable
  readonly close: () => void
}

export function Preview({ own, name, read, close }: PreviewProps) {
  const { table, reading, preview, remarks, proposal } = read
  const [chosen, setChosen] = useState<Chosen | null>(proposal && { ...proposal, windows: null })
  const general = remarks.filter(({ column, type }) => column === null && type !== 'gaps')
  return (
    <>
      <div className={styles.head}>
        <h3>{name}</h3>
        <Button kind="small" onClick={own.leave}>
          Another file
        </Button>
      </div>
      <p>
        {readAs(reading)} {grouped(table.rows)} {table.rows === 1 ? 'row' : 'rows'}.
      </p>
      <ReadingFields reading={reading} onChange={own.correct} />
      {general.length > 0 && (
        <ul className={styles.remarks}>
          {general.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <FirstRows preview={preview} hasHeader={reading.hasHeader} table={table} />
      {chosen ? (
        <Choosing {...{ own, name, read, close, chosen, setChosen }} />
      ) : (
        <p className={styles.problem}>
          No column changes from row to row, so there is nothing to learn.
        </p>
      )}
    </>
  )
}

type ChoosingProps = PreviewProps & {
  readonly chosen: Chosen
  readonly setChosen: (chosen: Chosen) => void
}

function Choosing({ own, name, read, close, chosen, setChosen }: ChoosingProps) {
  const { table, remarks } = read
  const gaps = useMemo(() => gapsAmong(table, chosen), [table, chosen])
  const pointless = table.rows === 0 ? null : pointlessIn(table, chosen)
  const problem = choiceProblem(table, chosen)
  const target = table.columns[chosen.target]
  const kinds = kindsFor(target)
  return (
    <>
      <ColumnList
        table={table}
        remarks={remarks}
        chosen={chosen}
        onChange={setChosen}
        setType={(place, type) =>
          own.correct({ types: { ...own.given?.corrections.types, [place]: type } })
        }
      />
      <div className={styles.fields}>
        <Select
          label="Target"
          hint="What the network learns to say."
          value={String(chosen.target)}
          options={table.columns.map((column, place) => ({
            value: String(place),
            label: column.name,
            isOff: kindsFor(column).length === 0,
          }))}
          onChange={(place) => setChosen(withTarget(table, chosen, Number(place)))}
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
            onChange={(kind) => setChosen({ ...chosen, problem: kind })}
          />
        )}
        {target.type === 'number' && (
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
            onChange={(kind) =>
              setChosen({ ...chosen, windows: kind === 'series' ? WINDOWS : null })
            }
          />
        )}
        {chosen.windows && (
          <WindowFields
            windows={chosen.windows}
            onChange={(windows) => setChosen({ ...chosen, windows })}
          />
        )}
      </div>
      {gaps > 0 && (
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
            { value: 'fill', label: 'Fill with column mean' },
          ]}
          onChange={(kind) => setChosen({ ...chosen, gaps: kind })}
        />
      )}
      {pointless !== null && <p className={styles.warning}>{pointless}</p>}
      <Take
        {...{ table, chosen, name, close }}
        facts={choiceFacts(table, chosen, gaps)}
        problem={problem}
      />
    </>
  )
}

const WINDOWS = { length: 12, horizon: 1, predicts: 'level' } as const
const DATA_SEED = 1

type TakeProps = {
  readonly table: Table
  readonly chosen: Chosen
  readonly name: string
  readonly close: () => void
  readonly facts: string
  readonly problem: string | null
}

function Take({ table, chosen, name, close, facts, problem }: TakeProps) {
  const actions = useActions()
  const task = useTask()
  const use = (): void =>
    task.start('own', async () => {
      const { columns, chosen: moved } = kept(table, chosen)
      const lists = await listsInPieces(columns, table.rows)
      const { windows, ...choice } = moved
      const source = {
        type: 'table',
        name,
        columns: lists,
        ...choice,
        ...(windows && { windows }),
      } as const
      const data = usualSpec(source, DATA_SEED)
      const wrong = dataProblem(data)
      if (wrong) throw new RangeError(wrong.sentence)
      const change = await actions.setData(data, { title: name })
      const sentence = change ? `${change} ${BACK}` : BACK
      actions.setView({ dataNote: { data, sentence } })
      actions.announce(`${name} is in use. ${sentence}`)
      close()
    })
  return (
    <div className={styles.take}>
      <Doing task={task} name="own" />
      <p className={problem ? styles.warning : undefined}>{problem ?? facts}</p>
      <Button kind="primary" isOff={problem !== null || task.busy !== null} onClick={use}>
        Use these data
      </Button>
    </div>
  )
}
