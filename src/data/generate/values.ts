/** Points with a value: a surface over the plane, or a curve over one input. */
import { exp } from '../../engine/elementary.ts'
import { sin } from '../../engine/trigonometry.ts'
import { between, count, noise, ofValues, points, type Generated } from './kind.ts'

export const values = {
  plane: {
    ...ofValues,
    label: 'Plane',
    sentence: 'A value that rises evenly: one linear neuron is enough.',
    count,
    noise,
    generate: points(({ noise, random }) => {
      const [x, y] = [between(random, -6, 6), between(random, -6, 6)]
      const offX = 6 * noise * between(random, -1, 1)
      const offY = 6 * noise * between(random, -1, 1)
      return [[x, y], (x + offX + y + offY) / 12]
    }),
  },
  bumps: {
    ...ofValues,
    label: 'Gaussian bumps',
    sentence: 'Three hills and three hollows: the network has to bend.',
    count: { ...count, usual: 400 },
    noise,
    generate: points(({ noise, random }) => {
      const [x, y] = [between(random, -6, 6), between(random, -6, 6)]
      const seenX = x + 6 * noise * between(random, -1, 1)
      const seenY = y + 6 * noise * between(random, -1, 1)
      return [[x, y], heightAt(seenX, seenY)]
    }),
  },
  sine: {
    ...ofValues,
    label: 'Sine',
    sentence: 'One input, one wave: watch a curve being fitted.',
    inputNames: ['x'],
    count: { usual: 80, least: 10, most: 2000 },
    noise,
    generate: points(({ noise, random }) => {
      const x = between(random, -6, 6)
      return [[x], sin(x) + noise * random.normal()]
    }),
  },
} as const satisfies Record<string, Generated>

/** Centres of the hills (1) and hollows (−1). */
const hills = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
]

/** Σ ± e^(−d² / 2) over the hills, d the distance to each. */
function heightAt(x: number, y: number): number {
  let height = 0
  for (const [hillX, hillY, sign] of hills) {
    height += sign * exp(-((x - hillX) * (x - hillX) + (y - hillY) * (y - hillY)) / 2)
  }
  return height
}
