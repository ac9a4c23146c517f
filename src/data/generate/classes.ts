/** Points in the plane, of two classes and more. */
import { cos, pi, sin } from '../../engine/trigonometry.ts'
import type { Stream } from '../../engine/random.ts'
import {
  between,
  count,
  even,
  noise,
  ofClasses,
  points,
  type Generated,
  type Place,
} from './kind.ts'

export const classes = {
  gaussians: {
    ...ofClasses,
    label: 'Gaussians',
    sentence: 'Two round clouds: a single neuron can tell them apart.',
    count,
    noise,
    generate: points(({ k, noise, random }) => {
      const side = k % 2 === 0 ? -2 : 2
      const deviation = cloudDeviation(noise)
      return [[side + deviation * random.normal(), side + deviation * random.normal()], k % 2]
    }),
  },
  xorClouds: {
    ...ofClasses,
    label: 'XOR clouds',
    sentence: 'Opposite corners belong together: it takes at least two hidden neurons.',
    count,
    noise,
    generate: points(({ noise, random }) => {
      const x = apart(random)
      const y = apart(random)
      const seenX = x + 5 * noise * between(random, -1, 1)
      const seenY = y + 5 * noise * between(random, -1, 1)
      return [[x, y], seenX * seenY >= 0 ? 1 : 0]
    }),
  },
  circle: {
    ...ofClasses,
    label: 'Circle',
    sentence: 'One class around the other: the boundary has to close.',
    count,
    noise,
    generate: points(({ k, noise, random }) => {
      const radius = k % 2 === 1 ? 2.5 * random.uniform() : between(random, 3.5, 5)
      const angle = 2 * pi * random.uniform()
      const [x, y] = [radius * sin(angle), radius * cos(angle)]
      const seenX = x + 5 * noise * between(random, -1, 1)
      const seenY = y + 5 * noise * between(random, -1, 1)
      return [[x, y], seenX * seenX + seenY * seenY < 9 ? 1 : 0]
    }),
  },
  moons: {
    ...ofClasses,
    label: 'Two moons',
    sentence: 'Two half moons, each reaching into the other.',
    count,
    noise: { ...noise, usual: 0.1 },
    generate: points(({ k, noise, random }) => {
      const angle = pi * even(k >> 1)
      const [x, y] = k % 2 === 1 ? [cos(angle), sin(angle)] : [1 - cos(angle), 0.5 - sin(angle)]
      const [offX, offY] = [random.normal(), random.normal()]
      return [[3.5 * (x - 0.5 + 0.5 * noise * offX), 3.5 * (y - 0.25 + 0.5 * noise * offY)], k % 2]
    }),
  },
  spiral: {
    ...ofClasses,
    label: 'Spiral',
    sentence: 'Two arms wound around each other: hard, and worth a deeper network.',
    count,
    noise,
    generate: points(spiralArms(2)),
  },
  checkerboard: {
    ...ofClasses,
    label: 'Checkerboard',
    sentence: 'Sixteen fields of two classes: many small regions to carve out.',
    count: { ...count, usual: 800 },
    noise,
    generate: points(({ noise, random }) => {
      const [x, y] = [between(random, -6, 6), between(random, -6, 6)]
      const column = Math.floor((x + 3 * noise * between(random, -1, 1)) / 3)
      const row = Math.floor((y + 3 * noise * between(random, -1, 1)) / 3)
      return [[x, y], (column + row) & 1]
    }),
  },
  manyGaussians: {
    ...ofClasses,
    label: 'Several gaussians',
    sentence: 'Three to six round clouds in a ring: one output for each class.',
    targetNames: ['class 0', 'class 1', 'class 2', 'class 3', 'class 4', 'class 5'],
    classes: { usual: 3, least: 3, most: 6 },
    count: { ...count, usual: 300 },
    noise,
    generate: points(({ k, noise, classes, random }) => {
      const one = k % classes
      const angle = (2 * pi * one) / classes
      const deviation = 0.8 * cloudDeviation(noise)
      const [x, y] = [3.5 * sin(angle), 3.5 * cos(angle)]
      return [[x + deviation * random.normal(), y + deviation * random.normal()], one]
    }),
  },
  threeArms: {
    ...ofClasses,
    label: 'Three-arm spiral',
    sentence: 'Three arms wound around each other, one class each.',
    targetNames: ['class 0', 'class 1', 'class 2'],
    count: { ...count, usual: 300 },
    noise,
    generate: points(spiralArms(3)),
  },
} as const satisfies Record<string, Generated>

function spiralArms(arms: number): (place: Place) => readonly [readonly number[], number] {
  return ({ k, noise, random }) => {
    const along = even(Math.floor(k / arms))
    const angle = 2 * pi * (1.75 * along + (k % arms) / arms)
    const [x, y] = [5 * along * sin(angle), 5 * along * cos(angle)]
    const [offX, offY] = [between(random, -1, 1), between(random, -1, 1)]
    return [[x + noise * offX, y + noise * offY], k % arms]
  }
}

/** Between −5.3 and 5.3, and at least 0.3 from 0. */
function apart(random: Stream): number {
  const value = between(random, -5, 5)
  return value >= 0 ? value + 0.3 : value - 0.3
}

/** The standard deviation of a cloud: its variance goes from ½ to 4. */
function cloudDeviation(noise: number): number {
  return Math.sqrt(0.5 + 7 * noise)
}
