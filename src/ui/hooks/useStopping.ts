/** The rules by which training will stop by itself, while it trains by rules that a person has set; else null. */
import type { State } from '../../state/store.ts'
import { useAppState } from './app.tsx'

export function useStopping(): State['view']['stopping'] | null {
  return useAppState(({ status, view: { stopping } }) => {
    const hasRule = Object.values(stopping).some((rule) => rule !== null)
    return status === 'training' && hasRule ? stopping : null
  })
}
