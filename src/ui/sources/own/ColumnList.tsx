/** Every column: what it is, why it is left out, and whether it is an input. */
import { useMemo, useState } from 'react'
import { partIn } from '../../../data/about.ts'
import { grouped } from '../../../data/grouped.ts'
import { canBeInput, withInput, type Chosen } from '../../../data/choosing.ts'
import type { FileTable } from '../../../data/csv.ts'
import type { Column, Table } from '../../../data/table.ts'
import { Button } from '../../controls/Button.tsx'
import { aboutColumn, namesFor } from './columns.ts'
import styles from './Own.module.css'
import { ScrollBox } from './ScrollBox.tsx'

type ColumnListProps = {
  readonly table: Table
  readonly remarks: FileTable['remarks']
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
  readonly setType: (place: number, type: Column['type']) => void
}

export function ColumnList({ table, remarks, chosen, onChange, setType }: ColumnListProps) {
  const about = useMemo(
    () =>
      table.columns.map((column) => ({ words: aboutColumn(column), isUsable: canBeInput(column) })),
    [table],
  )
  const isSeries = chosen.windows !== null
  const named = namesFor(table, chosen)
  const part = partIn(table)
  const [most, setMost] = useState(SHOWN)
  const places = shownPlaces(table.columns.length, most, chosen.target)
  const said = useMemo(() => {
    const byColumn = new Map<number, FileTable['remarks'][number][]>()
    for (const remark of remarks) {
      const { column, type } = remark
      // Whether text is ignored is up to the person now.
      if (column === null || type === 'text') continue
      byColumn.set(column, [...(byColumn.get(column) ?? []), remark])
    }
    return byColumn
  }, [remarks])
  return (
    <ScrollBox label="Columns">
      <table className={`${styles.table} ${styles.columns}`}>
        <caption className="visually-hidden">Columns</caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">Column</th>
            <th scope="col">What it is</th>
            <th scope="col">
              <span className="visually-hidden">Read it otherwise</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const column = table.columns[place]
            const isTarget = place === chosen.target
            const isIn = chosen.inputs.includes(place)
            const isText = column.type === 'category'
            const words = [
              isTarget ? 'The target.' : null,
              about[place].words,
              ...(said.get(place) ?? [])
                .filter(({ type }) => !((isIn || isTarget) && leavesOut.has(type)))
                .map(({ sentence }) => sentence),
              isText && !isTarget
                ? textWords({
                    isIn,
                    isNames: place === named,
                    isPart: place === part,
                    isSeries,
                    isUsable: about[place].isUsable,
                  })
                : null,
            ]
            return (
              <tr key={column.name}>
                <td>
                  {isTarget ? (
                    <span aria-hidden="true">→</span>
                  ) : (
                    <input
                      type="checkbox"
                      aria-label={`Input ${column.name}`}
                      checked={isIn && !chosen.windows}
                      disabled={(!about[place].isUsable && !isIn) || chosen.windows !== null}
                      onChange={(event) => onChange(withInput(chosen, place, event.target.checked))}
                    />
                  )}
                </td>
                <th scope="row">
                  <bdi>{column.name}</bdi>
                </th>
                <td className={styles.what}>{words.filter((one) => one !== null).join(' ')}</td>
                <td>
                  <Button
                    kind="link"
                    aria-label={`Read ${column.name} as ${isText ? 'numbers' : 'text'}`}
                    onClick={() => setType(place, isText ? 'number' : 'category')}
                  >
                    as {isText ? 'numbers' : 'text'}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {most < table.columns.length && (
        <p className={styles.more}>
          {grouped(most)} of {grouped(table.columns.length)} columns.{' '}
          <Button kind="link" onClick={() => setMost(most + SHOWN)}>
            Show more
          </Button>
        </p>
      )}
    </ScrollBox>
  )
}

/** Remarks that no longer hold of a column that a person takes all the same. */
const leavesOut: ReadonlySet<string> = new Set(['constant', 'duplicate', 'counter'])

/** So many rows at once: more take long to draw, and nobody reads them all. */
const SHOWN = 50

/** The first columns, and the target wherever it is. */
function shownPlaces(count: number, most: number, target: number): number[] {
  const first = Array.from({ length: Math.min(count, most) }, (_, place) => place)
  return target < most ? first : [target, ...first]
}

/** What becomes of a column of texts. */
type Role = {
  readonly isIn: boolean
  readonly isNames: boolean
  readonly isPart: boolean
  readonly isSeries: boolean
  readonly isUsable: boolean
}

function textWords({ isIn, isNames, isPart, isSeries, isUsable }: Role): string {
  if (isNames) return isSeries ? 'Names the values.' : 'Names the rows.'
  if (isSeries) return 'Ignored.'
  if (isPart && !isIn) return 'Says which rows are only tested with.'
  if (!isUsable) return 'Ignored: too many texts for classes.'
  return isIn ? 'Used as classes.' : 'Ignored. Tick it to use it as classes.'
}
