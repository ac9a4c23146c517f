/**
 * What is out of sight need not be written ten times a second: in training lines and rows that are
 * scrolled away keep their last numbers. Whoever reads them when training rests finds them true.
 */
import { useLayoutEffect, type RefObject } from 'react'
import type { Frame } from '../../worker/frame.ts'

/** Elements that are watched and, when last looked at, could not be seen. */
const unseen = new WeakSet<Element>()

let observer: IntersectionObserver | null = null

/** So far beyond its scrolling box an element counts as seen: it is written before it appears. */
const MARGIN = '100px'

function watcher(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) unseen.delete(target)
        else unseen.add(target)
      }
    },
    { scrollMargin: MARGIN },
  )
  return observer
}

/** Whether an element may be left as it is for now. */
export function canWait(element: Element, status: Frame['status']): boolean {
  return status === 'training' && unseen.has(element)
}

/** Watches an element, or those within it that a function finds, anew after every render. */
export function useSeen<Within extends Element>(
  ref: RefObject<Within | null>,
  within: (element: Within) => Iterable<Element> = (element) => [element],
): void {
  useLayoutEffect(() => {
    const elements = ref.current ? [...within(ref.current)] : []
    for (const element of elements) watcher().observe(element)
    return () => {
      for (const element of elements) {
        watcher().unobserve(element)
        unseen.delete(element)
      }
    }
  })
}
