/** The words for changes, which no first paint needs: they come right after it. */
import { fetchLater } from '../controls/late.tsx'
import type { stepWords } from './changes.ts'

let words: typeof stepWords | null = null

fetchLater(async () => {
  const loaded = await import('./changes.ts')
  words = loaded.stepWords
})

/** See `changes.ts`. Null until it is there: before anybody has had time to change anything. */
export function stepWordsIfLoaded(): typeof stepWords | null {
  return words
}
