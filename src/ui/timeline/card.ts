/** What the card over the track says of a position. */
import { format } from '../format.ts'
import type { Mark } from '../hooks/marks.ts'

/** `loss`: where it is known; `near`: a mark so many samples away or fewer is told too. */
export function cardText(
  position: number,
  samples: number,
  loss: number | null,
  marks: readonly Mark[],
  near: number,
): string {
  const place = [`sample ${position}`, `epoch ${Math.floor(position / samples)}`]
  const words = loss === null ? place : [...place, `loss ${format(loss)}`]
  const distances = marks.map((mark) => Math.abs(mark.position - position))
  const nearest = marks[distances.indexOf(Math.min(...distances))]
  const isNear = nearest && Math.abs(nearest.position - position) <= near
  return [words.join(' · '), ...(isNear ? [nearest.text] : [])].join('\n')
}
