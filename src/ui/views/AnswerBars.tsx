/** What the network makes of one input: a bar for each class, or values in the units of the data. */
import type { Dataset } from '../../data/dataset.ts'
import { fixed, format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { className, classOf, inUnits, targetWords, thresholdOf } from './answers.ts'
import styles from './Views.module.css'

type AnswerProps = {
  readonly dataset: Dataset
  readonly outputs: readonly number[]
  /** What it should be, where that is known. */
  readonly target: readonly number[] | null
}

export function AnswerBars({ dataset, outputs, target }: AnswerProps) {
  return dataset.problem === 'classes' ? (
    <ClassBars dataset={dataset} outputs={outputs} target={target} />
  ) : (
    <Values dataset={dataset} outputs={outputs} target={target} />
  )
}

function ClassBars({ dataset, outputs, target }: AnswerProps) {
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const answered = classOf(outputs, threshold)
  const truth = target && classOf(target, threshold)
  // One output tells of class 1, and the rest is class 0; beyond 0 and 1 it is no share.
  const [output] = outputs
  const isShare = threshold === 0.5 && output >= 0 && output <= 1
  const shares = outputs.length > 1 ? outputs : isShare ? [1 - output, output] : null
  const verdict = truth === null ? '.' : truth === answered ? ', and that is right.' : '.'
  return (
    <div className={styles.answer}>
      <p>
        The network says <strong>{className(dataset, answered)}</strong>
        {shares === null && ` (${format(output)})`}
        {verdict}
        {truth !== null && truth !== answered && ` It is ${className(dataset, truth)}.`}
      </p>
      {shares && (
        <ul className={styles.bars}>
          {shares.map((share, one) => (
            <li key={one} data-answered={one === answered || undefined}>
              <span className={styles.barName} title={className(dataset, one)}>
                {className(dataset, one)}
                {one === truth && <span className="visually-hidden"> (true)</span>}
              </span>
              <span className={styles.track} data-true={one === truth || undefined}>
                <span style={{ width: `${100 * Math.min(1, Math.max(0, share))}%` }} />
              </span>
              <span className={styles.number}>{shareWords(share)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Of many classes most shares are next to nothing. */
function shareWords(share: number): string {
  return share > 0 && share < 0.0005 ? '< 0.001' : fixed(share, 3)
}

function Values({ dataset, outputs, target }: AnswerProps) {
  const values = inUnits(dataset, outputs)
  return (
    <dl className={styles.values}>
      {values.map((value, o) => (
        <div key={o}>
          <dt>{dataset.targetNames[o] ?? `value ${o + 1}`}</dt>
          <dd>
            The network says <strong>{format(value)}</strong>.
            {target &&
              ` It is ${targetWords(
                { ...dataset, targetScalings: [dataset.targetScalings[o]] },
                [target[o]],
                0,
              )}.`}
          </dd>
        </div>
      ))}
    </dl>
  )
}
