/** The curve in words, under the chart and with its picture. */
import { format } from '../format.ts'
import { aheadWords, caption, testWords } from './caption.ts'
import type { Measure } from './measures.ts'
import type { Curve } from './useCurve.ts'

type WordsProps = { readonly curve: Curve; readonly measure: Measure | null }

export function Words({ curve, measure }: WordsProps) {
  return wordsOf(curve, measure)
}

/** `measure`: what is told of instead of the loss. */
export function wordsOf(curve: Curve, measure: Measure | null): string {
  if (measure) return measure.words(measure.curveOf(curve))
  const { points, ahead, present, own } = curve
  return [
    caption(points, present.loss),
    testWords(points),
    aheadWords(ahead),
    own ? `${own.name}’s own loss is ${format(own.point.loss)}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
