/** What a person takes along from the chart: the run, pinned, its numbers as CSV, and the picture. */
import { useState, type RefObject } from 'react'
import { Button } from '../controls/Button.tsx'
import { download, fileName } from '../controls/download.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { branchWords } from '../hooks/changes.ts'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import type { Charted } from './chartOf.ts'
import { shownGhosts, type Ghost } from './ghosts.ts'
import { csvOf } from './table.ts'
import type { Curve } from './useCurve.ts'
import { wordsOf } from './Words.tsx'
import styles from './Loss.module.css'

/** In names of columns and of files. */
const SCORES = { classes: 'accuracy', values: 'r2' } as const

type KeepProps = {
  /** What is around the chart, whose font the picture takes. */
  readonly figure: RefObject<HTMLElement | null>
  /** Of losses, whatever the chart shows. */
  readonly curve: Curve
  readonly branches: readonly Ghost[]
  readonly charted: Charted
}

export function Keep({ figure, curve, branches, charted }: KeepProps) {
  const actions = useActions()
  const { store } = useApp()
  const theme = useShownTheme()
  const title = useAppState((state) => state.run.experiment.title)
  const score = useAppState((state) => SCORES[state.dataset.problem])
  const [problem, setProblem] = useState('')
  const hasTrained = curve.points.length > 1
  const shown = shownGhosts(branches)

  const pin = (): void => {
    const before = store.getState().branches
    actions.pin()
    const isNew = store.getState().branches !== before
    actions.announce(isNew ? 'Pinned. It stands among the branches.' : 'It is pinned already.')
  }
  const saveNumbers = (): void => {
    const beside = shown.map(({ letter, branch }) => ({ letter, points: branch.points }))
    const text = csvOf(curve.points, curve.ahead, beside, score)
    download(`${fileName(title)}-loss.csv`, new Blob([text], { type: 'text/csv' }))
  }
  const savePicture = async (): Promise<void> => {
    const { run, segments } = store.getState()
    const words = shown.map(({ branch }) => branchWords(branch.run, run))
    try {
      if (!figure.current) return
      const { chartPicture } = await import('./chartPicture.ts')
      const picture = await chartPicture(figure.current, {
        title,
        charted,
        branches: words,
        caption: wordsOf(curve, charted.measure),
        run,
        segments,
        theme,
      })
      download(`${fileName(title)}-${charted.measure ? score : 'loss'}.png`, picture)
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
