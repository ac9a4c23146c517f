/** Update: what the next step makes of the selected parameter, how the optimizer comes to it, and every other one. */
import { optimizers } from '../../engine/optimizers.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import { useAppState } from '../hooks/app.tsx'
import { Asides } from './Asides.tsx'
import { Line, useSetting } from './Line.tsx'
import { ParameterList } from './List.tsx'
import { optimizerTerms } from './optimizerTerms.ts'
import { parameterIn } from './selected.ts'
import { Large, Statements } from './Statements.tsx'
import styles from './Step.module.css'
import { batchSentence, directionSentence, rateSentence } from './updateSentences.ts'
import { isUpdating, updateLine, updateRow } from './update.ts'
import { updateStatements } from './updateStatements.ts'
import { WithNumbers } from './WithNumbers.tsx'

export function UpdatePhase({
  parameter,
  aside,
  setAside,
}: {
  /** Left out: the selected one. */
  parameter?: number
  aside: string | null
  setAside: (name: string) => void
}) {
  const setting = useSetting()
  const { layout, training } = setting
  const { optimizer } = training
  const selection = useAppState(({ view }) => view.selection)
  const selected = parameter ?? parameterIn(layout, selection)
  const { gradient, memory, step } = updateStatements(setting, selected)
  const every = (
    <ParameterList title="Every parameter" selected={selected} width="medium" of={updateRow} />
  )
  const asides = [
    ...(memory.length > 0
      ? [
          {
            name: 'memory',
            label: 'Memory',
            content: (
              <div>
                <Statements
                  title={`What ${optimizers[optimizer.type].label} remembers, before and after`}
                  statements={memory}
                  isShown={isUpdating}
                />
                <p className={styles.words}>{optimizerTerms[optimizer.type].words(optimizer)}</p>
              </div>
            ),
          },
        ]
      : []),
    ...(gradient.length > 0
      ? [
          {
            name: 'gradient',
            label: 'Gradient',
            content: <GradientWay statements={gradient} />,
          },
        ]
      : []),
    { name: 'every', label: 'Every parameter', content: every },
  ]
  const isAlone = asides.length === 1
  return (
    <div className={isAlone ? styles.stacked : styles.halves}>
      <div>
        <Large statement={step} />
        <WithNumbers of={(moment) => updateLine(moment, selected)} />
        <p className={styles.sentence}>
          <Line of={rateSentence} />
          <Line of={(moment) => directionSentence(moment, selected)} />
        </p>
        {training.batchSize > 1 && (
          <p className={styles.words}>
            <Line of={batchSentence} />
          </p>
        )}
      </div>
      {isAlone ? (
        every
      ) : (
        <Asides
          id="update"
          label="About the update"
          asides={asides}
          selected={aside}
          select={setAside}
        />
      )}
    </div>
  )
}

function GradientWay({
  statements,
}: {
  statements: Parameters<typeof Statements>[0]['statements']
}) {
  const { training, network } = useSetting()
  const { regularization, clipNorm } = training
  const words = [
    ...(training.batchSize > 1
      ? [
          `S adds up the gradients of the batch’s ${sampleWord(network)}s before this one, and n counts them all.`,
        ]
      : []),
    ...(regularization.type !== 'none' && regularization.rate !== 0
      ? [
          regularization.type === 'l1'
            ? 'The penalty r pulls every weight towards 0 by the same amount; biases go free.'
            : 'The penalty r pulls every weight towards 0, large ones more; biases go free.',
        ]
      : []),
    ...(clipNorm === null
      ? []
      : [
          'Clipping shortens the whole gradient, of all parameters together, where it is longer than c.',
        ]),
  ]
  return (
    <div>
      <Statements
        title="What the optimizer gets"
        statements={statements}
        isShown={({ frame }) => frame.batch.seen + 1 >= frame.batch.size}
      />
      <p className={styles.words}>{words.join(' ')}</p>
    </div>
  )
}
