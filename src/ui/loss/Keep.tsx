/** What a person takes along from the chart: the run, pinned, its numbers as CSV, and the picture. */
import { useState, type RefObject } from 'react'
import { losses } from '../../engine/losses.ts'
import { Button } from '../controls/Button.tsx'
import { download, fileName } from '../controls/download.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { chartPicture } from './chartPicture.ts'
import type { Measure } from './measures.ts'
import type { ChartProps } from './PlainChart.tsx'
import { csvOf } from './table.ts'
import type { Curve } from './useCurve.ts'
import { wordsOf } from './Words.tsx'
import styles from './Loss.module.css'

/** In names of columns and of files. */
const SCORES = { classes: 'accuracy', values: 'r2' } as const

type KeepProps = {
  readonly chart: RefObject<HTMLElement | null>
  readonly curve: Curve
  readonly ghosts: ChartProps['ghosts']
  readonly measure: Measure | null
}

export function Keep({ chart, curve, ghosts, measure }: KeepProps) {
  const actions = useActions()
  const { store } = useApp()
  const title = useAppState((state) => state.run.experiment.title)
  const loss = useAppState((state) => state.training.loss)
  const score = useAppState((state) => SCORES[state.dataset.problem])
  const hasTest = curve.present.test !== null
  const [problem, setProblem] = useState('')
  const hasTrained = curve.points.length > 1

  const pin = (): void => {
    const before = store.getState().branches
    actions.pin()
    const isNew = store.getState().branches !== before
    actions.announce(isNew ? 'Pinned. It stands among the branches.' : 'It is pinned already.')
  }
  const saveNumbers = (): void => {
    const text = csvOf(curve.points, curve.ahead, ghosts, score)
    download(`${fileName(title)}-loss.csv`, new Blob([text], { type: 'text/csv' }))
  }
  const savePicture = async (): Promise<void> => {
    if (!chart.current) return
    try {
      const axes = `${measure?.label ?? losses[loss].label} by epoch`
      const lines = hasTest ? ' Solid: training. Dashed: test.' : ''
      const picture = await chartPicture(chart.current, {
        title,
        axes,
        caption: `${wordsOf(curve, measure)}${lines}`,
      })
      download(`${fileName(title)}-${measure ? score : 'loss'}.png`, picture)
      setProblem('')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <p className={styles.acts}>
      <Button
        kind="link"
        className={styles.link}
        isOff={!hasTrained}
        title={
          hasTrained ? 'Keep this run beside others, without leaving it' : 'Train first, then pin'
        }
        onClick={pin}
      >
        Pin this run
      </Button>
      <span>
        <Button kind="link" className={styles.link} onClick={saveNumbers}>
          Download CSV
        </Button>
        {' · '}
        <Button
          kind="link"
          className={styles.link}
          aria-label="Download picture"
          onClick={() => void savePicture()}
        >
          picture
        </Button>
      </span>
      <output>{problem}</output>
    </p>
  )
}
