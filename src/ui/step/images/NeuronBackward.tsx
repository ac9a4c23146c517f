/** Backward, of a value: how the loss comes back to it from what it leads on to, and through its activation. */
import { sizeOf } from '../../../engine/network.ts'
import { isPooling, nextLayer } from '../../hooks/imageCells.ts'
import { whyStatement } from '../chain.ts'
import { losses } from '../../../engine/losses.ts'
import { Line, useSetting } from '../Line.tsx'
import { activationOf, type Neuron } from '../moment.ts'
import { Statements } from '../Statements.tsx'
import { blameStatements, feedsOf, hasSum, pixelBlame, type LearningSetting } from './backward.ts'
import { Handed } from './Handed.tsx'
import { isOff } from './forward.ts'
import { cellWords, isLast } from './letters.ts'
import { Onward } from './Onward.tsx'
import { FirstGradient } from './FirstGradient.tsx'
import { outputName } from './OutputTable.tsx'
import styles from './Panels.module.css'
import { blame, delta, prime, winnerOf } from './quantities.ts'
import { SumRows, type SumRow } from './SumRows.tsx'
import { Title } from './Title.tsx'

export function NeuronBackward({
  neuron,
  isHalf = false,
}: {
  readonly neuron: Neuron
  /** Blame has come back to it, and has not gone on from it. */
  readonly isHalf?: boolean
}) {
  const setting = useSetting()
  if (isLast(setting, neuron)) return <OutputBackward neuron={neuron} />
  const isPixel = neuron.layer < 0
  const letter = hasSum(setting, neuron) && !isHalf ? 'δ' : 'Blame'
  const statements = isPixel ? [] : blameStatements(setting, neuron)
  const isPool = !isPixel && isPooling(setting.network.layers[neuron.layer])
  return (
    <div className={styles.panel}>
      <Title
        aside={
          isPixel
            ? 'training does not need it; it says what a little more ink would do'
            : 'how fast the loss changes with it'
        }
      >
        {letter} of {cellWords(setting, neuron)}
      </Title>
      <div className={styles.row}>
        <Onward neuron={neuron} />
        <div className={`${styles.stack} ${styles.grow}`}>
          <SumRows rows={rowsOf(setting, neuron, isHalf)} />
          {isPool && !isHalf && <Handed neuron={neuron} />}
        </div>
      </div>
      {!isPixel && <WonWords neuron={neuron} />}
      {isHalf && (
        <p className={styles.words}>
          {isPool
            ? 'From here the pool hands it to the cells of its window.'
            : `From here it goes through ${activationOf(setting.network, neuron).label}, to δ.`}
        </p>
      )}
      {!isPixel && (
        <Statements title="" statements={isHalf ? statements.slice(0, 1) : statements} />
      )}
    </div>
  )
}

/** Whether it has won its window, where it is one of several under a max-pool. */
function WonWords({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const next = nextLayer(setting.network, neuron.layer)
  if (setting.network.layers[next]?.type !== 'maxPooling2d') return null
  const feeds = feedsOf(setting, neuron)
  if (feeds.length === 0) return null
  return (
    <p className={styles.words}>
      <Line
        of={(moment) => {
          const wins = feeds.filter(({ to }) => winnerOf(moment, to) === neuron.unit).length
          return [
            {
              text:
                wins > 0
                  ? 'It is the largest in its window, m = 1, so all of the pooled cell’s blame comes to it.'
                  : 'Another cell has won the window, m = 0, so nothing comes back to it.',
            },
          ]
        }}
      />
    </p>
  )
}

function rowsOf(setting: LearningSetting, neuron: Neuron, isHalf: boolean): SumRow[] {
  if (neuron.layer < 0) {
    return [
      {
        label: `from ${feedsOf(setting, neuron).length} ways, in all`,
        of: (moment) => pixelBlame(setting, moment, neuron),
        look: 'learnResult',
      },
    ]
  }
  const back = blame(setting, neuron)
  if (!hasSum(setting, neuron) || isHalf) {
    return [{ label: 'comes back, in all', of: back.at, look: 'learnResult' }]
  }
  const { label, symbol } = activationOf(setting.network, neuron)
  const isOut = isOff(setting, neuron)
  const slope: SumRow[] =
    symbol && symbol !== 'softmax' && !isOut
      ? [{ label: `times the slope of ${label} here`, of: prime(setting, neuron).at }]
      : []
  const next = setting.network.layers[nextLayer(setting.network, neuron.layer)]
  return [
    {
      label: isPooling(next) ? 'comes back through the pool' : 'comes back',
      of: back.at,
      look: 'learn',
    },
    ...slope,
    {
      label: isOut ? 'δ: it is off' : 'δ',
      of: delta(setting, neuron).at,
      look: 'learnResult',
      is: 'total',
    },
  ]
}

/** p − y: where the way back begins. */
function OutputBackward({ neuron }: { readonly neuron: Neuron }) {
  const setting = useSetting()
  const { layout, training, dataset } = setting
  const isBySum = losses[training.loss].gradient === 'weightedSum'
  const why = isBySum ? whyStatement(setting, neuron.unit) : null
  return (
    <div className={styles.panel}>
      <Title aside="the way back begins here">
        δ of output “{outputName(dataset, neuron.unit)}”
      </Title>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Statements title="" statements={blameStatements(setting, neuron)} />
          {why && (
            <div>
              <Statements title="Why that is all" statements={[why.statement]} />
              <p className={styles.words}>{why.words}</p>
            </div>
          )}
        </div>
        <FirstGradient
          layer={neuron.layer}
          count={sizeOf(layout.shapes[neuron.layer + 1])}
          selected={neuron.unit}
        />
      </div>
    </div>
  )
}
