/** Running text with names like h₁ in it. */
import { partsOf } from './words.ts'

export function Words({ text }: { text: string }) {
  // oxlint-disable-next-line react/no-array-index-key -- The parts are a text and stay in their order.
  return partsOf(text).map((part, place) =>
    place % 2 === 1 ? <sub key={place}>{part}</sub> : part,
  )
}
