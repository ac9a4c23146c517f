/** The panel with the samples, and what the network makes of each. */
import { memo, useId, useMemo, useRef } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { sizeOf, type Sample } from '../../engine/network.ts'
import { computedBy } from '../../state/walk.ts'
import { MAX_ROWS } from '../../worker/frame.ts'
import { Button } from '../controls/Button.tsx'
import { asGiven } from '../format.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { useShownFrame } from '../hooks/calm.ts'
import { columnsOf, score, type Columns } from './columns.ts'
import styles from './Data.module.css'
import { markCurrent, write, writeLosses, writeRows, writeWalk } from './rows.ts'

export function Data() {
  const heading = useId()
  const dataset = useAppState((state) => state.dataset)
  const { frames } = useApp()
  const walk = useAppState((state) => state.walk)
  const layers = useAppState((state) => state.network.layers.length)
  const computed = computedBy(walk, layers)
  const columns = useMemo(() => columnsOf(dataset), [dataset])
  const samples = dataset.samples.slice(0, MAX_ROWS)
  const unseen = dataset.unseen.slice(0, MAX_ROWS)
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useRef<HTMLTableSectionElement>(null)
  const unseenRows = useRef<HTMLTableSectionElement>(null)
  const sum = useRef<HTMLParagraphElement>(null)
  const outputs = sizeOf(dataset.target)
  const isClasses = dataset.problem === 'classes'

  useShownFrame((shown) => {
    // What the update has led to is told with it.
    const frame = computed.hasUpdate ? frames.latest() : shown
    const fits = frame.predictions.length === samples.length * outputs
    const about = { dataset, outputs }
    writeRows(rows.current, samples, { ...about, predictions: fits ? frame.predictions : NONE })
    writeLosses(rows.current, fits ? frame.losses : NONE)
    if (unseenRows.current) {
      const fitsUnseen = frame.unseenPredictions.length === unseen.length * outputs
      const predictions = fitsUnseen ? frame.unseenPredictions : NONE
      writeRows(unseenRows.current, unseen, { ...about, predictions })
    }
    writeWalk(rows.current, shown.current, computed, layers)
    markCurrent(rows.current, shown, scroller.current)
    if (sum.current && fits) {
      write(
        sum.current,
        score(
          frame.predictions,
          samples.map(({ target }) => target),
        ),
      )
    }
  })

  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <h2 id={heading}>Data</h2>
      <Note />
      <div
        ref={scroller}
        className={styles.scroller}
        {...(samples.length + unseen.length > FEW && {
          tabIndex: 0,
          role: 'group',
          'aria-label': 'Samples',
        })}
      >
        <table className={styles.table} data-problem={dataset.problem} aria-label="Data">
          <Head dataset={dataset} columns={columns} />
          <tbody ref={rows}>
            {samples.map((sample, s) => (
              <Row key={s} sample={sample} columns={columns} />
            ))}
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
              {unseen.map((sample, s) => (
                <Row key={s} sample={sample} columns={columns} />
              ))}
            </tbody>
          )}
        </table>
      </div>
      {isClasses && (
        <p className={styles.note}>
          <span ref={sum} /> ·{' '}
          <span className={styles.key}>
            <span aria-hidden="true">✗</span> wrong
          </span>
        </p>
      )}
      {dataset.samples.length > MAX_ROWS && (
        <p className={styles.note}>
          The first {MAX_ROWS} of {dataset.samples.length.toLocaleString('en-US')} samples.
        </p>
      )}
      <Ways />
    </section>
  )
}

/** What came of the data that were chosen, as long as they are in use. */
function Note() {
  const note = useAppState((state) => state.view.dataNote)
  const data = useAppState((state) => state.run.experiment.data)
  return note?.data === data && <p className={styles.told}>{note.sentence}</p>
}

function Ways() {
  const actions = useActions()
  return (
    <div className={styles.ways}>
      <Button
        aria-haspopup="dialog"
        onClick={() => actions.setView({ sources: { part: 'examples', file: null } })}
      >
        Use other data
      </Button>
    </div>
  )
}

const NONE = new Float64Array()
const WRONG = 'on the wrong side of 0.5'
/** So many rows fit into the box without scrolling. */
const FEW = 8

function widthOf({ inputs, hasMoreInputs, outputs, hasMoreOutputs }: Columns): number {
  return 2 + inputs.length + Number(hasMoreInputs) + 2 * outputs.length + Number(hasMoreOutputs)
}

function Head({ dataset, columns }: { dataset: Dataset; columns: Columns }) {
  const subscript = (o: number) => columns.outputs.length > 1 && <sub>{o + 1}</sub>
  return (
    <thead>
      <tr>
        <th scope="col">sample</th>
        {columns.inputs.map((i) => (
          <th key={i} scope="col" title={dataset.inputNames[i]}>
            <i>x</i>
            <sub>{i + 1}</sub>
            {dataset.inputNames[i] !== `input ${i + 1}` && (
              <span className={styles.name}>{dataset.inputNames[i]}</span>
            )}
          </th>
        ))}
        {columns.hasMoreInputs && (
          <th scope="col" title={`${sizeOf(dataset.input) - columns.inputs.length} more inputs`}>
            …
          </th>
        )}
        {columns.outputs.map((o) => (
          <th key={o} scope="col" title="target">
            <i>y</i>
            {subscript(o)}
          </th>
        ))}
        {columns.outputs.map((o) => (
          <th key={o} scope="col" title="what the network says">
            <i>ŷ</i>
            {subscript(o)}
          </th>
        ))}
        {columns.hasMoreOutputs && (
          <th scope="col" title={`${sizeOf(dataset.target) - columns.outputs.length} more outputs`}>
            …
          </th>
        )}
        <th scope="col">loss</th>
      </tr>
    </thead>
  )
}

/** Its predictions and its loss are written by `writeRows` and `writeLosses`. */
const Row = memo(function Row({ sample, columns }: { sample: Sample; columns: Columns }) {
  return (
    <tr>
      <th scope="row" title={sample.name}>
        <span className={styles.label}>{sample.name}</span>
      </th>
      {columns.inputs.map((i) => (
        <td key={i}>{asGiven(sample.input[i])}</td>
      ))}
      {columns.hasMoreInputs && <td>…</td>}
      {columns.outputs.map((o) => (
        <td key={o}>{asGiven(sample.target[o])}</td>
      ))}
      {columns.outputs.map((o) => (
        <td key={o} data-output={o}>
          <span>–</span>
          <span className={styles.wrong} title={WRONG} hidden>
            <span aria-hidden="true">✗</span>
            <span className="visually-hidden">{WRONG}</span>
          </span>
        </td>
      ))}
      {columns.hasMoreOutputs && <td>…</td>}
      <td data-loss>–</td>
    </tr>
  )
})
