/** One column of values in time, to be read through a window. */
import { sin } from '../../engine/trigonometry.ts'
import { noise, ofValues, type Generated } from './kind.ts'

/** 2π, and how many steps a wave takes for it. */
const TURN = 6.283185307179586
const WAVE = 25

const inTime = { ...ofValues, inputNames: [], isSeries: true, rowName: 'Step' } as const

export const series = {
  wave: {
    ...inTime,
    label: 'Wave',
    sentence:
      'A sine in time, once around in 25 steps: what a network with memory forecasts easily.',
    count: { usual: 400, least: 60, most: 2000 },
    noise,
    generate: ({ count, noise }, random) => {
      const targets: number[] = []
      for (let k = 0; k < count; k++) targets.push(sin((TURN * k) / WAVE) + noise * random.normal())
      return { inputs: targets.map(() => []), targets }
    },
  },
  randomWalk: {
    ...inTime,
    label: 'Random walk',
    sentence:
      'Each value is the last one and a chance: nothing forecasts it better than its last value.',
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
