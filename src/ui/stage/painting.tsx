/**
 * How numbers reach the drawing: each part paints its own attributes and text, all in one go; in
 * training lines at most twenty times a second and what is read ten times. React is not asked.
 */
import { createContext, useContext, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import type { Layout } from '../../engine/layout.ts'
import { sizeOf, type Sample } from '../../engine/network.ts'
import type { Frames } from '../../state/frames.ts'
import type { Frame } from '../../worker/frame.ts'
import { computedBy, partsOf } from '../../state/walk.ts'
import { useApp, useAppState, useGuard } from '../hooks/app.tsx'
import { paced, pageTimers } from '../hooks/paced.ts'
import { strainOf } from '../hooks/strain.ts'
import { turnsOf } from '../hooks/turns.ts'
import { between } from './ease.ts'
import { tweenShare, type Moving } from './motion.ts'
import { nextScale } from './write.ts'

/** How often lines are painted in training, and what is read. */
const LINES_MS = 50
const NUMBERS_MS = 100

/** What a part paints: lines, or numbers that are read. */
type Kind = 'lines' | 'numbers'

/** What is painted from. */
export type Reading = {
  readonly frame: Frame
  readonly sample: Sample
  /** The weight that has the full width. */
  readonly scale: number
  /** The parameters after the shown step, once it has been made; flat. */
  readonly after: Float64Array | null
  /** The shown operation is the update: parameters are what they become, or are on their way there. */
  readonly isUpdate: boolean
  readonly moving: Moving | null
}

type Painting = {
  /** Null while the newest frame is one of another network or other data. */
  read(): Reading | null
  readonly painters: Readonly<Record<Kind, Set<() => void>>>
  /** Paints everything as it is at this moment of a motion; null: as it is without one. */
  move(moving: Moving | null): void
}

const PaintingContext = createContext<Painting | null>(null)

function createPainting(
  frames: Frames,
  layout: Layout,
  dataset: Dataset,
): Painting & {
  readonly paintAll: (kind: Kind) => void
  readonly showUpdate: (isShown: boolean) => void
} {
  let scale = 0
  let isUpdateShown = false
  let moving: Moving | null = null
  let last: { readonly of: readonly unknown[]; readonly reading: Reading | null } | null = null
  const painters = { lines: new Set<() => void>(), numbers: new Set<() => void>() }

  const readAfresh = (frame: Frame): Reading | null => {
    const sample = sampleOf(frame, layout, dataset)
    if (!sample) return null
    const after = afterStep(frames, layout)
    const isUpdate = isUpdateShown && after !== null
    scale = nextScale(scale, largestWeight(layout, isUpdate ? after : frame.parameters))
    return { frame, sample, scale, after, isUpdate, moving }
  }
  const read = (): Reading | null => {
    const frame = frames.shown()
    const of = [frame, frames.latest(), isUpdateShown, moving]
    if (!last?.of.every((part, place) => part === of[place])) {
      last = { of, reading: readAfresh(frame) }
    }
    return last.reading
  }
  const paintAll = (kind: Kind): void => {
    for (const paint of painters[kind]) paint()
  }
  const paintEverything = (): void => {
    paintAll('lines')
    paintAll('numbers')
  }
  return {
    read,
    painters,
    paintAll,
    showUpdate: (isShown) => {
      if (isUpdateShown === isShown) return
      isUpdateShown = isShown
      paintEverything()
    },
    move: (next) => {
      moving = next
      paintEverything()
    },
  }
}

/** The parameters to which the shown step has led; null where that has not been made. */
export function afterStep(frames: Frames, layout: Layout): Float64Array | null {
  const [shown, latest] = [frames.shown(), frames.latest()]
  const isMade = shown.run === latest.run && latest.position === shown.position + 1
  return isMade && latest.parameters.length === layout.count ? latest.parameters : null
}

/** A parameter as it is shown: in the update as it becomes. */
export function parameterIn({ frame, after, isUpdate, moving }: Reading, index: number): number {
  const before = frame.parameters[index]
  return isUpdate && after ? between(before, after[index], tweenShare(moving)) : before
}

/** Stands around the drawing and paints it with every frame. */
export function PaintingProvider({ children }: { children: ReactNode }) {
  const { frames } = useApp()
  const layout = useAppState((state) => state.layout)
  const dataset = useAppState((state) => state.dataset)
  const isUpdate = useAppState(
    ({ walk, network }) => walk !== null && computedBy(walk, partsOf(network)).hasUpdate,
  )
  const painting = useMemo(() => createPainting(frames, layout, dataset), [frames, layout, dataset])
  const guard = useGuard()

  useLayoutEffect(() => guard(() => painting.showUpdate(isUpdate)), [painting, guard, isUpdate])

  useLayoutEffect(() => {
    const turns = turnsOf(frames)
    const paceOf = (work: () => void, gapMs: number) =>
      paced(work, gapMs, pageTimers, strainOf(frames))
    const lines = paceOf(() => guard(() => painting.paintAll('lines')), LINES_MS)
    const numbers = paceOf(() => turns.take(painting.painters.numbers), NUMBERS_MS)
    const unsubscribe = frames.subscribe(({ status }) => {
      if (status === 'training') {
        lines.soon()
        numbers.soon()
      } else {
        lines.now()
        numbers.stop()
        turns.drop(painting.painters.numbers)
        guard(() => painting.paintAll('numbers'))
      }
    })
    return () => {
      unsubscribe()
      lines.stop()
      numbers.stop()
    }
  }, [frames, painting, guard])

  return <PaintingContext value={painting}>{children}</PaintingContext>
}

export function usePainting(): Painting {
  const painting = useContext(PaintingContext)
  if (!painting) throw new Error('A part of the drawing must stand inside PaintingProvider.')
  return painting
}

/** Paints before the first paint of the page, after every render, and as frames come. */
export function usePaint(paint: (reading: Reading) => void, kind: Kind = 'numbers'): void {
  const { frames } = useApp()
  const painting = usePainting()
  const guard = useGuard()
  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
    const reading = painting.read()
    if (reading) paint(reading)
  })
  useLayoutEffect(() => {
    const repaint = (): void =>
      guard(() => {
        const reading = painting.read()
        if (reading) newest.current(reading)
      })
    painting.painters[kind].add(repaint)
    return () => {
      painting.painters[kind].delete(repaint)
      turnsOf(frames).drop([repaint])
    }
  }, [frames, painting, kind, guard])
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
