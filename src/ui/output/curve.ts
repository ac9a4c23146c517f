/** The picture of what a network says along a single input: a curve over it, one for each output. */
import { format } from '../format.ts'
import { MAP_SIDE } from '../../worker/frame.ts'
import { colourOf } from './classes.ts'
import { inputsAt } from './meaning.ts'
import type { Picture } from './picture.ts'
import type { Ground } from './points.ts'

/** A curve has so many places from end to end. */
export const CURVE_PLACES = 193

export type CurveValues = {
  /** CURVE_PLACES × outputs, in the unit of the data. */
  readonly values: Float64Array
  readonly outputs: number
}

/** `names`: of the outputs, where there are several. */
export function createCurve(
  { values, outputs }: CurveValues,
  ground: Ground,
  names: readonly string[],
): Picture {
  const last = CURVE_PLACES - 1
  const { bounds, across, up } = ground
  const heightOf = (value: number, size: number): number => {
    const share = (bounds.top - value) / (bounds.top - bounds.bottom)
    // Far outside it is still a line to there.
    return Math.min(Math.max(share, -9), 10) * size
  }
  return {
    marksWrong: true,
    take: () => undefined,
    isKnown: () => values.length > 0,
    paint: (context, { size, colours }) => {
      const middle = bounds.bottom < 0 && bounds.top > 0 ? 0 : null
      if (middle !== null) {
        context.beginPath()
        context.moveTo(0, heightOf(0, size))
        context.lineTo(size, heightOf(0, size))
        context.strokeStyle = colours.line
        context.lineWidth = 1
        context.stroke()
      }
    },
    paintOver: (context, { size, colours }) => {
      context.lineWidth = 2.5
      context.lineJoin = 'round'
      for (let o = 0; o < outputs; o++) {
        context.beginPath()
        for (let place = 0; place <= last; place++) {
          const value = values[place * outputs + o]
          if (!Number.isFinite(value)) continue
          context.lineTo((place / last) * size, heightOf(value, size))
        }
        context.strokeStyle = outputs > 1 ? `rgb(${colourOf(o).join(' ')})` : colours.ink
        context.stroke()
      }
    },
    words: () => curveSummary({ values, outputs }, ground),
    reading: (cell, write) => {
      const [x] = inputsAt(cell, bounds)
      const place = Math.round(((cell.column + 0.5) / MAP_SIDE) * last)
      const said = Array.from({ length: outputs }, (_, o) => {
        const value = write(values[place * outputs + o])
        return outputs > 1 ? `${names[o] ?? `output ${o + 1}`} ${value}` : value
      })
      return `${across} ${write(x)}: ${outputs > 1 ? '' : `${up} `}${said.join(', ')}`
    },
  }
}

/** More turns than these are counted, not told. */
const MOST_TURNS = 5
/** Of the whole height: a smaller turn is a ripple. */
const RIPPLE = 0.02

/** "From −0.24 at the left up to 0.98 at x 1.6, down to −0.97 at 4.7, up to 0.1 at the right." */
export function curveSummary({ values, outputs }: CurveValues, { bounds, across }: Ground): string {
  const last = CURVE_PLACES - 1
  const at = (place: number): number => values[place * outputs]
  const turns = turnsOf(
    Array.from({ length: CURVE_PLACES }, (_, place) => at(place)),
    RIPPLE * (bounds.top - bounds.bottom),
  )
  const start = `From ${format(at(0), 2)} at the left`
  const end = `${format(at(last), 2)} at the right`
  if (turns.length > MOST_TURNS) return `${start} with ${turns.length} turns to ${end}.`
  let before = at(0)
  const told = turns.map((place, turn) => {
    const x = bounds.left + (place / last) * (bounds.right - bounds.left)
    const way = at(place) >= before ? 'up' : 'down'
    before = at(place)
    const where = turn === 0 ? `${across} ${format(x, 2)}` : format(x, 2)
    return `${way} to ${format(at(place), 2)} at ${where}`
  })
  return `${[start, ...told].join(', ')}, ${at(last) >= before ? 'up' : 'down'} to ${end}.`
}

/** Places where values turn from rising to falling or back, by more than a ripple. */
function turnsOf(values: readonly number[], ripple: number): number[] {
  const turns: number[] = []
  let direction = 0
  let extreme = 0
  values.forEach((value, place) => {
    const gain = value - values[extreme]
    if (direction === 0) {
      if (Math.abs(gain) > ripple) {
        direction = Math.sign(gain)
        extreme = place
      }
    } else if (gain * direction >= 0) {
      extreme = place
    } else if (Math.abs(gain) > ripple) {
      turns.push(extreme)
      direction = -direction
      extreme = place
    }
  })
  return turns
}
