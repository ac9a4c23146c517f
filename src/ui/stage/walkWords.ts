/** The words of a walk, which no first paint needs: they come right after it. */
import { fetchLater } from '../controls/late.tsx'

const load = () => import('./walkSentences.ts')

let words: Awaited<ReturnType<typeof load>> | null = null

fetchLater(async () => {
  words = await load()
})

/** Null until they are there: before anybody has had time to walk anywhere. */
export function walkWords(): typeof words {
  return words
}
