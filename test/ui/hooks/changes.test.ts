import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/engine/network.ts'
import { optimizers } from '../../../src/engine/optimizers.ts'
import type { Experiment, Run } from '../../../src/experiment/experiment.ts'
import { presets, runOf } from '../../../src/experiment/presets.ts'
import {
  branchWords,
  experimentSettings,
  settingsOf,
  stepWords,
} from '../../../src/ui/hooks/changes.ts'

const { training, network } = presets.heightAndWeight
const first: Experiment = presets.heightAndWeight
const start = runOf(first)

const weight = (at: number, index: number, value: number): Edit => ({
  at,
  change: { type: 'parameter', index, value },
})
const rate = (at: number, learningRate: number): Edit => ({
  at,
  change: { type: 'training', training: { optimizer: { ...training.optimizer, learningRate } } },
})
const edited = (edits: readonly Edit[], position = 900): Run => ({ ...start, edits, position })

describe('what an edit has set', () => {
  it('is named and given as a person reads it', () => {
    const edits: Edit[] = [
      weight(0, 0, 0.5),
      weight(3, 8, -1.25),
      rate(5, 0.5),
      { at: 6, change: { type: 'training', training: { batchSize: 4, order: 'shuffled' } } },
      { at: 7, change: { type: 'training', training: { clipNorm: 1 } } },
      {
        at: 8,
        change: { type: 'training', training: { regularization: { type: 'l2', rate: 0.01 } } },
      },
      { at: 8, change: { type: 'layer', layer: 0, change: { activation: 'tanh' } } },
      { at: 9, change: { type: 'layer', layer: 1, change: { activation: 'linear' } } },
      { at: 9, change: { type: 'layer', layer: 0, change: { frozen: [1], off: [0, 1] } } },
      { at: 9, change: { type: 'layer', layer: 0, change: { off: [] } } },
      { at: 9, change: { type: 'training', training: { shifts: 2 } } },
      {
        at: 9,
        change: {
          type: 'data',
          data: [
            { type: 'add', input: [1, 2], target: [1] },
            { type: 'add', input: [1, 3], target: [1] },
            { type: 'remove', place: { part: 'samples', index: 0 } },
          ],
        },
      },
      { at: 9, change: { type: 'training', training: { shifts: 0 } } },
    ]
    const words = settingsOf(edited(edits)).map((settings) =>
      settings.map(({ name, value }) => `${name} = ${value}`).join(', '),
    )
    expect(words).toEqual([
      'w1 = 0.5',
      'b3 = −1.25',
      'learning rate = 0.5',
      'batch size = 4, order = shuffled',
      'clipping = 1',
      'regularization = L2 0.01',
      'activation = Tanh',
      'output activation = Linear',
      'frozen neurons of layer 1 = 2, switched-off neurons of layer 1 = all',
      'switched-off neurons of layer 1 = none',
      'random shifts = up to 2 pixels',
      'data = 2 samples added, 1 deleted',
      'random shifts = none',
    ])
  })

  it('is nothing where it holds already', () => {
    expect(settingsOf(edited([rate(4, 0.1), rate(5, 0.2), rate(6, 0.2)]))).toEqual([
      [],
      [{ name: 'learning rate', value: '0.2' }],
      [],
    ])
  })

  it.each(Object.keys(optimizers) as (keyof typeof optimizers)[])(
    'names the optimizer %s, and each of its settings that changes',
    (type) => {
      const plain = { type, learningRate: 0.1 } as const
      const change = (optimizer: typeof training.optimizer): Edit => ({
        at: 1,
        change: { type: 'training', training: { optimizer } },
      })
      const [chosen] = settingsOf(edited([change(plain)]))
      if (type === 'sgd') return
      expect(chosen).toEqual([{ name: 'optimizer', value: optimizers[type].label }])
      for (const name of Object.keys(optimizers[type].settings)) {
        const [, set] = settingsOf(edited([change(plain), change({ ...plain, [name]: 0.25 })]))
        expect(set).toHaveLength(1)
        expect(set[0].value).toBe('0.25')
        expect(set[0].name).toMatch(/^[a-z0-9 ]+$/)
      }
    },
  )
})

describe('what undo takes back', () => {
  it('is the edit that was made last, or how many there were', () => {
    expect(stepWords(start, edited([weight(0, 0, 0.5)]))).toBe('w1 = 0.5')
    const drag = [rate(4, 0.2), rate(5, 0.3), rate(6, 0.5)]
    expect(stepWords(start, edited(drag))).toBe('learning rate 0.5')
    const many = [weight(1, 0, 1), weight(1, 1, 2), weight(1, 2, 3)]
    expect(stepWords(start, edited(many))).toBe('w2 = 2, w3 = 3 and 1 more')
  })

  it('is the edit alone that took the place of others', () => {
    const before = edited([weight(100, 0, 0.5), rate(300, 1)])
    expect(stepWords(before, edited([weight(100, 0, 0.5), weight(200, 1, 2)]))).toBe('w2 = 2')
  })

  it('is a reset where nothing else differs', () => {
    expect(stepWords({ ...start, position: 12 }, start)).toBe('reset')
  })

  it('is another seed, network, or experiment', () => {
    const words = (change: Partial<Experiment>): string =>
      stepWords(start, runOf({ ...first, ...change }))
    const [hidden, output] = network.layers
    expect(words({ seed: 7 })).toBe('seed 7')
    expect(
      words({
        network: {
          ...network,
          layers: [{ ...hidden, type: 'dense', units: 3, activation: 'sigmoid' }, output],
        },
      }),
    ).toBe('network 2–3–1')
    expect(words({ title: 'Spiral' })).toBe('experiment “Spiral”')
    expect(words({ parameters: Array.from({ length: 9 }, () => 1) })).toBe('first weights given')
  })
})

describe('a branch in words', () => {
  it('tells from where on it went another way, and what it did there', () => {
    const present = edited([weight(100, 0, 0.5), weight(212, 1, 2)])
    expect(branchWords(edited([weight(100, 0, 0.5), rate(212, 0.5)]), present)).toBe(
      'until sample 212, then learning rate 0.5',
    )
  })

  it('tells what it went on without', () => {
    expect(branchWords(edited([]), edited([rate(212, 0.5)]))).toBe(
      'until sample 212, then without learning rate 0.5',
    )
  })

  it('tells what it began with, where it differs from the start', () => {
    const other = { ...runOf({ ...first, seed: 7 }), edits: [rate(40, 1)], position: 80 }
    expect(branchWords(other, start)).toBe('from the start with seed 7, then learning rate 1')
  })

  it('says nothing of what both have', () => {
    expect(experimentSettings(first, first)).toEqual([])
    expect(branchWords(start, start)).toBe('the same way')
  })
})
