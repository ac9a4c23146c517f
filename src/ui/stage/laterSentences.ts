/** All sentences but the first one, which no first paint needs: they come right after it. */
import { fetchLater } from '../controls/late.tsx'

const load = () => import('./sentences.ts')

let sentences: Awaited<ReturnType<typeof load>> | null = null
let tell: (() => void) | null = null

/** Resolves when they are there. */
export const sentencesAreThere = new Promise<void>((resolve) => {
  tell = resolve
})

fetchLater(async () => {
  sentences = await load()
  tell?.()
})

/** Null until they are there. */
export function laterSentences(): typeof sentences {
  return sentences
}
