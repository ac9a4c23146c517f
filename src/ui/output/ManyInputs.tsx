/** Where there is no map to draw: a sentence, and how good the answers are. */
import type { Dataset } from '../../data/dataset.ts'
import { sizeOf } from '../../engine/network.ts'
import { grouped } from '../../data/grouped.ts'
import { useScores } from '../hooks/useScores.ts'
import styles from './Output.module.css'

export function ManyInputs({ dataset }: { readonly dataset: Dataset }) {
  const scores = useScores('output')
  return (
    <>
      <p className={styles.none}>
        The map shows two inputs, a curve one. This network has {grouped(sizeOf(dataset.input))}.
      </p>
      {scores && (
        <table className={styles.scores} aria-label="Scores">
          <thead>
            <tr>
              <th scope="col">{scores.name}</th>
              <td>training</td>
              {scores.test !== null && <td>test</td>}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">of {grouped(dataset.samples.length)}</th>
              <td>{scores.training}</td>
              {scores.test !== null && <td>{scores.test}</td>}
            </tr>
          </tbody>
        </table>
      )}
    </>
  )
}
