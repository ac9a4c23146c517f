/** The numbers of the picture: asked of the worker, kept until newer ones have come, and put together. */
import { useState } from 'react'
import type { Layout } from '../../../engine/layout.ts'
import { useApp, useAppState } from '../../hooks/app.tsx'
import { useProbe } from '../../hooks/useProbe.ts'
import { lossAt, pointsOf, slopeAt, type Point } from './curve.ts'
import { domainFor, following, rangeAround, valuesIn, type Domain, type Range } from './range.ts'
import type { Landing, Of, Standing } from './sentence.ts'
import { useCalmRead } from './useCalmRead.ts'

/** Values at which the loss is asked for, from end to end of the range. */
const ASKED = 101

export type Curve = {
  readonly points: readonly Point[]
  /** As the worker has answered: the exact loss and slope. */
  readonly answered: Standing
  readonly domain: Domain
  /** What the curve is one of. */
  readonly about: readonly unknown[]
}

/** The range to show: still while the value moves within, and always while the point is held. */
export function useRange(
  parameter: number,
  value: number,
  isHeld: boolean,
): [range: Range, show: (range: Range) => void] {
  const [kept, setKept] = useState(() => ({ parameter, range: rangeAround(value) }))
  const isSame = kept.parameter === parameter
  const range = !isSame ? rangeAround(value) : isHeld ? kept.range : following(kept.range, value)
  if (!isSame || range !== kept.range) setKept({ parameter, range })
  return [range, (next) => setKept({ parameter, range: next })]
}

/** The newest curve of these; null until the first has come. */
export function useCurve(
  layout: Layout,
  parameter: number,
  of: Of,
  range: Range,
  isHeld: boolean,
): { readonly curve: Curve | null; readonly progress: number | null } {
  const { frames } = useApp()
  const [curve, setCurve] = useState<Curve | null>(null)
  const values = valuesIn(range, ASKED)
  const { parameters, current } = frames.shown()
  const at =
    isHeld && parameters.length === layout.count ? { parameters: [...parameters], current } : null
  const question = { type: 'along', parameter, of, values, ...(at && { at }) } as const
  const { answer, progress } = useProbe('along', question)
  const [seen, setSeen] = useState<typeof answer>(null)
  const about = [layout, parameter, of]
  const isSame = curve !== null && about.every((part, place) => part === curve.about[place])
  if (answer !== seen) {
    setSeen(answer)
    if (answer?.type === 'along') {
      const { losses, value, loss, slope } = answer.value
      const points = pointsOf(values, losses, { value, loss })
      const shown = points.map((point) => point.loss)
      const domain = domainFor(isSame ? curve.domain : null, shown) ?? NONE
      setCurve({ points, answered: { value, loss, slope }, domain, about })
    }
  }
  return { curve: isSame ? curve : null, progress }
}

const NONE: Domain = { low: 0, high: 1 }

/** Where the point is drawn: as answered, or, while the parameter is moved by hand, on the curve where it is now. */
export function standingOf(
  { points, answered }: Curve,
  value: number,
  isFollowing: boolean,
): Standing {
  if (isFollowing || value === answered.value) return answered
  return { value, loss: lossAt(points, value), slope: slopeAt(points, value) }
}

/** What the next update makes of the parameter, which now has this value; undefined while that is not known. */
export function useLanding(
  parameter: number,
  { value, left, landed, isHeld, isTraining }: Present,
): Landing | undefined {
  const isAsked = !isHeld && !isTraining
  const { answer } = useProbe('landing', isAsked ? { type: 'update' } : null)
  // A step that is walked through has been made already.
  if (isHeld) return left > 0 ? null : { value: landed }
  if (!isAsked || answer?.type !== 'update') return undefined
  const update = answer.value
  if (update === null) return null
  const isPresent = update.before.parameters[parameter] === value
  return isPresent ? { value: update.after.parameters[parameter] } : undefined
}

/** The moment whose step is shown. */
export type Present = {
  /** Of the parameter. */
  readonly value: number
  readonly current: number
  /** Samples of the batch that come after it. */
  readonly left: number
  /** It is one before, whose step has been made and is walked through; what that made of the parameter. */
  readonly isHeld: boolean
  readonly landed: number
  readonly isTraining: boolean
}

export function usePresent(parameter: number): Present {
  const value = useCalmRead((frames) => frames.shown().parameters[parameter] ?? 0)
  const current = useCalmRead((frames) => frames.shown().current)
  const left = useCalmRead((frames) => {
    const { size, seen } = frames.shown().batch
    return size - seen - 1
  })
  const isHeld = useCalmRead((frames) => frames.shown() !== frames.latest())
  const landed = useCalmRead((frames) => frames.latest().parameters[parameter] ?? 0)
  const isTraining = useAppState(({ status }) => status === 'training')
  return { value, current, left, isHeld, landed, isTraining }
}
