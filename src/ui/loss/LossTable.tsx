/** The chart as a table. */
import { format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { measures, type Measure } from './measures.ts'
import type { ChartProps } from './PlainChart.tsx'
import { epochText } from './reading.ts'
import { rowsOf } from './table.ts'
import type { Curve } from './useCurve.ts'
import styles from './Loss.module.css'

type LossTableProps = Pick<Curve, 'points' | 'ahead'> &
  Pick<ChartProps, 'ghosts'> & { readonly measure: Measure | null }

/** Losses and scores; of the branches what the chart shows. */
export function LossTable({ points, ahead, ghosts, measure }: LossTableProps) {
  const { name, text } = useAppState((state) => measures[state.dataset.problem])
  const othersText = measure?.text ?? format
  const rows = rowsOf(
    points,
    ahead,
    ghosts.map((ghost) => ghost.points),
  )
  const hasTest = rows.some(({ test }) => test !== null)
  const hasScore = rows.some(({ score }) => score !== null)
  const hasTestScore = rows.some(({ testScore }) => testScore !== null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys
    <section className={styles.scroll} tabIndex={0} aria-label="Training loss by epoch">
      <table className={styles.table} aria-label="Training loss by epoch">
        <thead>
          <tr>
            <th scope="col">epoch</th>
            <th scope="col">loss</th>
            {hasTest && <th scope="col">test</th>}
            {hasScore && <th scope="col">{name}</th>}
            {hasTestScore && <th scope="col">test {name}</th>}
            {ghosts.map(({ letter }) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ epoch, loss, test, score, testScore, time, others }, row) => (
            <tr key={row} data-time={time}>
              <td>
                {epochText(epoch)}
                {time === 'now' && ' (now)'}
                {time === 'ahead' && ' (ahead)'}
              </td>
              <td>{loss === null ? '–' : format(loss)}</td>
              {hasTest && <td>{test === null ? '–' : format(test)}</td>}
              {hasScore && <td>{score === null ? '–' : text(score)}</td>}
              {hasTestScore && <td>{testScore === null ? '–' : text(testScore)}</td>}
              {others.map((other, place) => (
                <td key={ghosts[place].letter}>{other === null ? '–' : othersText(other)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
