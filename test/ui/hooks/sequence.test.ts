/** What stage and step panel know of a network over time: names of time steps, rows, gradients over time, and how much a matrix grows what goes round. */
import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../../src/ui/hooks/sequence/gates.ts'
import { filledFrom, partsOver } from '../../../src/ui/hooks/sequence/overTime.ts'
import { spectralRadius } from '../../../src/ui/hooks/sequence/spectral.ts'
import {
  cellIn,
  selectionOf,
  timesBackward,
  timesForward,
  unitName,
  unrolledOf,
} from '../../../src/ui/hooks/sequence/timed.ts'
import { computedBy, operationsOf, partsOf } from '../../../src/state/walk.ts'
import { timeName } from '../../../src/data/times.ts'
import { namesOf, spanOf, windowPlace } from '../../../src/ui/hooks/sequence/times.ts'
import { sequenceSteps } from '../../support/sequences.ts'

const all = sequenceSteps()
const steps = all.map((one) => [one.name, one] as const)

describe.each(steps)('%s', (_, { network, layout, step, sample }) => {
  const numbers = { layers: step.layers, sample }
  const { timed } = unrolledOf(network)

  it('has gradients that are sums over time, to the last digit', () => {
    for (let index = 0; index < layout.count; index++) {
      const parts = partsOver(layout, network, index, numbers)
      const sum = parts.reduce((total, { product }) => total + product, 0)
      expect(sum).toBe(step.gradients[index])
    }
  })

  it('fills each shared gradient step by step, from nothing to all of it', () => {
    for (const block of layout.blocks) {
      if (!timed.some(({ layer }) => layer === block.layer)) continue
      const whole = step.gradients.subarray(block.start, block.start + block.length)
      expect(filledFrom(network, block, numbers, 0)).toEqual(whole.slice())
      const [count] = network.input
      expect(filledFrom(network, block, numbers, count)).toEqual(new Float64Array(block.length))
      const index = block.start + block.length - 1
      const parts = partsOver(layout, network, index, numbers)
      const partial = parts.filter(({ time }) => time >= 2)
      expect(filledFrom(network, block, numbers, 2)[block.length - 1]).toBe(
        partial.reduce((total, { product }) => total + product, 0),
      )
    }
  })

  it('finds every cell again by its selection', () => {
    for (const { layer, units } of timed) {
      for (const time of [0, network.input[0] - 1]) {
        const cell = { layer, unit: units - 1, time }
        expect(cellIn(network, selectionOf(cell))).toEqual(cell)
      }
    }
  })
})

describe('names', () => {
  it('number hidden units through all layers, and answers for themselves', () => {
    const { network } = all.find(({ name }) => name === 'simpleRnn, two stacked')!
    expect(unitName(network, 0, 1)).toEqual({ letter: 'h', number: 2 })
    expect(unitName(network, 1, 0)).toEqual({ letter: 'h', number: 3 })
    expect(unitName(network, 2, 0)).toEqual({ letter: 'ŷ', number: null })
    expect(unitName(network, -1, 1)).toEqual({ letter: 'x', number: 2 })
  })

  it('of times are read as months, days and years where they are such', () => {
    expect(timeName('2009-10')).toEqual({
      full: 'October 2009',
      brief: 'Oct 2009',
      short: 'Oct',
      letter: 'O',
    })
    expect(timeName('2009-10-05')).toEqual({
      full: '5 October 2009',
      brief: '5 Oct 2009',
      short: '5 Oct',
      letter: '05',
    })
    expect(timeName('1988')).toEqual({ full: '1988', brief: '1988', short: '1988', letter: '’88' })
    expect(timeName('Step 112')).toEqual({
      full: 'Step 112',
      brief: 'Step 112',
      short: '112',
      letter: '112',
    })
    expect(timeName('2009-13')).toMatchObject({ full: '2009-13' })
  })

  it('of a span say no more than they must', () => {
    expect(spanOf('January 2009', 'December 2009')).toBe('2009')
    expect(spanOf('March 2009', 'May 2009')).toBe('March to May 2009')
    expect(spanOf('March 2009', 'February 2010')).toBe('March 2009 to February 2010')
    expect(spanOf('1966', '1987')).toBe('1966 to 1987')
  })

  it('of a window’s steps are those of its series, and counted without one', () => {
    const sample = { input: [1, 2], target: [4] }
    const series = {
      name: 'v',
      times: ['2000-01', '2000-02', '2000-03', '2000-04'],
      values: [1, 2, 3, 4],
      samples: [3],
      unseen: [],
      windows: { length: 2, horizon: 2, predicts: 'level' },
    } as const
    const dataset = { series, samples: [sample], unseen: [] }
    expect(windowPlace(dataset, sample)).toEqual({ start: 0, at: 3 })
    const names = namesOf(dataset, sample, 2)
    expect(names.steps.map(({ short }) => short)).toEqual(['Jan', 'Feb'])
    expect(names.target?.full).toBe('April 2000')
    const without = namesOf({ ...dataset, series: null }, sample, 2)
    expect(without.steps.map(({ full }) => full)).toEqual(['step 1', 'step 2'])
    expect(without.target).toBeNull()
  })
})

it('a gate’s values are those of its rows', () => {
  const { network, step } = all.find(({ name }) => name === 'lstm, 1 feature, last output')!
  const units = 3
  const layer = step.layers[0]
  const { values, from, stride } = valuesOf(layer, 'lstm', units, 'forget')
  for (let time = 1; time < network.input[0]; time++) {
    for (let unit = 0; unit < units; unit++) {
      // c[t] = f·c[t−1] + i·g
      const at = (gate: number) => layer.kept['gates'][time * 4 * units + gate * units + unit]
      const f = values[from + time * stride + unit]
      const before = layer.kept['cell'][(time - 1) * units + unit]
      const now = layer.kept['cell'][time * units + unit]
      expect(f * before + at(0) * at(2)).toBeCloseTo(now, 14)
    }
  }
})

describe('the spectral radius', () => {
  it.each([
    ['of a diagonal is its largest entry', [0.5, 0, 0, -0.9], 2, 0.9],
    ['of a turn is its scale, though no power settles', [0, -0.7, 0.7, 0], 2, 0.7],
    ['of a matrix whose powers vanish is 0', [0, 1, 0, 0], 2, 0],
    // λ² − 2λ + 10 = 0: λ = 1 ± 3i, |λ| = √10.
    ['of a complex pair is its size', [1, 3, -3, 1], 2, Math.sqrt(10)],
    // One eigenvalue 0.5, twice, with one direction alone.
    ['of a Jordan block is its eigenvalue', [0.5, 1, 0, 0.5], 2, 0.5],
    // A cycle through three: λ³ = 0.008.
    ['of a cycle is the mean of its weights', [0, 0.1, 0, 0, 0, 0.2, 0.4, 0, 0], 3, 0.2],
    ['of one weight is its size', [-1.25], 1, 1.25],
    ['of nothing is 0', [0, 0, 0, 0], 2, 0],
    ['does not overflow', [1e200, 0, 0, 1], 2, 1e200],
  ] as const)('%s', (_, matrix, size, radius) => {
    const found = spectralRadius(matrix, size)
    expect(Math.abs(found - radius)).toBeLessThan(1e-5 * Math.max(1e-9, radius))
  })

  it('grows with a matrix that is scaled', () => {
    const size = 8
    const matrix = Array.from({ length: size * size }, (_, k) => ((k * 37) % 11) / 11 - 0.4)
    const radius = spectralRadius(matrix, size)
    const tripled = spectralRadius(
      matrix.map((value) => 3 * value),
      size,
    )
    expect(tripled).toBeCloseTo(3 * radius, 8)
  })

  it('of what is no number is none', () => {
    expect(spectralRadius([Number.NaN, 1, 1, 1], 2)).toBeNaN()
  })
})

describe('how far a walk has come', () => {
  const spec = {
    input: [3, 1],
    layers: [
      { type: 'simpleRnn', units: 2, activation: 'tanh', returnSequences: true },
      { type: 'gru', units: 2, activation: 'tanh', returnSequences: true },
      { type: 'dense', units: 1, activation: 'linear' },
    ],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  } as const

  it('forward through each recurrent layer’s steps, and through a dense layer at once', () => {
    const parts = partsOf(spec)
    const seen = operationsOf(parts).map((_, operation) => {
      const computed = computedBy({ operation, isPlaying: false }, parts)
      return [0, 1, 2].map((layer) => timesForward(computed, spec, layer)).join('')
    })
    expect(seen.slice(0, 8)).toEqual(['100', '200', '300', '310', '320', '330', '333', '333'])
  })

  it('back from the last step to the first, layer by layer from above', () => {
    const parts = partsOf(spec)
    const seen = operationsOf(parts).map((_, operation) => {
      const computed = computedBy({ operation, isPlaying: false }, parts)
      return [0, 1, 2].map((layer) => timesBackward(computed, spec, layer)).join('')
    })
    expect(seen.slice(7)).toEqual(['333', '330', '320', '310', '300', '200', '100', '000', '000'])
  })
})
