/** Backward: the derivative of the loss with respect to the selected parameter, its check, and in tabs where it comes from. */
import { nameOf } from '../../engine/layout.ts'
import { late } from '../controls/late.tsx'
import { useAppState } from '../hooks/app.tsx'
import { Asides } from './Asides.tsx'
import { gradientLine, gradientStatement, originStatements, whyStatement } from './chain.ts'
import { derivationOf } from './derivation.ts'
import { gradientSentence } from './chainSentence.ts'
import { Check } from './Check.tsx'
import { Derivatives } from './Derivatives.tsx'
import { Line, useSetting } from './Line.tsx'
import { Paths } from './Paths.tsx'
import { pathCount } from './paths.ts'
import { parameterIn } from './selected.ts'
import { Large, Statements } from './Statements.tsx'
import styles from './Step.module.css'
import { directionSentence } from './updateSentences.ts'
import { WithNumbers } from './WithNumbers.tsx'

const Along = late(() => import('./along/Along.tsx').then((loaded) => loaded.Along))

export function BackwardPhase({
  aside,
  setAside,
}: {
  aside: string | null
  setAside: (name: string) => void
}) {
  const setting = useSetting()
  const { layout } = setting
  const selection = useAppState(({ view }) => view.selection)
  const selected = parameterIn(layout, selection)
  const { letter, number } = nameOf(layout, selected)
  const asides = [
    { name: 'factors', label: 'Factors', content: <Factors selected={selected} /> },
    ...(pathCount(setting, selected) > 1
      ? [{ name: 'paths', label: 'Paths', content: <Paths parameter={selected} /> }]
      : []),
    {
      name: 'along',
      label: `Loss along ${letter}${number}`,
      content: <Along parameter={selected} />,
    },
    { name: 'every', label: 'Every derivative', content: <Derivatives selected={selected} /> },
  ]
  return (
    <div className={styles.halves}>
      <div>
        <Large statement={gradientStatement(setting, selected)} />
        <WithNumbers of={(moment) => gradientLine(moment, selected)} />
        <p className={styles.sentence}>
          <Line of={(moment) => directionSentence(moment, selected)} />
        </p>
        <p className={styles.words}>
          <Line of={(moment) => gradientSentence(moment, selected)} />
        </p>
        <Check parameter={selected} />
      </div>
      <Asides
        id="backward"
        label="About the derivative"
        asides={asides}
        selected={aside}
        select={setAside}
      />
    </div>
  )
}

/** Where the factors come from, or δ, and why the derivative of a cross-entropy is so short. */
function Factors({ selected }: { selected: number }) {
  const setting = useSetting()
  const derivation = derivationOf(setting, selected)
  const origins = originStatements(setting, selected)
  const [first] = derivation.type === 'chain' ? derivation.links : []
  const why =
    first?.type === 'loss' && first.isSum ? whyStatement(setting, first.output.unit) : null
  if (derivation.type === 'rule') {
    return (
      <p className={styles.words}>
        The step has no slope to multiply by. Rosenblatt’s rule takes the error as it is, times the
        input.
      </p>
    )
  }
  return (
    <div className={styles.stacked}>
      <Statements
        title={derivation.type === 'delta' ? 'Where δ comes from' : 'Where the factors come from'}
        statements={origins}
      />
      {why && (
        <div>
          <Statements title="Why that is all" statements={[why.statement]} />
          <p className={styles.words}>{why.words}</p>
        </div>
      )}
    </div>
  )
}
