/** Loss: how far the network's answer for the current sample is from its target, beside the mean over all samples. */
import { sizeOf } from '../../engine/network.ts'
import { MAX_ROWS } from '../../worker/frame.ts'
import { Maths } from '../maths/Maths.tsx'
import { Line, useSetting } from './Line.tsx'
import { lossFormulas } from './LossFormula.tsx'
import { lossTerms, meanLossLine } from './lossTerms.ts'
import styles from './Step.module.css'
import { WithNumbers } from './WithNumbers.tsx'

export function LossPhase() {
  const { layout, training, dataset } = useSetting()
  const { line, sentence } = lossTerms[training.loss]
  const samples = dataset.samples.length
  return (
    <div className={styles.halves}>
      <div>
        <Maths>
          <mi>L</mi>
          <mo>=</mo>
          {lossFormulas[training.loss].value(sizeOf(layout.shapes.at(-1)!))}
        </Maths>
        <WithNumbers of={line} />
        <p className={styles.sentence}>
          <Line of={sentence} />
        </p>
      </div>
      <div>
        <h3 className={styles.title}>
          {samples > MAX_ROWS
            ? 'Mean over all samples, when last measured'
            : 'Mean over all samples'}
        </h3>
        <p className={styles.mean}>
          <Line of={meanLossLine} />
        </p>
      </div>
    </div>
  )
}
