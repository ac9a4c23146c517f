/** What the network's forecasts are worth: their error as a share of the naive one's, beside what else may be tried, and a free run. */
import { useId, useMemo, useState } from 'react'
import type { Dataset, WindowedSeries } from '../../../data/dataset.ts'
import { Segmented } from '../../controls/Segmented.tsx'
import { useKept } from '../../hooks/useKept.ts'
import { useProbe } from '../../hooks/useProbe.ts'
import { FreeRun, spanAround, type Start } from './FreeRun.tsx'
import styles from './Series.module.css'
import { errorRows, ratioOf, ratioWords, unitIn, verdictOf, withUnit } from './words.ts'

/** In training asked no more often: all windows are answered each time. */
const GAP_MS = 500

type Part = 'training' | 'test'

const parts = [
  { value: 'training', label: 'training' },
  { value: 'test', label: 'test' },
] as const

export function SeriesOutput({ dataset }: { readonly dataset: Dataset }) {
  return dataset.series && <Known dataset={dataset} series={dataset.series} />
}

type KnownProps = { readonly dataset: Dataset; readonly series: WindowedSeries }

function Known({ dataset, series }: KnownProps) {
  const heading = useId()
  const [wanted, setPart] = useState<Part>('test')
  const [start, setStart] = useState<Start | null>(null)
  const hasTest = dataset.unseen.length > 0
  const part = hasTest ? wanted : 'training'
  const run = start?.of === series ? start : startIn(series)
  const span = spanAround(series, run)
  const { answer } = useProbe('forecasts', { type: 'forecasts', ...span }, GAP_MS)
  const fresh = useMemo(
    () =>
      answer?.type === 'forecasts' && answer.value !== null
        ? { told: answer.value, from: span.from }
        : null,
    [answer, span.from],
  )
  const known = useKept(fresh, series)
  const told = known?.told ?? null
  const unit = unitIn(series.name)
  const ratio = told && ratioOf(told, part)
  const verdict = ratio !== null && Number.isFinite(ratio) ? verdictOf(ratio) : null
  const count = dataset[part === 'test' ? 'unseen' : 'samples'].length
  return (
    <>
      <h2>Against the naive forecast</h2>
      <p className={styles.ratio}>
        <strong>{ratioWords(ratio)}</strong>
        <span>
          of the naive error
          {verdict && <b data-look={verdict.look}>{verdict.short}</b>}
        </span>
      </p>
      {verdict && verdict.look !== 'better' && (
        <p className={styles.honest} role="note">
          {verdict.sentence}
        </p>
      )}
      <div className={styles.head}>
        <h3 id={heading}>{part === 'test' ? 'Test error' : 'Training error'}</h3>
        <span className={styles.caption}>RMSE of {count.toLocaleString('en-US')}</span>
        {hasTest && (
          <Segmented label="Part" isLabelHidden value={part} options={parts} onChange={setPart} />
        )}
      </div>
      {told && (
        <table className={styles.errors} aria-labelledby={heading}>
          <tbody>
            {errorRows(told, series, part).map(({ name, label, error, share }) => (
              <tr key={name} data-own={name === 'network' || undefined}>
                <th scope="row">{label}</th>
                <td>{withUnit(error, unit)}</td>
                <td className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${100 * share}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <FreeRun series={series} known={known} start={run} setStart={setStart} />
    </>
  )
}

/** From the first value that is never trained on, two windows ahead. */
function startIn(series: WindowedSeries): Start {
  const { values, windows, unseen } = series
  const from = unseen[0] ?? Math.max(windows.length, values.length - 2 * windows.length)
  return { of: series, from, steps: Math.min(2 * windows.length, 48) }
}
