/** How wide an element is, in CSS pixels: what is drawn in it keeps its text at its real size. */
import { useLayoutEffect, useState, type RefObject } from 'react'

const UNKNOWN = 380

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(UNKNOWN)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return undefined
    const measure = (): void => setWidth(Math.round(box.clientWidth) || UNKNOWN)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return width
}
