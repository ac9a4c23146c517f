/** Beside the loss what a person asks for first: how many are right, or how much of the values is explained; beside that, the loss. */
import { format } from '../format.ts'
import { useScores } from '../hooks/useScores.ts'
import type { Curve } from './useCurve.ts'
import styles from './Loss.module.css'

type ScoresProps = { readonly isLossShown: boolean; readonly present: Curve['present'] }

export function Scores({ isLossShown, present }: ScoresProps) {
  return <p className={styles.scores}>{isLossShown ? <Score /> : lossWords(present)}</p>
}

function Score() {
  const scores = useScores('loss')
  if (!scores) return ' '
  return `${scores.name} ${scores.training}${scores.test === null ? '' : ` · test ${scores.test}`}`
}

function lossWords({ loss, test }: Curve['present']): string {
  return `loss ${format(loss)}${test === null ? '' : ` · test ${format(test)}`}`
}
