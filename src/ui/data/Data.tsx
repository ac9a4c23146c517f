/** The panel with the samples, and what the network makes of each. */
import { useId, useRef } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { sizeOf, type Sample } from '../../engine/network.ts'
import { MAX_ROWS, type Frame } from '../../worker/frame.ts'
import { asGiven, fixed, format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import { columnsOf, isRight, score, type Columns } from './columns.ts'
import styles from './Data.module.css'

export function Data() {
  const heading = useId()
  const dataset = useAppState((state) => state.dataset)
  const columns = columnsOf(dataset)
  const samples = dataset.samples.slice(0, MAX_ROWS)
  const unseen = dataset.unseen.slice(0, MAX_ROWS)
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useRef<HTMLTableSectionElement>(null)
  const unseenRows = useRef<HTMLTableSectionElement>(null)
  const sum = useRef<HTMLParagraphElement>(null)
  const outputs = sizeOf(dataset.target)
  const isClasses = dataset.problem === 'classes'

  useCalmFrame((frame) => {
    const fits = frame.predictions.length === samples.length * outputs
    const about = { dataset, outputs }
    writeRows(rows.current, samples, { ...about, predictions: fits ? frame.predictions : NONE })
    writeLosses(rows.current, fits ? frame.losses : NONE)
    if (unseenRows.current) {
      const fitsUnseen = frame.unseenPredictions.length === unseen.length * outputs
      const predictions = fitsUnseen ? frame.unseenPredictions : NONE
      writeRows(unseenRows.current, unseen, { ...about, predictions })
    }
    markCurrent(rows.current, frame, scroller.current)
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
    </section>
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
function Row({ sample, columns }: { sample: Sample; columns: Columns }) {
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
}

/** As many decimals as the column has room for; three digits of what is large, one of what is huge. */
function brief(value: number, decimals: number): string {
  const size = Math.abs(value)
  if (size < 10) return fixed(value, decimals)
  return format(value, size < 10_000 ? 3 : 1)
}

type Predictions = {
  readonly dataset: Dataset
  readonly outputs: number
  /** rows × outputs; shorter where they are not known yet. */
  readonly predictions: Float64Array
}

function writeRows(
  body: HTMLTableSectionElement | null,
  samples: readonly Sample[],
  { dataset, outputs, predictions }: Predictions,
): void {
  samples.forEach(({ target }, s) => {
    for (const cell of body?.rows[s]?.querySelectorAll<HTMLElement>('[data-output]') ?? []) {
      const o = Number(cell.dataset['output'])
      const prediction = predictions[s * outputs + o]
      const text = cell.firstElementChild
      if (text) write(text, prediction === undefined ? '' : brief(prediction, 2))
      // Numbers that are no classes are nearer or farther, not right or wrong.
      const isFine =
        dataset.problem !== 'classes' || prediction === undefined || isRight(prediction, target[o])
      cell.lastElementChild?.toggleAttribute('hidden', isFine)
    }
  })
}

function writeLosses(body: HTMLTableSectionElement | null, losses: Float64Array): void {
  for (const [s, row] of [...(body?.rows ?? [])].entries()) {
    const cell = row.lastElementChild
    if (cell) write(cell, losses[s] === undefined ? '' : brief(losses[s], 3))
  }
}

/** Marks the sample that is trained next; keeps it in view while a person steps through them. */
function markCurrent(
  body: HTMLTableSectionElement | null,
  { current, status }: Frame,
  scroller: HTMLElement | null,
): void {
  const row = body?.rows[current]
  const marked = body?.querySelector('[aria-current]')
  if (marked === row) return
  marked?.removeAttribute('aria-current')
  if (!row) return
  row.setAttribute('aria-current', 'true')
  if (!scroller || status === 'training' || scroller.scrollHeight <= scroller.clientHeight) return
  const head = scroller.querySelector('thead')?.offsetHeight ?? 0
  const isInView =
    row.offsetTop >= scroller.scrollTop + head &&
    row.offsetTop + row.offsetHeight <= scroller.scrollTop + scroller.clientHeight
  if (!isInView) scroller.scrollTop = row.offsetTop - scroller.clientHeight / 2
}

function write(element: Element, text: string): void {
  if (element.textContent === text) return
  element.textContent = text
  element.toggleAttribute('data-long', text.includes('×'))
}
