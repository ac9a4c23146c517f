/** Reads the sheet as an image of the data, stroke by stroke, and sends it through the network. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { encoded } from '../../../data/choice.ts'
import type { Dataset } from '../../../data/dataset.ts'
import { addSegment, inkOf, type Stroke } from '../../../data/drawing.ts'
import { inputOf } from '../../../data/features.ts'
import type { Look } from '../../../state/store.ts'
import { useApp, useAppState } from '../../hooks/app.tsx'
import { paced } from '../../hooks/paced.ts'
import type { Pictures } from '../../hooks/usePictures.ts'
import { createReader } from './drawn.ts'
import { pens, type Sheet } from './useSheet.ts'

/** So often a stroke under way is read. */
const READ_MS = 60

/** So it is called, whatever has been done to it. */
const DRAWING = 'Your drawing'

export type DrawProps = {
  readonly dataset: Dataset
  readonly pictures: Pictures
  readonly sheet: Sheet
  readonly setSheet: (changes: Partial<Sheet>) => void
}

export function useDrawing({ dataset, pictures, sheet, setSheet }: DrawProps) {
  const { actions } = useApp()
  const look = useAppState((state) => state.view.look)
  const read = useMemo(() => createReader(dataset, pictures), [dataset, pictures])
  const [raw, setRaw] = useState(() => read(inkOf(sheet.strokes)))
  const ink = useRef<ReturnType<typeof inkOf> | null>(null)
  const width = pens[sheet.pen]
  // Other data may have fewer classes.
  const meant = sheet.meant !== null && sheet.meant < dataset.classNames.length ? sheet.meant : null

  const targetOf = (truth: number | null): readonly number[] | null =>
    truth === null ? null : encoded(truth, dataset.classNames.length)
  const show = (pixels: readonly number[] | null, changes: Partial<Sheet> = {}): void => {
    setRaw(pixels)
    const truth = changes.meant === undefined ? meant : changes.meant
    const next: Look | null = pixels && {
      type: 'drawn',
      input: inputOf(dataset, pixels),
      target: targetOf(truth),
    }
    setSheet({ ...changes, look: next })
    // What else is looked at stays.
    if (next || look === sheet.look) actions.look(next)
  }

  const newest = useRef(show)
  useEffect(() => {
    newest.current = show
  })
  const pace = useRef<ReturnType<typeof paced> | null>(null)
  useEffect(() => {
    const made = paced(() => {
      if (ink.current) newest.current(read(ink.current))
    }, READ_MS)
    pace.current = made
    return made.stop
  }, [read])

  const change = (strokes: readonly Stroke[]): void => {
    pace.current?.stop()
    const all = inkOf(strokes)
    ink.current = all
    show(read(all), { strokes })
  }
  const isMoved =
    look?.type === 'drawn' && look !== sheet.look && look.name?.startsWith(DRAWING) === true
  return {
    raw,
    meant,
    width,
    /** Something else is looked at. */
    isAway: raw !== null && !isMoved && look !== sheet.look,
    lookAgain: () => show(raw),
    segment: (from: Point, to: Point): void => {
      ink.current ??= inkOf(sheet.strokes)
      addSegment(ink.current, from, to, width)
      pace.current?.soon()
    },
    add: (points: readonly Point[]) => change([...sheet.strokes, { points, width }]),
    undo: () => change(sheet.strokes.slice(0, -1)),
    clear: () => change([]),
    /** Of the drawing as it is looked at, which may have been shifted. */
    mean: (truth: number | null): void => {
      if (!isMoved) return show(raw, { meant: truth })
      setSheet({ meant: truth })
      actions.look({ ...look, target: targetOf(truth) })
    },
  }
}

type Point = Stroke['points'][number]
