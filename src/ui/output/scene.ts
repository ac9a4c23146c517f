/** What a canvas is painted with, read from the page, and when it has to be painted again. */
import { useEffect, useRef } from 'react'
import type { Scene } from './picture.ts'

/** Reads size and colours where they are in force: once, since reading them makes the browser lay out the page. */
export function sceneOf(
  canvas: HTMLCanvasElement,
  about: Pick<Scene, 'dataset' | 'ground' | 'points' | 'theme'>,
): Scene {
  const read = (name: string): string => {
    canvas.style.color = `var(--${name})`
    return getComputedStyle(canvas).color
  }
  const colours = {
    ink: read('ink'),
    card: read('card'),
    pos: read('pos'),
    neg: read('neg'),
    err: read('err'),
    line: read('line'),
    mark: read('mark'),
  }
  const font = `500 12.5px ${getComputedStyle(canvas).fontFamily}`
  return { ...about, colours, font, size: canvas.clientWidth }
}

/** Paints again when the canvas changes its size, and when the page's font has come. */
export function useRepaint(
  canvas: { readonly current: HTMLCanvasElement | null },
  repaint: () => void,
): void {
  const newest = useRef(repaint)
  useEffect(() => {
    newest.current = repaint
  })
  useEffect(() => {
    if (!canvas.current) return undefined
    const observer = new ResizeObserver(() => newest.current())
    observer.observe(canvas.current)
    const again = (): void => newest.current()
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [canvas])
}
