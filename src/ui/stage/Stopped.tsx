/** What is said of training that stopped by itself: it blew up, or the trainer stopped. */
import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { count, exact } from '../format.ts'
import { useActions, useAppState } from '../hooks/app.tsx'
import styles from './Narrator.module.css'
import type { Told } from './Notices.tsx'

export function Diverged({
  notice: { step, rate },
}: {
  notice: Extract<Told, { type: 'diverged' }>
}) {
  const actions = useActions()
  const optimizer = useAppState((state) => state.training.optimizer)
  const lower = (): void => {
    void actions.setTraining({ optimizer: { ...optimizer, learningRate: rate } })
    actions.dismissNotice()
  }
  return (
    <p className={styles.say}>
      <strong>Training blew up at step {count(step)}.</strong>{' '}
      <span className={styles.second}>
        The weights grew past what numbers can hold. You are back at step {count(step - 1)}.
      </span>{' '}
      <Button kind="small" className={styles.offer} onClick={lower}>
        Use learning rate {exact(rate)}
      </Button>
    </p>
  )
}

/** Nobody answers: the trainer hangs, is gone, or is busy for very long. */
function Silent() {
  const actions = useActions()
  return (
    <output className={styles.say}>
      The trainer does not answer. <span className={styles.second}>Your run is safe.</span>{' '}
      <Button kind="small" className={styles.offer} onClick={() => void actions.restart()}>
        Restart the trainer
      </Button>
    </output>
  )
}

/** The trainer stopped by itself: it was started again, or training is off. */
export function TrainerStopped({ notice }: { notice: Exclude<Told, { type: 'diverged' }> }) {
  const [isCopied, setCopied] = useState(false)
  if (notice.type === 'silent') return <Silent />
  if (notice.type === 'restarted') {
    return (
      <output className={styles.say}>
        The trainer stopped.{' '}
        <span className={styles.second}>Restarted at step {count(notice.position)}.</span>
      </output>
    )
  }
  const copy = (): void => {
    navigator.clipboard.writeText(notice.details).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <output className={styles.say}>
      It keeps stopping.{' '}
      <span className={styles.second}>Training is off; everything else works.</span>{' '}
      <Button kind="small" className={styles.offer} onClick={copy}>
        {isCopied ? 'Copied' : 'Copy details'}
      </Button>
    </output>
  )
}
