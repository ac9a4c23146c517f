/** A landscape on demand: it costs many evaluations and a replay, so it is drawn once, when asked for. */
import { useEffect, useRef, useState } from 'react'
import type { Layout } from '../../../engine/layout.ts'
import type { Experiment } from '../../../experiment/experiment.ts'
import type { Landscape } from '../../../worker/landscapes.ts'
import { useApp, useAppState } from '../../hooks/app.tsx'
import { axesOf, type Directions } from './axes.ts'

const TOPIC = 'landscape'
/** Cells along each side; fewer where each of them costs much. */
const SIDE = 36
const COARSE_SIDE = 24
const COARSE_FROM = 1e6

export type Drawn = {
  readonly landscape: Landscape
  readonly directions: Directions
  readonly side: number
  /** Where the run stood. */
  readonly position: number
  readonly edits: number
}

type Drawing = {
  readonly drawn: Drawn | null
  /** From 0 to 1 while it is under way. */
  readonly progress: number | null
  readonly draw: (directions: Directions) => Promise<void>
  readonly cancel: () => void
}

type Of = { readonly experiment: Experiment; readonly layout: Layout }

type Kept = { readonly of: Of; readonly drawn: Drawn }

/** It was dear: whoever looks at something else meanwhile finds it again. */
const lastDrawn = new WeakMap<Experiment, Kept>()

/** What was drawn of another run, or of a network with other parameters, is gone. */
export function useDrawing(): Drawing {
  const app = useApp()
  const experiment = useAppState((state) => state.run.experiment)
  const layout = useAppState((state) => state.layout)
  const [kept, setKept] = useState<Kept | null>(() => lastDrawn.get(experiment) ?? null)
  const keep = (drawing: Kept): void => {
    lastDrawn.set(experiment, drawing)
    setKept(drawing)
  }
  const [progress, setProgress] = useState<number | null>(null)
  const asked = useRef(0)
  useEffect(() => () => app.drop(TOPIC), [app])

  const draw = async (directions: Directions): Promise<void> => {
    const mine = ++asked.current
    const { dataset, run } = app.store.getState()
    const cost = layout.count * dataset.samples.length
    const side = cost > COARSE_FROM ? COARSE_SIDE : SIDE
    const [across, down] = axesOf(directions)
    setProgress(0)
    const { isNear } = directions
    const question = { type: 'landscape', across, down, side, isNear } as const
    const answer = await app.probe(TOPIC, question, (share) => {
      if (mine === asked.current) setProgress(share)
    })
    if (mine !== asked.current) return
    setProgress(null)
    if (answer?.type !== 'landscape') return
    const { value: landscape, position } = answer
    const edits = run.edits.length
    keep({ of: { experiment, layout }, drawn: { landscape, directions, side, position, edits } })
  }
  const isSame = kept?.of.experiment === experiment && kept.of.layout === layout
  return {
    drawn: isSame ? kept.drawn : null,
    progress,
    draw,
    cancel: () => app.drop(TOPIC),
  }
}
