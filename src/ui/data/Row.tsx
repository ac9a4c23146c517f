/** A sample's row, and the head of its columns. */
import { memo, type ReactNode } from 'react'
import { middleOf, type Dataset } from '../../data/dataset.ts'
import { late } from '../controls/late.tsx'
import type { CellPlace } from './cells.ts'
import { inCell, inputOf, naiveText, targetText, type Columns, type Part } from './columns.ts'
import styles from './Data.module.css'
import { LookAt } from './LookAt.tsx'

const CellEditor = late(() => import('./CellEditor.tsx').then((loaded) => loaded.CellEditor))
const DeleteRow = late(() => import('./DeleteRow.tsx').then((loaded) => loaded.DeleteRow), 'seldom')
const Pixels = late(() => import('./Pixels.tsx').then((loaded) => loaded.Pixels), 'seldom')

const WRONG_CLASS = 'another class than it is'

export function Head({ dataset, columns }: { dataset: Dataset; columns: Columns }) {
  const { inputNames, side, targets, isClasses, isSeries, isWide, counted } = columns
  const subscript = (o: number) => targets > 1 && <sub>{o + 1}</sub>
  const inputs = inputNames.map((name, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- Two inputs may have one name.
    <th key={i} scope="col" title={name}>
      <i>x</i>
      <sub>{i + 1}</sub>
      {name !== `input ${i + 1}` && <span className={styles.name}>{name}</span>}
    </th>
  ))
  const all = Array.from({ length: targets }, (_, o) => o)
  const says = [
    ...all.map((o) => (
      <th key={`y${o}`} scope="col" title={isClasses ? 'target' : dataset.targetNames[o]}>
        {isSeries ? 'was' : <i>y</i>}
        {subscript(o)}
        {!isSeries && hasName(dataset, o) && (
          <span className={styles.name}>{dataset.targetNames[o]}</span>
        )}
      </th>
    )),
    ...all.map((o) => (
      <th key={`said${o}`} scope="col" title="what the network says">
        {isSeries ? 'says' : <i>ŷ</i>}
        {subscript(o)}
      </th>
    )),
  ]
  const last = isSeries ? (
    <th key="last" scope="col" title="next = last">
      naive
    </th>
  ) : (
    <th key="last" scope="col">
      loss
    </th>
  )
  return (
    <thead>
      <tr>
        <th scope="col">{isSeries ? 'when' : (counted?.toLowerCase() ?? 'sample')}</th>
        {side !== null && <th scope="col">picture</th>}
        {isWide ? [...says, last, ...inputs] : [...inputs, ...says, last]}
      </tr>
    </thead>
  )
}

function hasName({ problem, targetNames }: Dataset, o: number): boolean {
  return problem === 'values' && !/^value( \d+)?$/.test(targetNames[o] ?? 'value')
}

type RowProps = {
  readonly dataset: Dataset
  readonly columns: Columns
  readonly part: Part
  readonly index: number
  readonly isEditing: boolean
  /** Its first cell is the table's place in the order of the keyboard. */
  readonly isFirst: boolean
  readonly edited: number | null
  readonly setEdited: (place: CellPlace | null) => void
}

/** Its predictions and its loss are written by `writeRows` and `writeLosses`. */
export const Row = memo(function Row(props: RowProps) {
  const { dataset, columns, part, index, isEditing, isFirst, edited, setEdited } = props
  const { inputNames, side, targets, isClasses, isSeries, isWide, units, counted } = columns
  const { name } = dataset[part][index]
  const input = inputOf(dataset, part, index, units)
  // What the network sees is made; only what it is made from can be changed.
  const isGiven = units === 'given'
  const first = inputNames.length > 0 ? 0 : input.length
  const cell = (column: number, text: ReactNode) => (
    <td
      key={column}
      data-target={column >= input.length || undefined}
      {...(isGiven && {
        'data-part': part,
        'data-row': index,
        'data-column': column,
        tabIndex: isFirst && column === first ? 0 : -1,
      })}
    >
      {edited === column ? (
        <CellEditor place={{ part, row: index, column }} close={() => setEdited(null)} />
      ) : (
        text
      )}
    </td>
  )
  const inputs = inputNames.map((_, i) => cell(i, inCell(input[i])))
  const all = Array.from({ length: targets }, (_, o) => o)
  const wrong = dataset.target[0] > 1 ? WRONG_CLASS : `on the wrong side of ${middleOf(dataset)}`
  const says = [
    ...all.map((o) => cell(input.length + o, targetText(dataset, part, index, o, units))),
    ...all.map((o) => (
      <td key={`said${o}`} data-output={o}>
        <span>–</span>
        {isClasses && (
          <span data-wrong className={styles.wrong} title={wrong} hidden>
            <span aria-hidden="true">✗</span>
            <span className="visually-hidden">{wrong}</span>
          </span>
        )}
      </td>
    )),
  ]
  const last = isSeries ? (
    <td key="last">{naiveText(dataset, part, index, units)}</td>
  ) : (
    <td key="last" data-loss>
      –
    </td>
  )
  return (
    <tr>
      <th scope="row" title={name}>
        <span className={styles.sample}>
          {isEditing && <DeleteRow part={part} index={index} />}
          {isSeries ? (
            <LookAt part={part} index={index} name={name ?? ''} />
          ) : (
            <span className={styles.label}>
              <Name name={name ?? ''} counted={counted} />
            </span>
          )}
        </span>
      </th>
      {side !== null && (
        <td>
          <Pixels dataset={dataset} pixels={dataset.raw[part][index]} side={side} />
        </td>
      )}
      {isWide ? [...says, last, ...inputs] : [...inputs, ...says, last]}
    </tr>
  )
})

/** "Row 12" is 12 under "row"; who hears the table hears both. */
function Name({ name, counted }: { readonly name: string; readonly counted: string | null }) {
  if (counted === null || !name.startsWith(`${counted} `)) return name
  return (
    <>
      <span className="visually-hidden">{counted} </span>
      {name.slice(counted.length + 1)}
    </>
  )
}
