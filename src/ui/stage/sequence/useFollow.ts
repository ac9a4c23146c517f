/** Where there are more columns than room: the last ones are in view at first, later the one that is in hand. */
import { useEffect, useRef, type RefObject } from 'react'
import type { Place } from './place.ts'

/** Returns the ref of what is scrolled; its parent scrolls. */
export function useFollow(
  place: Place | null,
  time: number | null,
): RefObject<HTMLDivElement | null> {
  const content = useRef<HTMLDivElement>(null)
  const { left = 0, column = 0, view = 0, width = 0 } = place ?? {}
  const isWide = width > view
  useEffect(() => {
    const scroller = content.current?.parentElement
    if (!scroller || !isWide) return
    if (time === null) {
      scroller.scrollLeft = width
      return
    }
    const x = left + time * column - scroller.scrollLeft
    // With a column more on either side.
    if (x < left + column) scroller.scrollLeft += x - left - column
    else if (x + 2 * column > view) scroller.scrollLeft += x + 2 * column - view
  }, [time, left, column, view, width, isWide])
  return content
}
