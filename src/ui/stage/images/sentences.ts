/** What the narrator says of a convolutional network: cells, kernels and maps by their own names. Pure. */
import type { KindWords } from '../kindWords.ts'

export const sentenceOf: KindWords['sentenceOf'] = () => null

export const walkSentence: KindWords['walkSentence'] = () => null
