/** The row's one reading of the step, handed to all who paint it, and how far parameters move. */
import { useMemo, useRef, useState } from 'react'
import type { Layout } from '../../../engine/layout.ts'
import type { Computed } from '../../../state/walk.ts'
import { useApp } from '../../hooks/app.tsx'
import { useShownStep } from '../../hooks/look.ts'
import { count } from '../../format.ts'
import { afterStep } from '../painting.tsx'
import { useAfter } from '../useAfter.ts'
import { createMoveKeeper, type Moves } from './moves.ts'
import type { Parts } from './parts.ts'
import { createPictures, type Picture, type Shows } from './values.ts'

/** "Moves of the last 64 images" */
function movesWords({ which, samples }: Moves): string {
  switch (which) {
    case 'this':
      return 'Moves of this step'
    case 'next':
      return 'Moves of the next step'
    case 'now':
      return 'Moves so far'
    case 'last':
      return samples === 1 ? 'Moves of the last step' : `Moves of the last ${count(samples)} images`
    case 'none':
      return 'Nothing has moved yet'
  }
}

type Wish = {
  readonly parts: Parts
  readonly layout: Layout
  readonly computed: Computed
  readonly shows: Shows
}

export function useNumbers({ parts, layout, computed, shows }: Wish) {
  const { frames, store } = useApp()
  const after = useAfter(shows === 'change')
  const [keeper] = useState(createMoveKeeper)
  const [painters] = useState(() => new Set<(picture: Picture) => void>())
  const [words, setWords] = useState('')
  const newest = useRef<{ readonly of: unknown; readonly picture: Picture }>(null)
  const pictures = useMemo(
    () =>
      createPictures(parts, (layer) => {
        const block = layout.blocks.find((one) => one.layer === layer)
        return block ? [block.start, block.length] : [0, 0]
      }),
    [parts, layout],
  )

  useShownStep((step) => {
    if (!step || step.parameters.length !== layout.count) return
    const { training, status } = store.getState()
    const isTraining = status === 'training'
    // Before the first step of a walk, and after its last
    if (frames.latest().status === 'paused') keeper.see(frames.latest())
    const made = computed.hasUpdate ? afterStep(frames, layout) : null
    const moves = keeper.read({ step, made, training, after })
    const picture = pictures.take({
      step,
      shows,
      computed,
      moveOf: moves.of,
      isTraining,
      now: performance.now(),
    })
    newest.current = { of: pictures, picture }
    for (const paint of painters) paint(picture)
    // It changes as the run starts and stops, not in between
    if (shows === 'change') setWords(movesWords(moves))
  })

  const latest = (): Picture | null => {
    const { of, picture } = newest.current ?? {}
    // In training its numbers may have gone back to the worker; others are about to be painted
    const isThere = picture !== undefined && picture.parameters.length > 0
    return of === pictures && isThere ? picture : null
  }
  return { shared: { latest, painters }, movesWords: words }
}
