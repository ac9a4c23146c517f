/** What the card over the track says of a position. */
import { epochAt, type Segment } from '../../engine/segments.ts'
import { format } from '../format.ts'
import type { Mark } from '../hooks/marks.ts'

/** `loss`: where it is known; `near`: a mark so many epochs away or fewer is told too; `word`: what a sample is called. */
export function cardText(
  position: number,
  segments: readonly Segment[],
  loss: number | null,
  marks: readonly Mark[],
  near: number,
  word = 'sample',
): string {
  const here = epochAt(segments, position)
  const place = [`${word} ${position}`, `epoch ${Math.floor(here)}`]
  const words = loss === null ? place : [...place, `loss ${format(loss)}`]
  const distances = marks.map((mark) => Math.abs(epochAt(segments, mark.position) - here))
  const nearest = marks[distances.indexOf(Math.min(...distances))]
  const isNear = nearest && Math.min(...distances) <= near
  return [words.join(' · '), ...(isNear ? [nearest.text] : [])].join('\n')
}
