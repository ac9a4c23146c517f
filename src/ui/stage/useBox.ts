/** The size of an element's inside, known before the first paint. Scroll bars inside it do not change it. */
import { useCallback, useState, type RefCallback } from 'react'

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
      setBox((old) => (old?.width === width && old.height === height ? old : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, box }
}
