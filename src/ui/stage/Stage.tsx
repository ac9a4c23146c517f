/** The stage: the sentence that leads, and the network under it. */
import { useAppState } from '../hooks/app.tsx'
import { Narrator } from './Narrator.tsx'
import { Network } from './Network.tsx'
import { Notices, TrainerStopped } from './Notices.tsx'
import styles from './Stage.module.css'

export function Stage() {
  const notice = useAppState((state) => state.notice)
  const told = notice?.type === 'reached' ? null : notice
  return (
    <section
      aria-label="Stage"
      className={styles.stage}
      data-diverged={notice?.type === 'diverged' || undefined}
    >
      <div>
        <Notices notice={told} />
        {told === null && <Narrator />}
        {told && told.type !== 'diverged' && <TrainerStopped notice={told} />}
      </div>
      <Network />
    </section>
  )
}
