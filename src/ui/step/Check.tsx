/** The gradient check of the selected parameter, computed live, in one quiet line. */
import { useProbe } from '../hooks/useProbe.ts'
import { checkSentence, isOf } from './check.ts'
import { Line } from './Line.tsx'
import styles from './Step.module.css'

export function Check({ parameter }: { parameter: number }) {
  const { answer } = useProbe('check', { type: 'slope', parameter, of: 'sample' })
  const check = answer?.type === 'slope' ? answer.value : null
  return (
    <p role="note" aria-label="Gradient check" className={styles.words}>
      <Line
        of={(moment) =>
          check && !moment.isLooked && (moment.frame.status === 'training' || isOf(moment, check))
            ? checkSentence(moment, check)
            : []
        }
      />
    </p>
  )
}
