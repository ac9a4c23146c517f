/** Asks the worker what the update's formulas need besides the frame, and keeps the last answers: a step that has been made is shown with those from before it. Shows nothing. */
import { useEffect } from 'react'
import { useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import { hasMemory } from './memory.ts'
import type { Answers } from './moment.ts'

/** The present one, and those of a step that is walked through. */
const KEPT = 4

export function Asking({
  isUpdate,
  keep,
}: {
  /** The update is shown; else answers are only kept for when it is. */
  isUpdate: boolean
  keep: (change: (answers: Answers) => Answers) => void
}) {
  const training = useAppState((state) => state.training)
  const isTraining = useAppState((state) => state.status === 'training')
  const isOpen = isUpdate || !isTraining
  const { answer: update } = useProbe(
    'update',
    isOpen && hasMemory(training) ? { type: 'update' } : null,
  )
  const { answer: batch } = useProbe(
    'batch',
    isOpen && training.batchSize > 1 ? { type: 'batch' } : null,
  )
  useEffect(() => {
    if (update?.type !== 'update' || !update.value) return
    const { position, value } = update
    keep((old) => ({ ...old, updates: newest(old.updates, { position, before: value.before }) }))
  }, [update, keep])
  useEffect(() => {
    if (batch?.type !== 'batch') return
    const { position, value } = batch
    keep((old) => ({ ...old, batches: newest(old.batches, { position, ...value }) }))
  }, [batch, keep])
  return null
}

function newest<Item extends { readonly position: number }>(
  items: readonly Item[],
  item: Item,
): readonly Item[] {
  return [item, ...items.filter(({ position }) => position !== item.position)].slice(0, KEPT)
}
