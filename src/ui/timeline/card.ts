/** What the card over the track says of a position. */
import { epochAt, type Segment } from '../../engine/segments.ts'
import { format } from '../format.ts'
import type { Mark } from '../hooks/marks.ts'

type About = {
  /** Null where it is not known. */
  readonly loss: number | null
  readonly marks: readonly Mark[]
  /** A mark so many epochs away or fewer is told too. */
  readonly near: number
  /** What a sample is called. */
  readonly word: string
}

export function cardText(
  position: number,
  segments: readonly Segment[],
  { loss, marks, near, word }: About,
): string {
  const here = epochAt(segments, position)
  const place = [`${word} ${position}`, `epoch ${Math.floor(here)}`]
  const words = loss === null ? place : [...place, `loss ${format(loss)}`]
  const distances = marks.map((mark) => Math.abs(epochAt(segments, mark.position) - here))
  const nearest = marks[distances.indexOf(Math.min(...distances))]
  const isNear = nearest && Math.min(...distances) <= near
  return [words.join(' · '), ...(isNear ? [nearest.text] : [])].join('\n')
}
