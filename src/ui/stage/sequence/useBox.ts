/** The size of an element's inside, known before the first paint. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Box } from './place.ts'

export function useBox(): {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly box: Box | null
} {
  const frame = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState<Box | null>(null)
  useLayoutEffect(() => {
    const element = frame.current
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
