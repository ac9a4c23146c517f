/** What the narrator says of a recurrent network: time steps and hidden units by their own names. Pure. */
import type { KindWords } from '../kindWords.ts'

export const sentenceOf: KindWords['sentenceOf'] = () => null

export const walkSentence: KindWords['walkSentence'] = () => null
