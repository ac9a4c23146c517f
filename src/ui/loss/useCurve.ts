/** What the loss chart shows, renewed at a pace that leaves other frames free. */
import { startTransition, useEffect, useState } from 'react'
import { epochAt } from '../../engine/segments.ts'
import type { Frames } from '../../state/frames.ts'
import type { Store } from '../../state/store.ts'
import { computedBy, partsOf } from '../../state/walk.ts'
import { upToPresent } from '../../state/curve.ts'
import type { LossPoint } from '../../worker/frame.ts'
import { useApp } from '../hooks/app.tsx'
import { paced, pageTimers } from '../hooks/paced.ts'
import { strainOf } from '../hooks/strain.ts'

export type Curve = {
  /** Up to the present, which may have no place on it: a loss that is not finite. */
  readonly points: readonly LossPoint[]
  /** Where the run has been beyond the present. */
  readonly ahead: readonly LossPoint[]
  readonly present: {
    readonly position: number
    readonly loss: number
    /** Of the samples never trained on; null where there are none. */
    readonly test: number | null
    /** How good the answers are; null where that is not defined. */
    readonly score: number | null
    readonly testScore: number | null
  }
  /** The current sample and its own loss, while a walk stands there. */
  readonly own: { readonly name: string; readonly point: LossPoint } | null
  /** The present is what the step that is walked through has led to. */
  readonly isNew: boolean
}

/** In training it is renewed seldom, so that other frames stay free; the curve in the transport bar is the one that runs smoothly. */
const TRAINING_MS = 200
const PAUSED_MS = 100

/** At a slow pace in training, soon otherwise. */
export function useCurve(): Curve {
  const { store, frames } = useApp()
  const [curve, setCurve] = useState(() => curveOf(store, frames))
  useEffect(() => {
    const draw = (): void => setCurve(curveOf(store, frames))
    // In slices between frames, since nobody waits for it.
    const slow = paced(() => startTransition(draw), TRAINING_MS, pageTimers, strainOf(frames))
    const quick = paced(draw, PAUSED_MS)
    quick.now()
    const renew = (): void => {
      if (store.getState().status === 'training') return slow.soon()
      slow.stop()
      quick.soon()
    }
    const leave = [frames.subscribe(renew), store.subscribe(renew), slow.stop, quick.stop]
    return () => leave.forEach((stop) => stop())
  }, [store, frames])
  return curve
}

export function curveOf(store: Store, frames: Pick<Frames, 'latest' | 'shown'>): Curve {
  const { series, dataset, segments, ahead, walk, network } = store.getState()
  const { last, hasUpdate } = computedBy(walk, partsOf(network))
  // A step that is walked through adds its point with its last operation.
  const frame = hasUpdate ? frames.latest() : frames.shown()
  const { position, loss, testLoss, score = null, testScore = null, current, losses } = frame
  const { samples } = dataset
  const points = upToPresent(series.points, frame, samples.length)
  const epoch = epochAt(segments, position)
  const isAhead = position < ahead.head
  const hasOwn = last?.type === 'loss' && Number.isFinite(losses[current])
  return {
    points,
    ahead: isAhead ? ahead.points.filter((point) => point.epoch > epoch) : [],
    present: { position, loss, test: testLoss, score, testScore },
    own: hasOwn
      ? { name: samples[current]?.name ?? '', point: { epoch, loss: losses[current] } }
      : null,
    isNew: last?.type === 'update',
  }
}
