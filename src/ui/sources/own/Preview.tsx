/** How a file was read, what it holds, and what is to be learnt from it. */
import { useMemo, useState } from 'react'
import type { FileTable } from '../../../data/csv.ts'
import { readAs } from '../../../data/reading.ts'
import { pointlessIn } from '../../../data/choice.ts'
import { grouped } from '../../../data/grouped.ts'
import { choiceProblem, chosenAtFirst, gapsAmong, type Chosen } from '../../../data/choosing.ts'
import type { Table } from '../../../data/table.ts'
import { dataProblem } from '../../../experiment/dataFit.ts'
import type { NetworkKind } from '../../../experiment/kinds.ts'
import { useActions } from '../../hooks/app.tsx'
import { Button } from '../../controls/Button.tsx'
import { ChoiceFields, GapsField } from '../../controls/ChoiceFields.tsx'
import { Doing } from '../Doing.tsx'
import { KindField } from '../KindField.tsx'
import { usualSpec } from '../usual.ts'
import { useKind } from '../useKind.ts'
import { BACK } from '../useTake.ts'
import { useTask } from '../useTask.ts'
import { ColumnList } from './ColumnList.tsx'
import { choiceFacts, kept, kindsIn } from './columns.ts'
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
  const [chosen, setChosen] = useState<Chosen | null>(proposal && chosenAtFirst(table, proposal))
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
  const { wish, ...kindChoice } = useKind(kindsIn(table, chosen))
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
        <ChoiceFields table={table} chosen={chosen} onChange={setChosen} />
        <KindField {...kindChoice} />
      </div>
      <GapsField table={table} chosen={chosen} onChange={setChosen} />
      {pointless !== null && <p className={styles.warning}>{pointless}</p>}
      <Take
        {...{ table, chosen, name, close, wish }}
        facts={choiceFacts(table, chosen, gaps)}
        problem={problem}
      />
    </>
  )
}

const DATA_SEED = 1

type TakeProps = {
  readonly table: Table
  readonly chosen: Chosen
  readonly name: string
  readonly wish: { readonly kind?: NetworkKind }
  readonly close: () => void
  readonly facts: string
  readonly problem: string | null
}

function Take({ table, chosen, name, wish, close, facts, problem }: TakeProps) {
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
      const change = await actions.setData(data, { title: name, ...wish })
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
