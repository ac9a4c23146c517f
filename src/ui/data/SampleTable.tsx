/** The samples a page at a time, those trained on and below them those never trained on. What a frame says is written into its cells. */
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { sizeOf } from '../../engine/network.ts'
import { computedBy, partsOf } from '../../state/walk.ts'
import { MAX_ROWS, type Frame } from '../../worker/frame.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useShownFrame } from '../hooks/calm.ts'
import { useSeen } from '../hooks/seen.ts'
import { useProbe } from '../hooks/useProbe.ts'
import { columnsOf, type Columns, type Part, type Units } from './columns.ts'
import styles from './Data.module.css'
import { cellAt, neighbour, type CellPlace } from './cells.ts'
import { Head, Row } from './Row.tsx'
import { Pager } from './Pager.tsx'
import { useEdges } from './useEdges.ts'
import { pageAt, rowsPerPage, type Page } from './pages.ts'
import { useStillColumns } from './useStillColumns.ts'
import { markCurrent, writeLosses, writeRows, writeWalk } from './rows.ts'

type SampleTableProps = {
  readonly dataset: Dataset
  readonly units: Units
  readonly isEditing: boolean
}

const NONE = new Float64Array()
/** So many rows fit into the box without scrolling. */
const FEW = 8

export function SampleTable({ dataset, units, isEditing }: SampleTableProps) {
  const { frames } = useApp()
  const walk = useAppState((state) => state.walk)
  const parts = useAppState((state) => partsOf(state.network))
  const computed = computedBy(walk, parts)
  const columns = useMemo(() => columnsOf(dataset, units, isEditing), [dataset, units, isEditing])
  const { samples, unseen } = dataset
  const outputs = sizeOf(dataset.target)
  const size = rowsPerPage(widthOf(columns), unseen.length > 0 ? 2 : 1)
  const [wanted, setWanted] = useState({ samples: 0, unseen: 0 })
  const page = pageAt(wanted.samples, samples.length, size)
  const unseenPage = pageAt(wanted.unseen, unseen.length, size)
  const [edited, setEdited] = useState<CellPlace | null>(null)
  const isFree = edited !== null
  const { names } = dataset.raw
  const still = useMemo(
    () => ({ names, units, isEditing, isFree }),
    [names, units, isEditing, isFree],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const rows = useRef<HTMLTableSectionElement>(null)
  const unseenRows = useRef<HTMLTableSectionElement>(null)
  const followed = useRef({ current: -1, dataset })
  const far = useFarRows('rows', 'all', page)
  const farUnseen = useFarRows('unseen rows', 'test', unseenPage)

  /** A person who steps sees the sample that is stepped. */
  const follow = ({ current, status }: Frame): void => {
    const before = followed.current
    if (current === before.current || status === 'training') return
    followed.current = { current, dataset }
    // A row that was changed stays in sight, though its change begins an epoch; only its columns are the same.
    const isChanged = before.dataset !== dataset && before.dataset.raw.names === dataset.raw.names
    if (isChanged) return
    const its = Math.floor(current / size)
    if (its !== page.page) setWanted((before) => ({ ...before, samples: its }))
  }

  useEdges(scroller)
  useSeen(rows, rowsIn)
  useSeen(unseenRows, rowsIn)
  useShownFrame((shown) => {
    // What the update has led to is told with it.
    const frame = computed.hasUpdate ? frames.latest() : shown
    const known = Math.min(samples.length, MAX_ROWS)
    const fits = frame.predictions.length === known * outputs
    const about = { dataset, outputs, units, status: shown.status }
    const near = page.to <= known
    const predictions = near
      ? part(fits ? frame.predictions : NONE, page, outputs)
      : (far?.predictions ?? NONE)
    writeRows(rows.current, samples.slice(page.from, page.to), { ...about, predictions })
    writeLosses(
      rows.current,
      near ? part(fits ? frame.losses : NONE, page, 1) : (far?.losses ?? NONE),
      shown.status,
    )
    if (unseenRows.current) {
      const knownUnseen = Math.min(unseen.length, MAX_ROWS)
      const fitsUnseen = frame.unseenPredictions.length === knownUnseen * outputs
      const nearUnseen = unseenPage.to <= knownUnseen
      writeRows(unseenRows.current, unseen.slice(unseenPage.from, unseenPage.to), {
        ...about,
        predictions: nearUnseen
          ? part(fitsUnseen ? frame.unseenPredictions : NONE, unseenPage, outputs)
          : (farUnseen?.predictions ?? NONE),
      })
    }
    const current = shown.current - page.from
    writeWalk(rows.current, current, computed, parts.length)
    markCurrent(rows.current, current, shown.status, scroller.current)
    follow(shown)
  })
  // After the numbers: it looks at what has been written.
  useStillColumns(table, still)

  const edit = (event: MouseEvent | KeyboardEvent, target: EventTarget): void => {
    const place = cellAt(target)
    if (!place) return
    event.preventDefault()
    setEdited(place)
  }
  const press = (event: KeyboardEvent): void => {
    if (!cellAt(event.target)) return
    if (event.key === 'Enter' || event.key === 'F2') edit(event, event.target)
    else if (neighbour(event.target, event.key)) event.preventDefault()
  }
  const row = (of: Part, index: number, isFirst: boolean) => (
    <Row
      key={index}
      {...{ dataset, columns, index, isEditing, isFirst }}
      part={of}
      edited={edited?.part === of && edited.row === index ? edited.column : null}
      setEdited={setEdited}
    />
  )
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        {...((page.to - page.from + unseen.length > FEW || columns.isWide) && {
          tabIndex: 0,
          role: 'group',
          'aria-label': 'Samples',
        })}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its cells are edited. */}
        <table
          ref={table}
          className={styles.table}
          data-problem={dataset.problem}
          aria-label="Data"
          onDoubleClick={(event) => edit(event, event.target)}
          onClick={isEditing ? (event) => edit(event, event.target) : undefined}
          onKeyDown={press}
        >
          <Head dataset={dataset} columns={columns} />
          <tbody ref={rows}>
            {places(page).map((index) => row('samples', index, index === page.from))}
          </tbody>
          {unseen.length > 0 && (
            <tbody>
              <tr>
                <th className={styles.group} scope="rowgroup" colSpan={widthOf(columns)}>
                  Never trained on
                </th>
              </tr>
            </tbody>
          )}
          {unseen.length > 0 && (
            <tbody ref={unseenRows}>
              {places(unseenPage).map((index) => row('unseen', index, false))}
            </tbody>
          )}
        </table>
      </div>
      <Pager
        label={unseen.length > 0 ? 'Trained on' : 'Samples'}
        page={page}
        size={size}
        count={samples.length}
        go={(next) => setWanted((before) => ({ ...before, samples: next }))}
      />
      <Pager
        label="Never trained on"
        page={unseenPage}
        size={size}
        count={unseen.length}
        go={(next) => setWanted((before) => ({ ...before, unseen: next }))}
      />
    </>
  )
}

/** What the network says to rows that no frame holds. */
function useFarRows(topic: string, of: 'all' | 'test', { from, to }: Page) {
  const question = to > MAX_ROWS ? ({ type: 'rows', of, from, count: to - from } as const) : null
  const { answer } = useProbe(topic, question)
  return answer?.type === 'rows' ? answer.value : null
}

function rowsIn(body: HTMLTableSectionElement): Iterable<Element> {
  return body.rows
}

function part(values: Float64Array, { from, to }: Page, each: number): Float64Array {
  return values.subarray(from * each, to * each)
}

function places({ from, to }: Page): number[] {
  return Array.from({ length: to - from }, (_, k) => from + k)
}

function widthOf({ inputNames, side, targets }: Columns): number {
  return 2 + inputNames.length + (side === null ? 0 : 1) + 2 * targets
}
