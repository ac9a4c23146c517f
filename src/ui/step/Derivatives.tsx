/** Every partial derivative, and on demand every one beside its gradient check. */
import { useState } from 'react'
import { placeOf } from '../../engine/layout.ts'
import { computedBy, partsOf } from '../../state/walk.ts'
import { Button } from '../controls/Button.tsx'
import { useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import { checkRow, checksSentence, isOf } from './check.ts'
import { Line, useSetting } from './Line.tsx'
import { ParameterList } from './List.tsx'
import { notYet, number, resultDigits } from './pieces.ts'
import styles from './Step.module.css'

export function Derivatives({ selected }: { selected: number }) {
  const { training, layout } = useSetting()
  // During a walk the layers whose turn has not come have no derivative yet.
  const first = useAppState(({ walk, network }) => computedBy(walk, partsOf(network)).backward)
  const [isChecking, setChecking] = useState(false)
  const { answer, progress } = useProbe(
    'checks',
    isChecking ? { type: 'slopes', of: 'sample' } : null,
  )
  const checks = answer?.type === 'slopes' ? answer.value : null
  return (
    <div>
      <p className={styles.checks}>
        <Button kind="small" aria-pressed={isChecking} onClick={() => setChecking(!isChecking)}>
          Check all
        </Button>
        {isChecking && (
          <span className={styles.checked}>
            {checks ? (
              <Line of={(moment) => checksSentence(moment, checks)} />
            ) : (
              `Checking, ${Math.round((progress ?? 0) * 100)} %`
            )}
          </span>
        )}
      </p>
      <ParameterList
        title={
          training.loss === 'perceptron'
            ? 'In place of every partial derivative'
            : 'Every partial derivative'
        }
        selected={selected}
        width={isChecking ? 'medium' : 'small'}
        of={(moment, index) => {
          if (placeOf(layout, index).block.layer < first) return notYet
          const check = checks?.[index]
          return [
            number(moment.frame.gradients[index], resultDigits(moment.isAllDigits), 'learn'),
            ...(check && isOf(moment, check) ? checkRow(moment, check) : []),
          ]
        }}
      />
    </div>
  )
}
