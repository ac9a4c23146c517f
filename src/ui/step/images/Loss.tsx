/** Loss, beside the first gradient that comes of it: what every output says, less what is right. */
import { useSetting } from '../Line.tsx'
import { LossPhase } from '../LossPhase.tsx'
import { outputsOf } from '../quantities.ts'
import { FirstGradient } from './FirstGradient.tsx'
import styles from './Panels.module.css'

/** More outputs than these are not drawn one by one. */
const MOST_OUTPUTS = 24

export function Loss() {
  const { layout } = useSetting()
  const count = outputsOf(layout)
  if (count > MOST_OUTPUTS) return <LossPhase />
  return (
    <div className={styles.panel}>
      <div className={styles.columns}>
        <div>
          <LossPhase />
        </div>
        <FirstGradient layer={layout.shapes.length - 2} count={count} />
      </div>
    </div>
  )
}
