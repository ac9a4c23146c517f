/** Beside the loss what a person asks for first: how many are right, or how much of the values is explained. */
import { useScores } from '../hooks/useScores.ts'
import styles from './Loss.module.css'

export function Scores() {
  const scores = useScores('loss')
  return (
    <p className={styles.scores}>
      {scores
        ? `${scores.name} ${scores.training}${scores.test === null ? '' : ` · test ${scores.test}`}`
        : ' '}
    </p>
  )
}
