/** The row's one reading of the step, handed to all who paint it, and how far parameters move. */
import { useMemo, useRef, useState } from 'react'
import type { Layout } from '../../../engine/layout.ts'
import type { Computed } from '../../../state/walk.ts'
import { useApp } from '../../hooks/app.tsx'
import { useShownStep } from '../../hooks/look.ts'
import { afterStep } from '../painting.tsx'
import { useAfter } from '../useAfter.ts'
import { createMoveKeeper, type Moves } from './moves.ts'
import type { Parts } from './parts.ts'
import { createPictures, type Picture, type Shows } from './values.ts'

const MOVES: Readonly<Record<Moves['which'], string>> = {
  this: 'Moves of this step',
  next: 'Moves of the next step',
  last: 'Moves of the last step',
  none: 'Nothing has moved yet',
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
  const [which, setWhich] = useState<Moves['which']>('none')
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
    if (!isTraining) keeper.see(frames.latest())
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
    if (shows === 'change' && !isTraining && moves.which !== which) setWhich(moves.which)
  })

  const latest = (): Picture | null => {
    const { of, picture } = newest.current ?? {}
    // In training its numbers may have gone back to the worker; others are about to be painted
    const isThere = picture !== undefined && picture.parameters.length > 0
    return of === pictures && isThere ? picture : null
  }
  return { shared: { latest, painters }, movesWords: MOVES[which] }
}
