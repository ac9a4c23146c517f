/** Where epochs and losses stand on the chart, in pixels. */
import type { LossPoint } from '../../worker/frame.ts'
import { placeOn, type Axis } from './axes.ts'

export const MARGIN = { top: 8, right: 14, bottom: 26 }

type Box = {
  readonly epochs: Axis
  readonly losses: Axis
  readonly width: number
  readonly height: number
  readonly left: number
}

type Scale = (value: number) => number

export function placesOf({ epochs, losses, width, height, left }: Box): {
  readonly across: Scale
  readonly down: Scale
  readonly bottom: number
} {
  const bottom = height - MARGIN.bottom
  return {
    bottom,
    across: (epoch) => left + placeOn(epochs, epoch) * (width - left - MARGIN.right),
    down: (loss) => bottom - placeOn(losses, loss) * (bottom - MARGIN.top),
  }
}

/** The losses of the samples never trained on, as points of their own; what is not finite has no place. */
export function testPoints(points: readonly LossPoint[]): LossPoint[] {
  return points.flatMap(({ epoch, test }) =>
    test !== undefined && Number.isFinite(test) ? [{ epoch, loss: test }] : [],
  )
}

export function pathOf(points: readonly LossPoint[], across: Scale, down: Scale): string {
  return points
    .map(
      ({ epoch, loss }, place) =>
        `${place ? 'L' : 'M'}${across(epoch).toFixed(1)} ${down(loss).toFixed(1)}`,
    )
    .join('')
}

/** The epoch at a pixel across. */
export function epochAtX(
  { epochs, width, left }: Pick<Box, 'epochs' | 'width' | 'left'>,
  x: number,
): number {
  const share = (x - left) / (width - left - MARGIN.right)
  return epochs.from + share * (epochs.to - epochs.from)
}

/** The point at or next to an epoch, the last one for Infinity; null when there are none. */
export function nearestTo(points: readonly LossPoint[], epoch: number): LossPoint | null {
  const after = points.findIndex((point) => point.epoch >= epoch)
  if (after < 0) return points.at(-1) ?? null
  const before = points[Math.max(0, after - 1)]
  return epoch - before.epoch < points[after].epoch - epoch ? before : points[after]
}

/** The epoch that a key leads to from a point, or from the last one; Infinity: the last one, however the curve grows. Null: the key means nothing here. */
export function keyEpoch(
  key: string,
  points: readonly LossPoint[],
  from: LossPoint | null,
): number | null {
  const last = points.length - 1
  const place = from ? points.indexOf(from) : last
  const placeAt = (to: number): number => {
    const within = Math.max(0, Math.min(last, to))
    return within === last ? Infinity : points[within].epoch
  }
  switch (key) {
    case 'ArrowLeft':
      return placeAt(place - 1)
    case 'ArrowRight':
      return placeAt(place + 1)
    case 'Home':
      return placeAt(0)
    case 'End':
      return Infinity
    default:
      return null
  }
}
