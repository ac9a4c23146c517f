/** Loss: how far the network's answer for the current sample is from its target, beside the mean over all samples. */
import { sampleWord } from '../../experiment/kinds.ts'
import { isMeasured } from '../../worker/frame.ts'
import { Line, useSetting } from './Line.tsx'
import { exactStatement, lossLine, lossSentence, lossStatement, meanLossLine } from './lossLines.ts'
import { Large, Statements } from './Statements.tsx'
import styles from './Step.module.css'
import { WithNumbers } from './WithNumbers.tsx'

export function LossPhase() {
  const { layout, training, dataset, network } = useSetting()
  const word = sampleWord(network)
  const samples = dataset.samples.length
  const exact = exactStatement(training.loss, layout)
  return (
    <div className={styles.halves}>
      <div>
        <Large statement={lossStatement(training.loss, layout)} />
        <WithNumbers of={lossLine} />
        <p className={styles.sentence}>
          <Line of={lossSentence} />
        </p>
      </div>
      <div className={styles.stacked}>
        {exact && (
          <Statements
            title="From the weighted sums, so that no digit is lost"
            statements={[exact]}
          />
        )}
        <div>
          <h3 className={styles.title}>
            {isMeasured(layout, samples)
              ? `Mean over all ${word}s`
              : `Mean over all ${word}s, when last measured`}
          </h3>
          <p className={styles.mean}>
            <Line of={meanLossLine} />
          </p>
        </div>
      </div>
    </div>
  )
}
