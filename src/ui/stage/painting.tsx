/**
 * How numbers reach the drawing: each part paints its own attributes and text, all in one go, at
 * most thirty times a second in training. React is not asked.
 */
import { createContext, useContext, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import type { Layout } from '../../engine/layout.ts'
import { sizeOf, type Sample } from '../../engine/network.ts'
import type { Frames } from '../../state/frames.ts'
import type { Frame } from '../../worker/frame.ts'
import { useApp, useAppState, useGuard } from '../hooks/app.tsx'
import { paced } from '../hooks/paced.ts'
import { nextScale } from './write.ts'

const PAINT_MS = 33

/** What is painted from: the shown frame, its current sample, and the weight that has the full width. */
export type Reading = { readonly frame: Frame; readonly sample: Sample; readonly scale: number }

type Painting = {
  /** Null while the newest frame is one of another network or other data. */
  read(): Reading | null
  readonly painters: Set<() => void>
}

const PaintingContext = createContext<Painting | null>(null)

function createPainting(frames: Frames, layout: Layout, dataset: Dataset): Painting {
  let scale = 0
  let last: { readonly frame: Frame; readonly reading: Reading | null } | null = null
  const read = (): Reading | null => {
    const frame = frames.shown()
    if (last?.frame === frame) return last.reading
    const sample = sampleOf(frame, layout, dataset)
    if (sample) scale = nextScale(scale, largestWeight(layout, frame.parameters))
    last = { frame, reading: sample && { frame, sample, scale } }
    return last.reading
  }
  return { read, painters: new Set() }
}

/** Stands around the drawing and paints it with every frame. */
export function PaintingProvider({ children }: { children: ReactNode }) {
  const { frames } = useApp()
  const layout = useAppState((state) => state.layout)
  const dataset = useAppState((state) => state.dataset)
  const painting = useMemo(() => createPainting(frames, layout, dataset), [frames, layout, dataset])

  const guard = useGuard()

  useLayoutEffect(() => {
    const paintAll = (): void => {
      for (const paint of painting.painters) paint()
    }
    const pace = paced(() => guard(paintAll), PAINT_MS)
    const unsubscribe = frames.subscribe(({ status }) => {
      if (status === 'training') pace.soon()
      else pace.now()
    })
    return () => {
      unsubscribe()
      pace.stop()
    }
  }, [frames, painting, guard])

  return <PaintingContext value={painting}>{children}</PaintingContext>
}

/** Paints before the first paint of the page, after every render, and as frames come. */
export function usePaint(paint: (reading: Reading) => void): void {
  const painting = useContext(PaintingContext)
  if (!painting) throw new Error('A part of the drawing must stand inside PaintingProvider.')
  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
    const reading = painting.read()
    if (reading) paint(reading)
  })
  useLayoutEffect(() => {
    const repaint = (): void => {
      const reading = painting.read()
      if (reading) newest.current(reading)
    }
    painting.painters.add(repaint)
    return () => {
      painting.painters.delete(repaint)
    }
  }, [painting])
}

/** The current sample; null when frame, network and data do not belong together. */
export function sampleOf(frame: Frame, layout: Layout, dataset: Dataset): Sample | null {
  const sample = dataset.samples[frame.current]
  const fits =
    frame.parameters.length === layout.count &&
    frame.layers.length === layout.shapes.length - 1 &&
    frame.layers.every(({ outputs }, l) => outputs.length === sizeOf(layout.shapes[l + 1])) &&
    sample?.input.length === sizeOf(layout.shapes[0])
  return fits && sample ? sample : null
}

function largestWeight(layout: Layout, parameters: Float64Array): number {
  let largest = 0
  for (const { name, start, length } of layout.blocks) {
    if (name !== 'weights') continue
    for (let p = start; p < start + length; p++) {
      largest = Math.max(largest, Math.abs(parameters[p]))
    }
  }
  return largest
}
