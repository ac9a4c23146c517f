/** Backward: the derivative of the loss with respect to the selected parameter, where its factors come from, and every other one. */
import { nameOf } from '../../engine/layout.ts'
import { useAppState } from '../hooks/app.tsx'
import { Letter, Maths, Slope } from '../maths/Maths.tsx'
import { derivationOf, gradientLine } from './chain.ts'
import { Origins, Product } from './ChainFormula.tsx'
import { gradientSentence } from './chainSentence.ts'
import { Line, useSetting } from './Line.tsx'
import { ParameterList } from './List.tsx'
import { number, resultDigits } from './pieces.ts'
import { parameterIn } from './selected.ts'
import styles from './Step.module.css'
import { directionSentence } from './update.ts'
import { WithNumbers } from './WithNumbers.tsx'

export function BackwardPhase() {
  const setting = useSetting()
  const { layout } = setting
  const selection = useAppState(({ view }) => view.selection)
  const selected = parameterIn(layout, selection)
  const derivation = derivationOf(setting, selected)
  const isRule = derivation.type === 'rule'
  return (
    <div className={styles.split}>
      <div>
        <Maths>
          {isRule && <mtext>in place of&nbsp;</mtext>}
          <Slope of={<mi>L</mi>} by={<Letter name={nameOf(layout, selected)} />} />
          {isRule ? <mo>:</mo> : <mo>=</mo>}
          <Product derivation={derivation} />
        </Maths>
        <WithNumbers of={(moment) => gradientLine(moment, selected)} />
        <p className={styles.sentence}>
          <Line of={(moment) => directionSentence(moment, selected)} />
        </p>
        <p className={styles.words}>
          <Line of={(moment) => gradientSentence(moment, selected)} />
        </p>
      </div>
      <div className={styles.aside}>
        <Origins derivation={derivation} />
        <ParameterList
          title={isRule ? 'In place of every partial derivative' : 'Every partial derivative'}
          selected={selected}
          of={(moment, index) => [
            number(moment.frame.gradients[index], resultDigits(moment.isAllDigits), 'learn'),
          ]}
        />
      </div>
    </div>
  )
}
