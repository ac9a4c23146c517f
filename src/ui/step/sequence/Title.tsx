/** What the panel is about: the unit, and the time step by its name. */
import { unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import { namesOf } from '../../hooks/sequence/times.ts'
import { Line, useSetting } from '../Line.tsx'
import type { Cell } from './letters.ts'
import styles from './Sequence.module.css'

export function Title({ cell }: { readonly cell: Cell }) {
  const { network } = useSetting()
  const { steps, timed } = unrolledOf(network)
  const isTimed = cell.layer < 0 || timed.some(({ layer }) => layer === cell.layer)
  const { letter, number } = unitName(network, cell.layer, cell.unit)
  return (
    <h3 className={styles.title}>
      <i>{letter}</i>
      {number !== null && <sub>{number}</sub>}
      <span className={styles.time}>
        <Line
          of={({ dataset, sample }) => {
            if (!isTimed) return [{ text: 'after the last step' }]
            const { full } = namesOf(dataset, sample, steps).steps[cell.time]
            const counted = `t = ${cell.time + 1} of ${steps}`
            return [{ text: full.startsWith('step ') ? `step ${counted}` : `${full}, ${counted}` }]
          }}
        />
      </span>
    </h3>
  )
}
