/** The words for changes, which no first paint needs: they come right after it. */
import { fetchLater } from '../controls/late.tsx'

const load = () => Promise.all([import('./changes.ts'), import('./marks.ts')])

let words: (Awaited<ReturnType<typeof load>>[0] & Awaited<ReturnType<typeof load>>[1]) | null = null

fetchLater(async () => {
  const [changes, marks] = await load()
  words = { ...changes, ...marks }
})

/** Null until they are there: before anybody has had time to change anything. */
export function changeWords(): typeof words {
  return words
}
