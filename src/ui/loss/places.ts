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
