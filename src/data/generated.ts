/**
 * The table of data sets that are drawn: the usual toy problems. A new one is one entry here. Points
 * lie between −6 and 6, and follow from the stream alone: more of them begin with the same ones, and
 * more noise moves the same ones further. Preparing them for a network is left to `prepare.ts`.
 */
import { exp } from '../engine/elementary.ts'
import { cos, pi, sin } from '../engine/trigonometry.ts'
import type { Stream } from '../engine/random.ts'

export type Amount = { readonly usual: number; readonly least: number; readonly most: number }

/** What is drawn: rows × inputs, and of each row its class (an index) or its value. */
export type Drawn = {
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly number[]
}

export type Asked = {
  readonly count: number
  /** 0: none; 0.5 is much. */
  readonly noise: number
  /** How many; looked at only where an entry lets one choose. */
  readonly classes: number
}

export type Generated = {
  readonly label: string
  /** What it is and what it shows, in one sentence. */
  readonly sentence: string
  readonly problem: 'classes' | 'values'
  readonly inputNames: readonly string[]
  /** Of classes their names, so many as may be asked for; of values the value's name. */
  readonly targetNames: readonly string[]
  readonly count: Amount
  readonly noise: Amount
  /** How many classes one may ask for; null: as many as there are names. */
  readonly classes: Amount | null
  /** Whether it is one column of values in time, to be read through a window; then there are no inputs. */
  readonly isSeries: boolean
  /** What a row is called before its number. */
  readonly rowName: string
  generate(asked: Asked, random: Stream): Drawn
}

const xy = ['x', 'y']
const count: Amount = { usual: 200, least: 10, most: 2000 }
const noise: Amount = { usual: 0, least: 0, most: 0.5 }
const twoClasses = ['class 0', 'class 1']
const plain = { classes: null, isSeries: false, rowName: 'Point' } as const
const ofClasses = { ...plain, problem: 'classes', inputNames: xy, targetNames: twoClasses } as const
const ofValues = { ...plain, problem: 'values', inputNames: xy, targetNames: ['value'] } as const

/** 2π, and how many steps a wave takes for it. */
const TURN = 6.283185307179586
const WAVE = 25

export const generated = {
  and: gate('AND', '1 only where both inputs are 1: one straight line is enough.', [0, 0, 0, 1]),
  or: gate('OR', '1 where any input is 1: one straight line is enough.', [0, 1, 1, 1]),
  nand: gate('NAND', '0 only where both inputs are 1: AND turned around.', [1, 1, 1, 0]),
  xor: gate(
    'XOR',
    '1 where the inputs differ: no straight line does it, so it needs a hidden layer.',
    [0, 1, 1, 0],
  ),
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
    noise,
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
    count: { ...count, usual: 400 },
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
  wave: {
    ...ofValues,
    label: 'Wave',
    sentence:
      'A sine in time, once around in 25 steps: what a network with memory forecasts easily.',
    inputNames: [],
    isSeries: true,
    rowName: 'Step',
    count: { usual: 400, least: 60, most: 2000 },
    noise,
    generate: ({ count, noise }, random) => {
      const targets: number[] = []
      for (let k = 0; k < count; k++) targets.push(sin((TURN * k) / WAVE) + noise * random.normal())
      return { inputs: targets.map(() => []), targets }
    },
  },
  randomWalk: {
    ...ofValues,
    label: 'Random walk',
    sentence:
      'Each value is the last one and a chance: nothing forecasts it better than its last value.',
    inputNames: [],
    isSeries: true,
    rowName: 'Step',
    count: { usual: 300, least: 60, most: 2000 },
    noise,
    generate: ({ count, noise }, random) => {
      const targets: number[] = []
      for (let k = 0, place = 0; k < count; k++) {
        place += random.normal()
        targets.push(place + noise * random.normal())
      }
      return { inputs: targets.map(() => []), targets }
    },
  },
} as const satisfies Record<string, Generated>

export type GeneratedName = keyof typeof generated

type Place = { readonly k: number; readonly random: Stream } & Asked

/** A data set whose rows are drawn one by one; each takes as much from the stream whatever is asked. */
function points(
  row: (place: Place) => readonly [input: readonly number[], target: number],
): Generated['generate'] {
  return (asked, random) => {
    const rows = Array.from({ length: asked.count }, (_, k) => row({ ...asked, k, random }))
    return { inputs: rows.map(([input]) => input), targets: rows.map(([, target]) => target) }
  }
}

/** A logic gate of two inputs; the first four rows are exact, further ones are copies that noise moves. */
function gate(label: string, sentence: string, truth: readonly number[]): Generated {
  return {
    ...plain,
    problem: 'classes',
    inputNames: xy,
    targetNames: ['0', '1'],
    rowName: 'Row',
    label,
    sentence,
    count: { usual: 4, least: 4, most: 2000 },
    noise: { usual: 0.1, least: 0, most: 0.5 },
    generate: points(({ k, noise, random }) => {
      const spread = k < 4 ? 0 : noise
      const x = ((k >> 1) & 1) + spread * random.normal()
      const y = (k & 1) + spread * random.normal()
      return [[x, y], truth[k & 3]]
    }),
  }
}

function spiralArms(arms: number): (place: Place) => readonly [readonly number[], number] {
  return ({ k, noise, random }) => {
    const along = even(Math.floor(k / arms))
    const angle = 2 * pi * (1.75 * along + (k % arms) / arms)
    const [x, y] = [5 * along * sin(angle), 5 * along * cos(angle)]
    const [offX, offY] = [between(random, -1, 1), between(random, -1, 1)]
    return [[x + noise * offX, y + noise * offY], k % arms]
  }
}

function between(random: Stream, low: number, high: number): number {
  return low + (high - low) * random.uniform()
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

/** From 0 to below 1, evenly spread however many are taken: multiples of the golden ratio (Weyl's equidistribution). */
function even(k: number): number {
  const turns = (k + 0.5) * 0.6180339887498949
  return turns - Math.floor(turns)
}

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
