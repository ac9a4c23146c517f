/** The panel with the curve of training loss, its caption, its table, and the branches beside it. */
import { useId, useMemo, useRef, useState } from 'react'
import { troubleIn } from '../../state/trouble.ts'
import { Button } from '../controls/Button.tsx'
import { late } from '../controls/late.tsx'
import { format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { Chart } from './Chart.tsx'
import { ghostsOf, shownGhosts } from './ghosts.ts'
import type { Measure, Measures } from './measures.ts'
import { useCurve, type Curve } from './useCurve.ts'
import styles from './Loss.module.css'

const LossTable = late(() => import('./LossTable.tsx').then((loaded) => loaded.LossTable), 'seldom')
const Trouble = late(() => import('./Trouble.tsx').then((loaded) => loaded.Trouble))
const MoreKeys = late(() => import('./MoreKeys.tsx').then((loaded) => loaded.MoreKeys))
const Choice = late(() => import('./Choice.tsx').then((loaded) => loaded.Choice))
const Scores = late(() => import('./Scores.tsx').then((loaded) => loaded.Scores))
const Words = late(() => import('./Words.tsx').then((loaded) => loaded.Words))
const Keep = late(() => import('./Keep.tsx').then((loaded) => loaded.Keep))
const Branches = late(() => import('./Branches.tsx').then((loaded) => loaded.Branches), 'seldom')

export function Loss() {
  const heading = useId()
  const curve = useCurve()
  const { points, ahead, present } = curve
  const figure = useRef<HTMLElement>(null)
  const [measures, setMeasures] = useState<Measures | null>(null)
  const problem = useAppState((state) => state.dataset.problem)
  const isScore = useAppState((state) => state.view.measure === 'score')
  const measure = isScore && measures ? measures[problem] : null
  const shown = measure ? measure.curveOf(curve) : curve
  const [isTable, setIsTable] = useState(false)
  const trouble = useAppState((state) => troubleIn(state.series.points))
  const chosen = useAppState((state) => state.view.lossScale)
  const isLog = chosen === 'log' || (chosen === 'auto' && trouble === 'exploding')
  const loss = useAppState((state) => state.training.loss)
  const all = useGhosts(isScore ? null : loss)
  const beside = useMemo(
    () => shownGhosts(all).map(({ letter, branch }) => ({ letter, points: branch.points })),
    [all],
  )
  const ghosts = measure
    ? beside.map(({ letter, points }) => ({ letter, points: measure.pointsOf(points) }))
    : beside
  const charted = { curve: shown, ghosts, isLog, loss, measure }
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading} className={measures ? 'visually-hidden' : undefined}>
          Loss
        </h2>
        <Choice
          id={heading}
          give={setMeasures}
          isLog={isLog}
          isExploding={trouble === 'exploding'}
        />
      </div>
      {trouble && <Trouble trouble={trouble} isLog={chosen === 'auto' && isLog} />}
      <figure ref={figure} id={`${heading}-panel`}>
        <Chart {...charted} />
        <div className={styles.legend}>
          <Legend curve={shown} hasGhosts={ghosts.length > 0} text={measure?.text ?? format} />
          <Button
            kind="link"
            className={styles.link}
            aria-expanded={isTable}
            aria-label="Show as table: the curve"
            onClick={() => setIsTable(!isTable)}
          >
            Show as table
          </Button>
        </div>
        <div className={styles.scoresPlace}>
          <Scores isLossShown={!measure} present={present} />
        </div>
        <figcaption className={styles.caption} data-test={present.test !== null || undefined}>
          <Words curve={curve} measure={measure} />
        </figcaption>
      </figure>
      <div className={styles.actsPlace}>
        <Keep figure={figure} curve={curve} branches={all} charted={charted} />
      </div>
      {isTable && <LossTable points={points} ahead={ahead} ghosts={ghosts} measure={measure} />}
      {all.length > 0 && <Branches ghosts={all} measure={measure} />}
    </section>
  )
}

/** `loss`: whose losses are compared; null: scores are. */
function useGhosts(loss: string | null) {
  const branches = useAppState((state) => state.branches)
  const { experiment, edits } = useAppState((state) => state.run)
  return useMemo(
    () => ghostsOf(branches, { experiment, edits }, loss),
    [branches, experiment, edits, loss],
  )
}

type LegendProps = Pick<Measure, 'text'> & { readonly curve: Curve; readonly hasGhosts: boolean }

function Legend({ curve, hasGhosts, text }: LegendProps) {
  const { present } = curve
  return (
    <span className={styles.keys}>
      <span>
        <span className={styles.key} aria-hidden="true">
          ━
        </span>{' '}
        training {text(present.loss)}
      </span>
      {present.test !== null && (
        <span>
          <span className={styles.testKey} aria-hidden="true">
            ╌╌
          </span>{' '}
          test {text(present.test)}
        </span>
      )}
      <MoreKeys curve={curve} hasGhosts={hasGhosts} />
    </span>
  )
}
