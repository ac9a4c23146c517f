/** The picture of one value over the plane: two classes, values, or what a single neuron says. */
import { unscaledOf, type Scaling } from '../../data/scaling.ts'
import { MAP_SIDE, type Frame } from '../../worker/frame.ts'
import { createBlend } from '../controls/blend.ts'
import { fillOf, paintCells, paintContour } from './cells.ts'
import { leanOf, type Meaning } from './meaning.ts'
import type { Picture } from './picture.ts'
import type { Ground } from './points.ts'
import { summary } from './summary.ts'
import { reading } from './words.ts'

const CELLS = MAP_SIDE * MAP_SIDE
/** With a line at every so many parts of the ramp, values have steps; classes have two. */
const STEPS = 4
const LEVELS = [-0.5, 0.5]

export type Sides = Picture & {
  /** Shows values as they are; `isGliding`: where areas might flash, it takes a while. */
  show(values: ArrayLike<number>, isGliding: boolean): void
}

export function createSides(meaning: Meaning, ground: Ground, marksWrong: boolean): Sides {
  const values = new Float64Array(CELLS)
  const leans = new Float64Array(CELLS)
  const blend = createBlend(CELLS)
  let isKnown = false
  return {
    marksWrong: marksWrong && meaning.isClasses,
    take: () => undefined,
    isKnown: () => isKnown,
    show: (next, isGliding) => {
      for (let cell = 0; cell < CELLS; cell++) {
        values[cell] = next[cell]
        leans[cell] = leanOf(values[cell], meaning)
      }
      if (isGliding && isKnown) blend.glide(leans, performance.now())
      else blend.jump(leans)
      isKnown = true
    },
    paint: (context, { size, theme, colours }, { isDiscrete }) => {
      const shown = blend.values
      paintCells(context, size, (cell) =>
        fillOf(theme, isDiscrete ? stepped(shown[cell], meaning) : shown[cell]),
      )
      if (!meaning.isClasses) {
        context.globalAlpha = 0.4
        for (const level of LEVELS) {
          const above = shown.map((lean) => lean - level)
          paintContour(context, above, { size, ink: colours.ink, width: 1 })
        }
        context.globalAlpha = 1
      }
      paintContour(context, shown, { size, ink: colours.ink, hatch: 0.2 })
    },
    words: () => summary(leans, MAP_SIDE, meaning),
    reading: (cell, write) =>
      reading(
        cell,
        values[cell.row * MAP_SIDE + cell.column],
        { plane: ground.bounds, names: [ground.across, ground.up], meaning },
        write,
      ),
  }
}

/** The step that a lean belongs to. */
export function stepped(lean: number, { isClasses }: Pick<Meaning, 'isClasses'>): number {
  if (isClasses) return lean >= 0 ? 1 : -1
  return Math.round(Math.min(Math.max(lean, -1), 1) * STEPS) / STEPS
}

/** The first of a frame's outputs, in the unit of the data. */
export function createFrameSides(
  meaning: Meaning,
  ground: Ground,
  { shift, divisor }: Scaling,
): Picture {
  const sides = createSides(meaning, ground, true)
  const values = new Float64Array(CELLS)
  let run: number | null = null
  return {
    ...sides,
    isKnown: () => run !== null && sides.isKnown(),
    take: (frame: Frame) => {
      const { map } = frame
      if (map) {
        const outputs = map.length / CELLS
        for (let cell = 0; cell < CELLS; cell++) {
          values[cell] = unscaledOf(map[cell * outputs], { shift, divisor })
        }
      } else if (run !== frame.run) {
        run = null
        return
      }
      const isGliding = frame.status === 'training' && run === frame.run
      run = frame.run
      sides.show(values, isGliding)
    },
  }
}
