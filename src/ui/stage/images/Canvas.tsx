/**
 * The row's picture. The canvas is as large as what is in sight and a little more, and moves along
 * as the row scrolls, so that sixty-four kernels cost no more than eight.
 */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { colourOf, css, paletteOf } from '../../controls/palette.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { isHoldable } from '../../../engine/network.ts'
import { marksOf, noMarks } from './marks.ts'
import { paintMarks, paintStrips } from './paintMarks.ts'
import type { Sweep } from './cells.ts'
import { paintTiles } from './paintTiles.ts'
import styles from './Row.module.css'
import { usePicture, useRow } from './rowView.tsx'

/** So much beyond what is in sight is painted. */
const MARGIN = 160

type CanvasProps = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly sweep: Sweep | null
}

export function Canvas({ scroller, sweep }: CanvasProps) {
  const row = useRow()
  const { geometry, network, layout, parts, open, selection, hover } = row
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const span = useSpan(scroller, geometry.height)
  const ratio = useRatio()
  // Inter may come after the first paint
  const hasFont = useFont()

  usePicture((picture) => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const [width, height] = [geometry.width, span.height].map((size) => Math.ceil(size * ratio))
    if (element.width !== width || element.height !== height) {
      element.width = width
      element.height = height
    }
    const palette = paletteOf(theme, element)
    context.setTransform(ratio, 0, 0, ratio, 0, -span.top * ratio)
    context.clearRect(0, span.top, geometry.width, span.height)
    const winnerOf = (layer: number, unit: number): number | null =>
      picture.step.layers[layer].kept['winners']?.[unit] ?? null
    const scene = { network, layout, parts, geometry, open, winnerOf }
    const pointed = hover ?? selection
    const marks = marksOf(scene, pointed)
    const pinned = hover && selection ? marksOf(scene, selection) : noMarks
    const isOff = (layer: number, channel: number): boolean => {
      const spec = network.layers[layer]
      return isHoldable(spec) && (spec.off?.includes(channel) ?? false)
    }
    const painted = { geometry, layout, picture, palette, open, sweep, isOff }
    paintTiles(context, painted, span.top, span.top + span.height)
    const over = { geometry, layout, picture, palette, marks, pinned }
    const ramp = picture.shows === 'gradients' ? 'blame' : 'signed'
    paintStrips(context, over, (share) => css(colourOf(palette, ramp, share)))
    paintMarks(context, over)
  })

  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      data-font={hasFont || undefined}
      className={styles.canvas}
      style={{ top: span.top, width: geometry.width, height: span.height }}
    />
  )
}

/** The strip of the content that is painted, from above what is in sight to below it. */
function useSpan(scroller: RefObject<HTMLDivElement | null>, height: number) {
  const [span, setSpan] = useState({ top: 0, height: Math.min(height, 900) })
  // Not in the layout: the scroller stands around this, and is known only after it
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const follow = (): void => {
      const { scrollTop, clientHeight } = element
      setSpan((old) => {
        const isInside =
          scrollTop >= old.top &&
          Math.min(height, scrollTop + clientHeight) <= old.top + old.height &&
          old.top + old.height <= height + 1
        if (isInside) return old
        const top = Math.max(0, scrollTop - MARGIN)
        return { top, height: Math.min(height, scrollTop + clientHeight + MARGIN) - top }
      })
    }
    follow()
    element.addEventListener('scroll', follow, { passive: true })
    const observer = new ResizeObserver(follow)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', follow)
      observer.disconnect()
    }
  }, [scroller, height])
  return { top: span.top, height: Math.min(span.height, height - span.top) }
}

/** Device pixels for each CSS pixel, which zoom and another screen change. */
function useRatio(): number {
  const [ratio, setRatio] = useState(() => devicePixelRatio)
  useEffect(() => {
    const list = matchMedia(`(resolution: ${ratio}dppx)`)
    const change = (): void => setRatio(devicePixelRatio)
    list.addEventListener('change', change)
    return () => list.removeEventListener('change', change)
  }, [ratio])
  return Math.min(3, ratio)
}

function useFont(): boolean {
  const [has, setHas] = useState(() => document.fonts.check('500 12px Inter'))
  useEffect(() => {
    let isOver = false
    const wait = async (): Promise<void> => {
      await document.fonts.load('500 12px Inter')
      if (!isOver) setHas(true)
    }
    void wait()
    return () => {
      isOver = true
    }
  }, [])
  return has
}
