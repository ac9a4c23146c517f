/** Whether a box that scrolls sideways has more before or after what is seen: told in attributes, so that its look can say so. */
import { useEffect, type RefObject } from 'react'

export function useEdges(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const tell = (): void => {
      const { scrollLeft, scrollWidth, clientWidth } = element
      const before = scrollLeft > 1
      const after = scrollLeft + clientWidth < scrollWidth - 1
      element.toggleAttribute('data-before', before)
      element.toggleAttribute('data-after', after)
    }
    const sizes = new ResizeObserver(tell)
    sizes.observe(element)
    if (element.firstElementChild) sizes.observe(element.firstElementChild)
    element.addEventListener('scroll', tell, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', tell)
    }
  }, [box])
}
