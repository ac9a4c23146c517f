/** Update: what the next step makes of the selected parameter, and of every other one. */
import { nameOf } from '../../engine/layout.ts'
import { optimizers } from '../../engine/optimizers.ts'
import { isPlain } from '../../experiment/plain.ts'
import { useAppState } from '../hooks/app.tsx'
import { Letter, Maths, Slope } from '../maths/Maths.tsx'
import { derivationOf } from './chain.ts'
import { Product } from './ChainFormula.tsx'
import { Line, useSetting } from './Line.tsx'
import { ParameterList } from './List.tsx'
import { parameterIn } from './selected.ts'
import styles from './Step.module.css'
import { batchSentence, directionSentence, updateLine, updateRow } from './update.ts'
import { WithNumbers } from './WithNumbers.tsx'

export function UpdatePhase() {
  const setting = useSetting()
  const { layout, training } = setting
  const selection = useAppState(({ view }) => view.selection)
  const selected = parameterIn(layout, selection)
  const parameter = <Letter name={nameOf(layout, selected)} />
  const derivation = derivationOf(setting, selected)
  const isBatch = training.batchSize > 1
  return (
    <div className={styles.stacked}>
      <div>
        <Maths>
          {parameter}
          <mo>←</mo>
          {parameter}
          <mo>−</mo>
          <mi>η</mi>
          <mo>·</mo>
          {isBatch && (
            <>
              <mfrac>
                <mn>1</mn>
                <mi>n</mi>
              </mfrac>
              <mo>∑</mo>
            </>
          )}
          {derivation.type === 'rule' ? (
            <Product derivation={derivation} />
          ) : (
            <Slope of={<mi>L</mi>} by={parameter} />
          )}
        </Maths>
        {!isPlain(training) && (
          <p className={styles.words}>
            Here g is that mean, with penalty and clipping, and the rate follows its schedule.{' '}
            {optimizers[training.optimizer.type].formula}
          </p>
        )}
        <WithNumbers of={(moment) => updateLine(moment, selected)} />
        <p className={styles.sentence}>
          <Line of={(moment) => directionSentence(moment, selected)} />
        </p>
        {isBatch && (
          <p className={styles.words}>
            <Line of={batchSentence} />
          </p>
        )}
      </div>
      <ParameterList title="Every parameter" selected={selected} isWide of={updateRow} />
    </div>
  )
}
