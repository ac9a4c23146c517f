/** The slider's scrubber: seeks in the page's own run. */
import { useState } from 'react'
import { useApp } from '../hooks/app.tsx'
import { createScrubber, type Scrubber } from './scrub.ts'

/** The scrubber, and where the run is, or is going by it. */
export function useScrubber(): Scrubber {
  const { actions, store } = useApp()
  const [scrubber] = useState(() =>
    createScrubber(actions.seek, () => store.getState().status === 'training'),
  )
  return scrubber
}
