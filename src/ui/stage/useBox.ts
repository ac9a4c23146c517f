/** The size of an element's inside, known before it is painted, except as the page opens. Scroll bars inside it do not change it. */
import { startTransition, useCallback, useState, type RefCallback } from 'react'
import { hasOpened } from '../controls/turn.ts'

export type Box = { readonly width: number; readonly height: number }

/** `frame` is the element's ref; it may go from one element to another. */
export function useBox(): {
  readonly frame: RefCallback<HTMLElement>
  readonly box: Box | null
} {
  const [box, setBox] = useState<Box | null>(null)
  const frame = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element
      const keep = (): void =>
        setBox((old) => (old?.width === width && old.height === height ? old : { width, height }))
      // As the page opens it is drawn in slices, so that the browser is free in between.
      if (hasOpened()) keep()
      else startTransition(keep)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, box }
}
