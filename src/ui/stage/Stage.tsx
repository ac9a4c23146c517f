/** The stage: the sentence that leads, what there is to say besides, and the network under it. */
import { kindOfNetwork } from '../../experiment/kinds.ts'
import { late } from '../controls/late.tsx'
import { useAppState } from '../hooks/app.tsx'
import { Narrator } from './Narrator.tsx'
import { Notices, TrainerStopped } from './Notices.tsx'
import styles from './Stage.module.css'
import { useBlowup } from './useBlowup.ts'
import { useUnits } from './useUnits.ts'

const BlowupLesson = late(
  () => import('./BlowupLesson.tsx').then((loaded) => loaded.BlowupLesson),
  'seldom',
)
const CircleHint = late(
  () => import('./CircleHint.tsx').then((loaded) => loaded.CircleHint),
  'seldom',
)
// The page opens with it, and with any other kind where that was left.
const Network = late(() => import('./Network.tsx').then((loaded) => loaded.Network), 'first')
const Row = late(() => import('./images/Row.tsx').then((loaded) => loaded.Row), 'seldom')
const Unrolled = late(
  () => import('./sequence/Unrolled.tsx').then((loaded) => loaded.Unrolled),
  'seldom',
)
const UnitsHint = late(() => import('./UnitsHint.tsx').then((loaded) => loaded.UnitsHint), 'seldom')

export function Stage() {
  const kind = useAppState(({ network }) => kindOfNetwork(network))
  const notice = useAppState((state) => state.notice)
  const units = useUnits()
  const blowup = useBlowup(notice)
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
        {notice?.type === 'diverged' && <BlowupLesson notice={notice} blowup={blowup} />}
        {told === null && kind === 'neurons' && <UnitsHint units={units} />}
        {told === null && <CircleHint />}
      </div>
      {kind === 'neurons' && <Network units={units} blowup={blowup} />}
      {kind === 'images' && <Row />}
      {kind === 'sequence' && <Unrolled />}
    </section>
  )
}
