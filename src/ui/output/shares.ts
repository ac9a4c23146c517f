/** The picture of more than two classes over the plane: at every place the colour of the one that has most, stronger the surer. */
import { MAP_SIDE, type Frame } from '../../worker/frame.ts'
import { createBlend } from '../controls/blend.ts'
import { diverging, type Rgb } from '../controls/ramp.ts'
import { FILL, paintCells, paintContour } from './cells.ts'
import { colourOf } from './classes.ts'
import { inputsAt } from './meaning.ts'
import type { Picture } from './picture.ts'
import { classOf, type Ground } from './points.ts'
import { classesSummary } from './classesSummary.ts'

const CELLS = MAP_SIDE * MAP_SIDE

export function createShares(names: readonly string[], ground: Ground): Picture {
  const classes = names.length
  const shares = new Float64Array(CELLS * classes)
  const blend = createBlend(CELLS * classes)
  let run: number | null = null
  return {
    marksWrong: true,
    isKnown: () => run !== null,
    take: (frame: Frame) => {
      if (frame.map?.length === shares.length) {
        shares.set(frame.map)
        if (run !== frame.run) blend.jump(shares)
        run = frame.run
      } else if (run !== frame.run) {
        run = null
        return
      }
      if (frame.status === 'training') blend.glide(shares, performance.now())
      else blend.jump(shares)
    },
    paint: (context, { size, theme, colours }, { isDiscrete }) => {
      const { values } = blend
      const neutral = diverging(theme, 0)
      const most = Uint8Array.from({ length: CELLS }, (_, cell) =>
        classOf(values, cell * classes, classes),
      )
      paintCells(context, size, (cell) => {
        const one = most[cell]
        const sure = isDiscrete ? 1 : sureness(values[cell * classes + one], classes)
        return mixed(neutral, colourOf(one), FILL * sure)
      })
      for (const lead of leads(values, most, classes)) {
        paintContour(context, lead, { size, ink: colours.ink })
      }
    },
    words: () =>
      classesSummary(
        Array.from({ length: CELLS }, (_, cell) => classOf(shares, cell * classes, classes)),
        MAP_SIDE,
        names,
      ),
    reading: (cell, write) => {
      const at = (cell.row * MAP_SIDE + cell.column) * classes
      const most = classOf(shares, at, classes)
      const [x, y] = inputsAt(cell, ground.bounds)
      const place = `${ground.across} ${write(x)}, ${ground.up} ${write(y)}`
      return `${place}: ${names[most]}, ${write(shares[at + most])}`
    },
  }
}

/** From 0, where all classes have the same share, to 1. Outputs that are no shares stay within. */
function sureness(share: number, classes: number): number {
  const sure = (share - 1 / classes) / (1 - 1 / classes)
  return Number.isNaN(sure) ? 0 : Math.min(Math.max(sure, 0), 1)
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * share)
  return [channel(0), channel(1), channel(2)]
}

/** For each class that leads somewhere, how far it is ahead of the best other one; below 0 where it is behind. All but one make all boundaries. */
function leads(values: Float64Array, most: Uint8Array, classes: number): Float64Array[] {
  const leading = [...new Set(most)]
  return leading.slice(1).map((one) => {
    const lead = new Float64Array(CELLS)
    for (let cell = 0; cell < CELLS; cell++) {
      let best = -Infinity
      for (let o = 0; o < classes; o++) {
        if (o !== one) best = Math.max(best, values[cell * classes + o])
      }
      lead[cell] = values[cell * classes + one] - best
    }
    return lead
  })
}
