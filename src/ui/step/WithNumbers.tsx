/** The formula again, with the current sample's numbers. */
import { Line } from './Line.tsx'
import { sampleName, type Moment } from './moment.ts'
import type { Piece } from './pieces.ts'
import styles from './Step.module.css'

export function WithNumbers({ of }: { of: (moment: Moment) => readonly Piece[] }) {
  return (
    <p className={styles.numbers}>
      <Line
        className={styles.label}
        of={(moment) => [{ text: `with ${sampleName(moment)}’s numbers` }]}
      />{' '}
      <Line of={of} />
    </p>
  )
}
