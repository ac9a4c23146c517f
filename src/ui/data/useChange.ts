/** Makes a change of the samples, in training or paused; the network keeps what it has learnt. */
import type { SampleChange } from '../../experiment/withPoint.ts'
import { useApp } from '../hooks/app.tsx'
import { made } from './change.ts'

/** Resolves with a sentence where it cannot be made. */
export function useChange(): (change: SampleChange, told: string) => Promise<string | null> {
  const { actions, store } = useApp()
  return async (change, told) => {
    const { run, dataset } = store.getState()
    const next = made(run.experiment.data, dataset, change)
    if (!next.ok) return next.sentence
    try {
      await actions.setData(next.data, { keepsParameters: true })
      actions.announce(told)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}
