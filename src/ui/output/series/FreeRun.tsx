/** A free run: from a place on, each forecast is the next one's input. Drawn beside what was measured and the forecasts of one step. */
import { useId, useState } from 'react'
import type { WindowedSeries } from '../../../data/dataset.ts'
import { Button } from '../../controls/Button.tsx'
import { Slider } from '../../controls/Slider.tsx'
import { timeName } from '../../../data/times.ts'
import { useKept } from '../../hooks/useKept.ts'
import { useProbe } from '../../hooks/useProbe.ts'
import { format } from '../../format.ts'
import { ForecastChart } from './ForecastChart.tsx'
import { curvesOf, runSentence, type Curves, type Known } from './curves.ts'
import styles from './Series.module.css'
import { unitIn } from './words.ts'

const GAP_MS = 500
const LEAST = 2
const MOST = 120

/** Where a free run begins, and how far it goes. */
export type Start = { readonly of: WindowedSeries; readonly from: number; readonly steps: number }

/** The places that the chart shows: a window before the run, and the run. */
export function spanAround({ windows }: WindowedSeries, { from, steps }: Start) {
  return { from: from - windows.length, to: from + steps }
}

type FreeRunProps = {
  readonly series: WindowedSeries
  readonly known: Known | null
  readonly start: Start
  readonly setStart: (start: Start) => void
}

export function FreeRun({ series, known, start, setStart }: FreeRunProps) {
  const heading = useId()
  const [isTable, setTable] = useState(false)
  const { from, steps } = start
  const { windows, times, values } = series
  const isNext = windows.horizon === 1
  const { answer } = useProbe('free run', isNext ? { type: 'freeRun', from, steps } : null, GAP_MS)
  const run = useKept(answer?.type === 'freeRun' ? answer.value : null, start)
  const curves = curvesOf(series, known, start, run)
  const unit = unitIn(series.name)
  const last = values.length
  const begin = (place: number): void =>
    setStart({ ...start, from: Math.max(windows.length, Math.min(last, place)) })
  const name = (place: number): string =>
    times[place] === undefined ? `${place - last + 1} after the end` : timeName(times[place]).full
  return (
    <section aria-labelledby={heading} className={styles.free}>
      <h3 id={heading}>{isNext ? 'Free run' : 'Forecasts'}</h3>
      <p className={styles.axis}>{series.name}</p>
      <ForecastChart curves={curves} names={name} begin={begin} />
      <ul className={styles.key}>
        <li data-line="measured">measured</li>
        <li data-line="said">one step ahead</li>
        <li data-line="naive">naive</li>
        {isNext && <li data-line="run">free run</li>}
      </ul>
      <p className={styles.caption}>Drag the chart, or pick a place on it, to begin elsewhere.</p>
      <label className={styles.slide}>
        <span>
          Begins at <output>{name(from)}</output>
        </span>
        <Slider
          min={windows.length}
          max={last}
          step={1}
          value={from}
          aria-valuetext={name(from)}
          onChange={(event) => begin(Number(event.target.value))}
        />
      </label>
      <label className={styles.slide}>
        <span>
          Steps <output>{steps}</output>
        </span>
        <Slider
          min={LEAST}
          max={MOST}
          step={1}
          value={steps}
          onChange={(event) => setStart({ ...start, steps: Number(event.target.value) })}
        />
      </label>
      <p className={styles.caption}>
        {isNext
          ? runSentence(curves, unit, name)
          : 'Only where the target is the next value can forecasts feed each other.'}
      </p>
      <Button
        kind="link"
        aria-expanded={isTable}
        aria-label={`${isTable ? 'Hide the table' : 'Show as table'}: the run on its own`}
        onClick={() => setTable(!isTable)}
      >
        {isTable ? 'Hide the table' : 'Show as table'}
      </Button>
      {isTable && <Table curves={curves} name={name} />}
    </section>
  )
}

type TableProps = { readonly curves: Curves; readonly name: (place: number) => string }

function Table({ curves: { from, measured, said, linear, naive, run }, name }: TableProps) {
  const shown = (value: number): string => (Number.isNaN(value) ? '–' : format(value))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reached by keys.
    <section className={styles.scroll} aria-label="Forecasts" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">when</th>
            <th scope="col">was</th>
            <th scope="col">says</th>
            <th scope="col">linear</th>
            <th scope="col">naive</th>
            <th scope="col">free run</th>
          </tr>
        </thead>
        <tbody>
          {measured.map((was, k) => (
            <tr key={from + k}>
              <th scope="row">{name(from + k)}</th>
              <td>{shown(was)}</td>
              <td>{shown(said[k])}</td>
              <td>{shown(linear[k])}</td>
              <td>{shown(naive[k])}</td>
              <td>{shown(run[k])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
