/**
 * What the session reports, taken in: to the store, where it changes seldom, and to the frames, where
 * it changes often.
 */
import type { TrainingSpec } from '../engine/network.ts'
import { limits } from '../experiment/limits.ts'
import type { Frame } from '../worker/frame.ts'
import type { Announcer } from './announcer.ts'
import type { RunDocument } from './document.ts'
import type { Frames } from './frames.ts'
import { withPoints } from './series.ts'
import type { Notice, State, Store } from './store.ts'
import type { Way } from './way.ts'

type Surroundings = {
  readonly store: Store
  readonly frames: Frames
  readonly document: RunDocument
  readonly way: Way
  readonly announcer: Announcer
  /** What the run looks like before the worker has answered. */
  readonly first: Frame
  readonly now: () => number
  readonly later: (callback: () => void, delayMs: number) => () => void
  /** The step that is walked through is of samples that are there no more. */
  readonly endWalk: () => void
}

export type Intake = {
  take(frame: Frame): void
  /** Training is told to begin: what comes of it is told from here. */
  begin(): void
}

/** Between two updates of the loss curve in training: the chart is dear to draw. */
const SERIES_MS = 100

export function createIntake(surroundings: Surroundings): Intake {
  const { store, frames, document, way, announcer, first, now, later, endWalk } = surroundings
  const { getState, setState } = store
  let series = withPoints(getState().series, first)
  let seriesShownAt = -Infinity
  let cancelSeries: (() => void) | null = null
  /** Where training was when it was last told to begin. */
  let begun = { loss: first.loss, position: first.position }
  setState({ series })

  const showSeries = (): void => {
    cancelSeries?.()
    cancelSeries = null
    seriesShownAt = now()
    setState({ series })
  }

  /** At once, or in training as soon as the last update is old enough. */
  const takeSeries = (frame: Frame): void => {
    series = withPoints(series, frame)
    if (series === getState().series) return
    const rest = seriesShownAt + SERIES_MS - now()
    if (frame.status !== 'training' || rest <= 0) showSeries()
    else cancelSeries ??= later(showSeries, rest)
  }

  const noticeOf = ({ stop, loss, position }: Frame, training: TrainingSpec): Notice | null => {
    if (!stop) return null
    if (stop.reason === 'reached') {
      const steps = position - begun.position
      return { type: 'reached', rule: stop.rule, from: begun.loss, to: loss, steps }
    }
    const { learningRate } = training.optimizer
    return {
      type: 'diverged',
      step: stop.position + 1,
      parameter: stop.parameter,
      rate: Math.max(limits.smallestRate, Number((learningRate / 10).toPrecision(1))),
    }
  }

  return {
    take: (frame) => {
      const before = frames.latest()
      const { status, progress, training } = getState()
      const news = document.take(frame)
      const notice = noticeOf(frame, news.training ?? training)
      const patch: Partial<State> = {
        ...news,
        ...(frame.status !== status && { status: frame.status }),
        // In training it is drawn from the frames: set here it would have every view look up, each time.
        ...(frame.status !== 'training' &&
          frame.progress !== progress && { progress: frame.progress }),
        ...(notice && { notice }),
        ...way.take(before, frame, news.series !== undefined),
      }
      if (patch.series) series = patch.series
      if (patch.dataset && patch.dataset !== getState().dataset) endWalk()
      if (Object.keys(patch).length > 0) setState(patch)
      takeSeries(frame)
      frames.publish(frame)
      announcer.follow(before, frame)
    },
    begin: () => {
      const { loss, position } = frames.latest()
      begun = { loss, position }
    },
  }
}
