/** What happened by itself and takes the narrator's place until it has been read. */
import type { Notice } from '../../state/store.ts'
import { late } from '../controls/late.tsx'

export type Told = Exclude<Notice, { type: 'reached' }>

const Diverged = late(() => import('./Stopped.tsx').then((loaded) => loaded.Diverged))
export const TrainerStopped = late(() =>
  import('./Stopped.tsx').then((loaded) => loaded.TrainerStopped),
)

/** Told in place of the sentence; of divergence assistive technology hears at once. */
export function Notices({ notice }: { notice: Told | null }) {
  // The alert stands empty from the beginning, so that what comes into it is noticed
  return <div role="alert">{notice?.type === 'diverged' && <Diverged notice={notice} />}</div>
}
