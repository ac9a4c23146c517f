/**
 * The loss as a run goes: points at epochs divisible by a stride, few enough however long the run,
 * and the same ones whatever way led there. What a point says is left to whoever notes it.
 */

/**
 * The mean losses at the end of an epoch, unpenalized: over all training samples, and over those never
 * trained on where there are any. Beside them the scores of the same answers (`scores.ts`), where
 * they are asked for and defined.
 */
export type LossPoint = {
  readonly epoch: number
  readonly loss: number
  readonly test?: number
  readonly score?: number
  readonly testScore?: number
}

/** The points up to a moment. */
export type Curve = { readonly points: readonly LossPoint[]; readonly stride: number }

export type LossPoints = {
  readonly now: Curve
  /** The point at this epoch, if this run has ever been there: a replay need not evaluate again. */
  known(epoch: number): LossPoint | undefined
  /** The next point, at the end of an epoch divisible by the stride. */
  note(point: LossPoint): void
  /** The run is at another moment of the same way. */
  goTo(curve: Curve): void
  /** The run is another one after this epoch. */
  forgetAfter(epoch: number): void
}

/** So many at most; then every second one goes and the stride doubles. */
const MAX_POINTS = 600

export function createLossPoints(): LossPoints {
  let now: Curve = { points: [], stride: 1 }
  const known = new Map<number, LossPoint>()
  return {
    get now() {
      return now
    },
    known: (epoch) => known.get(epoch),
    note: (point) => {
      known.set(point.epoch, point)
      const points = [...now.points, point]
      if (points.length <= MAX_POINTS) {
        now = { points, stride: now.stride }
        return
      }
      const stride = now.stride * 2
      now = { points: points.filter(({ epoch }) => epoch % stride === 0), stride }
      for (const epoch of known.keys()) if (epoch % stride !== 0) known.delete(epoch)
    },
    goTo: (curve) => {
      now = curve
    },
    forgetAfter: (epoch) => {
      for (const other of known.keys()) if (other > epoch) known.delete(other)
    },
  }
}
