import { noEnd } from '../../src/worker/protocol.ts'
import { describe, expect, it } from 'vitest'
import { lineOf, planeOf } from '../../src/data/plane.ts'
import { finish } from '../../src/engine/evaluate.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { prepare } from '../../src/data/prepare.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import type { TrainingSpec } from '../../src/engine/network.ts'
import { optimizers, type OptimizerName } from '../../src/engine/optimizers.ts'
import { viewFrame } from '../../src/worker/frame.ts'
import { createPhotographer } from '../../src/worker/photograph.ts'
import { createProber, type Answer } from '../../src/worker/probes.ts'
import { articleRun, lossOf, predict, samples, stepped } from '../support/article.ts'
import { dataset, probed, type Probed } from '../support/probing.ts'
import { createPage, createWire } from '../support/wire.ts'

const { experiment } = articleRun

describe('the loss along a parameter', () => {
  it.each(['sample', 'all'] as const)(
    'is the loss of %s, computed elsewhere, at every value',
    (of) => {
      const { timeline, ask } = probed()
      timeline.advance(5)
      const at = [...timeline.parameters]
      const over = of === 'all' ? samples : [samples[timeline.current]]
      const values = [-3, -0.5, 0, 1, 8]
      const answer = ask({ type: 'along', parameter: 2, of, values })
      expect(answer.value).toBe(at[2])
      expect(answer.loss).toBeCloseTo(lossOf(at, over), 14)
      values.forEach((value, k) => {
        expect(answer.losses[k]).toBeCloseTo(lossOf(at.with(2, value), over), 14)
      })
      const h = 1e-6
      const rise = lossOf(at.with(2, at[2] + h), over) - lossOf(at.with(2, at[2] - h), over)
      expect(answer.slope).toBeCloseTo(rise / (2 * h), 8)
    },
  )
})

describe('the loss along a parameter of a moment before', () => {
  it.each(['sample', 'all'] as const)('is what it was then, of %s', (of) => {
    const { timeline, ask } = probed()
    timeline.advance(5)
    const question = { type: 'along', parameter: 2, of, values: [-1, 0, 1] } as const
    const at = { parameters: [...timeline.parameters], current: timeline.current }
    const then = ask(question)
    timeline.advance(2)
    expect(ask(question)).not.toEqual(then)
    expect(ask({ ...question, at })).toEqual(then)
  })
})

describe('the update', () => {
  it('is what the next sample makes of every parameter', () => {
    const { timeline, ask } = probed()
    timeline.advance(3)
    const before = [...timeline.parameters]
    const sample = samples[timeline.current]
    const rate = timeline.training.optimizer.learningRate
    const update = ask({ type: 'update' })!
    expect([...update.before.parameters]).toEqual(before)
    stepped(before, sample, rate).forEach((value, p) => {
      expect(update.after.parameters[p]).toBeCloseTo(value, 14)
    })
    // Nothing of this has happened.
    expect([...timeline.parameters]).toEqual(before)
  })

  it.each(Object.keys(optimizers) as OptimizerName[])(
    'of %s is to the bit what training makes, with all that it remembers',
    (type) => {
      const { timeline, ask } = probed({
        optimizer: { type, learningRate: 0.05, ...(type === 'sgd' && { momentum: 0.9 }) },
        batchSize: 2,
        regularization: { type: 'l2', rate: 0.01 },
        clipNorm: 0.5,
      })
      for (let position = 0; position < 10; position++) {
        const update = ask({ type: 'update' })
        timeline.advance(1)
        expect(update === null).toBe(position % 2 === 0)
        if (!update) continue
        expect([...update.after.parameters]).toEqual([...timeline.parameters])
        const kind = optimizers[type]
        const spec = timeline.training.optimizer as never
        expect(Object.keys(update.after.memory)).toEqual([...kind.arrays(spec)])
        expect(Object.keys(update.after.products)).toEqual([...kind.products(spec)])
      }
    },
  )
})

describe('units', () => {
  const dense = (activation: 'relu' | 'sigmoid' | 'step' | 'linear') => ({
    ...experiment.network,
    layers: [
      { type: 'dense' as const, units: 2, activation },
      { type: 'dense' as const, units: 1, activation: 'sigmoid' as const },
    ],
  })
  const withParameters = (run: Probed, values: readonly number[]): Probed => {
    values.forEach((value, index) => run.timeline.edit({ type: 'parameter', index, value }))
    return run
  }

  it('whose ReLU is 0 for every sample are dead', () => {
    // h₁ gets 0·x − 1, h₂ gets x₁ + x₂.
    const { ask } = withParameters(probed({}, dense('relu')), [0, 0, 1, 1, -1, 0])
    expect(ask({ type: 'units' })).toEqual([['dead', 'learning']])
  })

  it('whose sigmoid is flat for every sample are saturated', () => {
    // At z = 20 its slope is 2·10⁻⁹.
    const { ask } = withParameters(probed({}, dense('sigmoid')), [0, 0, 0.1, 0.1, 20, 0])
    expect(ask({ type: 'units' })).toEqual([['saturated', 'learning']])
  })

  it('that have no slope to lose are neither', () => {
    for (const name of ['step', 'linear'] as const) {
      expect(probed({}, dense(name)).ask({ type: 'units' })).toEqual([['learning', 'learning']])
    }
  })
})

describe('scores', () => {
  it('tell accuracy, confusion and the worst samples, over those trained on or not', () => {
    const { timeline, ask } = probed()
    timeline.advance(400)
    const at = [...timeline.parameters]
    for (const [of, over] of [
      ['all', dataset.samples],
      ['test', dataset.unseen],
    ] as const) {
      const { scores, worst } = ask({ type: 'scores', of, problem: 'classes', worst: 3 })!
      expect(scores.loss).toBeCloseTo(lossOf(at, over), 14)
      const right = over.filter(
        ({ input, target }) => (predict(at, input) >= 0.5 ? 1 : 0) === target[0],
      )
      expect(scores).toMatchObject({ accuracy: right.length / over.length })
      const losses = over.map((sample) => lossOf(at, [sample]))
      expect(worst).toHaveLength(Math.min(3, over.length))
      worst.forEach(({ sample, loss, outputs }, place) => {
        expect(loss).toBeCloseTo(losses[sample], 14)
        expect(outputs[0]).toBeCloseTo(predict(at, over[sample].input), 14)
        expect(loss).toBeCloseTo(losses.toSorted((one, other) => other - one)[place], 14)
      })
    }
  })

  it('have the samples of every cell of the confusion, page by page', () => {
    const { timeline, ask } = probed()
    timeline.advance(2)
    const at = [...timeline.parameters]
    const { scores } = ask({ type: 'scores', of: 'all', problem: 'classes', worst: 0 })!
    const counts = 'confusion' in scores ? [...scores.confusion.counts] : []
    const found = [0, 1].flatMap((truth) =>
      [0, 1].map((answered) => {
        const question = { type: 'cell', of: 'all', truth, answered } as const
        const whole = ask({ ...question, first: 0, count: 9 })
        const pages = Array.from(
          { length: whole.total },
          (_, first) => ask({ ...question, first, count: 1 }).samples[0],
        )
        expect(pages).toEqual(whole.samples)
        for (const { sample, loss, outputs } of whole.samples) {
          expect(samples[sample].target[0]).toBe(truth)
          expect(predict(at, samples[sample].input) >= 0.5 ? 1 : 0).toBe(answered)
          expect(outputs[0]).toBeCloseTo(predict(at, samples[sample].input), 14)
          expect(loss).toBeCloseTo(lossOf(at, [samples[sample]]), 14)
        }
        return whole.total
      }),
    )
    expect(found).toEqual(counts)
  })

  it('of a series compare with the naive forecast', () => {
    const naive = { samples: dataset.samples.map(() => 0.5), unseen: [] }
    const { timeline, ask } = probed({}, undefined, { ...dataset, naive })
    const at = [...timeline.parameters]
    const { scores } = ask({ type: 'scores', of: 'all', problem: 'values', worst: 0 })!
    const distances = samples.map(({ input, target }) => Math.abs(predict(at, input) - target[0]))
    const mean = distances.reduce((sum, one) => sum + one, 0) / samples.length
    // Every target is 0 or 1, so 0.5 is wrong by 0.5.
    expect('naiveRatio' in scores && scores.naiveRatio).toBeCloseTo(mean / 0.5, 14)
  })

  it('of values tell R² and errors', () => {
    const { scores } = probed().ask({ type: 'scores', of: 'all', problem: 'values', worst: 0 })!
    expect(scores).toMatchObject({ naiveRatio: null })
    expect(Object.keys(scores)).toContain('rSquared')
  })
})

describe('maps', () => {
  it('are what every unit says over the plane, as the network alone says it', () => {
    const { timeline, ask } = probed()
    timeline.advance(40)
    const at = [...timeline.parameters]
    const [hidden, output] = ask({ type: 'maps', layers: [0, 1], side: 5 })!
    expect([hidden.length, output.length]).toEqual([50, 25])
    const { left, right, bottom, top } = planeOf(dataset)!
    for (let row = 0; row < 5; row++) {
      for (let column = 0; column < 5; column++) {
        const x = left + ((column + 0.5) / 5) * (right - left)
        const y = top - ((row + 0.5) / 5) * (top - bottom)
        expect(output[row * 5 + column]).toBeCloseTo(predict(at, [x, y]), 14)
        const layers = ask({ type: 'predict', input: [x, y] })
        expect(hidden[(row * 5 + column) * 2 + 1]).toBe(layers[0][1])
      }
    }
  })
})

describe('maps of data with one input', () => {
  it('are what every unit says from end to end', () => {
    const sine = datasetOf(gallery.sine.experiment)
    const { network, training } = gallery.sine.experiment
    const start = { network, training, samples: sine.samples, seed: 1, parameters: null }
    const ask = createProber(createTimeline(start, []), start, () => sine)
    const answer = finish(ask({ type: 'maps', layers: [0, 1], side: 3 }))
    if (answer.type !== 'maps' || !answer.value) throw new Error('No maps.')
    const { left, right } = lineOf(sine)!
    const [hidden, output] = answer.value
    expect([hidden.length, output.length]).toEqual([24, 3])
    for (const [place, x] of [left, (left + right) / 2, right].entries()) {
      const said = finish(ask({ type: 'predict', input: [x] }))
      expect(said.type === 'predict' && said.value[1][0]).toBe(output[place])
    }
  })
})

describe('histograms', () => {
  it('count every weight of every layer once, and every gradient', () => {
    const { timeline, ask } = probed()
    timeline.advance(9)
    const layers = ask({ type: 'histograms', bins: 5 })
    expect(layers.map(({ layer }) => layer)).toEqual([0, 1])
    const weights = [timeline.parameters.subarray(0, 4), timeline.parameters.subarray(6, 8)]
    layers.forEach(({ weights: { low, high, counts, mean }, gradients }, l) => {
      const own = [...weights[l]]
      expect([low, high]).toEqual([Math.min(...own), Math.max(...own)])
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own.length)
      expect(gradients.counts.reduce((sum, count) => sum + count, 0)).toBe(own.length)
      expect(mean).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 14)
    })
  })
})

describe('a landscape', () => {
  it('over two weights has the losses there, and the way that training took', () => {
    const { timeline, ask } = probed()
    const first = [timeline.parameters[0], timeline.parameters[6]]
    timeline.advance(40)
    const at = [...timeline.parameters]
    const { losses, across, down, path } = ask({
      type: 'landscape',
      across: { type: 'parameter', index: 0 },
      down: { type: 'parameter', index: 6 },
      side: 4,
      isNear: false,
    })
    expect([...path.subarray(0, 2)]).toEqual([
      expect.closeTo(first[0], 12),
      expect.closeTo(first[1], 12),
    ])
    expect(Array.from(path.slice(-2))).toEqual([at[0], at[6]])
    const middle = ([low, high]: readonly [number, number], k: number): number =>
      low + ((k + 0.5) / 4) * (high - low)
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const there = at.with(0, middle(across, column)).with(6, middle(down, 3 - row))
        expect(losses[row * 4 + column]).toBeCloseTo(lossOf(there, samples), 12)
      }
    }
  })

  it('over random directions ends where the run is, at 0', () => {
    const { timeline, ask } = probed()
    timeline.advance(100)
    const axis = (number: number) => ({ type: 'random', number }) as const
    const { path, across, down } = ask({
      type: 'landscape',
      across: axis(0),
      down: axis(1),
      side: 3,
      isNear: false,
    })
    expect(Array.from(path.slice(-2))).toEqual([0, 0])
    expect(path).toHaveLength(2 * 101)
    for (const [low, high] of [across, down]) expect(low < 0 && high > 0).toBe(true)
  })

  it('from near goes little beyond the way, and where nothing has moved as far as ever', () => {
    const { timeline, ask } = probed()
    const look = () =>
      ask({
        type: 'landscape',
        across: { type: 'random', number: 0 },
        down: { type: 'parameter', index: 6 },
        side: 3,
        isNear: true,
      })
    expect(look().across).toEqual([-1, 1])
    timeline.advance(20)
    const { path, across, down } = look()
    ;[across, down].forEach(([low, high], axis) => {
      const places = [...path].filter((_, k) => k % 2 === axis)
      const [least, most] = [Math.min(...places), Math.max(...places)]
      // 0.35 of the way before it and after it.
      expect((high - low) / (most - least)).toBeCloseTo(1.7, 10)
      expect(least - low).toBeCloseTo(high - most, 10)
    })
  })
})

it('an answer to any input is the network’s, layer by layer', () => {
  const { timeline, ask } = probed()
  const layers = ask({ type: 'predict', input: [3, -4] })
  expect(layers.map(({ length }) => length)).toEqual([2, 1])
  expect(layers[1][0]).toBeCloseTo(predict([...timeline.parameters], [3, -4]), 14)
  expect(() => ask({ type: 'predict', input: [1] })).toThrow('Expected 2 inputs, got 1.')
})

describe('a question to a session', () => {
  const speed = null
  const watch = { map: false }
  const question = { type: 'slope', parameter: 0, of: 'sample' } as const

  it('is answered at rest and in training, and changes nothing', async () => {
    const wire = createWire()
    const page = createPage(wire)
    await page.done(page.client.open(articleRun, speed, watch))
    const before = [...page.frame.parameters]
    const answers: (Answer | null)[] = []
    await page.done(
      page.client.probe('check', question).then((answer) => void answers.push(answer)),
    )
    expect(answers[0]?.position).toBe(0)
    expect([...page.frame.parameters]).toEqual(before)
    await page.done(page.client.train(noEnd))
    await page.done(
      page.client.probe('check', question).then((answer) => void answers.push(answer)),
    )
    expect(answers[1]!.position).toBeGreaterThan(0)
    await page.done(page.client.pause())
    const { timeline } = probed()
    timeline.advance(page.frame.position)
    expect([...page.frame.parameters]).toEqual([...timeline.parameters])
  })

  it('gives way to a newer one on its topic, and to another run', async () => {
    const wire = createWire()
    const page = createPage(wire)
    await page.done(page.client.open(articleRun, speed, watch))
    const answers: (Answer | null)[] = []
    const note = (answer: Answer | null): void => void answers.push(answer)
    const first = page.client.probe('a', question).then(note)
    const second = page.client.probe('a', { ...question, parameter: 1 }).then(note)
    await page.done(Promise.all([first, second]).then(() => undefined))
    expect(answers[0]).toBeNull()
    expect(answers[1]?.value).toMatchObject({ parameter: 1 })
    const third = page.client.probe('a', question).then(note)
    const opened = page.client.open(articleRun, speed, watch)
    await page.done(Promise.all([third, opened]).then(() => undefined))
    expect(answers[2]).toBeNull()
  })

  it('that takes long tells how far it is, lets other commands pass, and can be dropped', async () => {
    const wire = createWire()
    const page = createPage(wire)
    await page.done(page.client.open(articleRun, speed, watch))
    const values = Array.from({ length: 5000 }, (_, k) => k / 1000)
    const shares: number[] = []
    let answer: Answer | null | undefined
    const long = page.client
      .probe('along', { type: 'along', parameter: 0, of: 'all', values }, (share) =>
        shares.push(share),
      )
      .then((given) => void (answer = given))
    await page.done(page.client.step('sample', 1))
    expect(page.frame.position).toBe(1)
    expect(answer).toBeUndefined()
    for (let k = 0; k < 200; k++) wire.turn()
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    page.client.drop('along')
    await page.done(long)
    expect(answer).toBeNull()
    wire.settle()
    expect(wire.planned).toBe(0)
  })
})

describe('what the network says to some of the rows', () => {
  it('is its answer to each of them, and their losses', () => {
    const { timeline, ask } = probed()
    timeline.advance(5)
    const at = [...timeline.parameters]
    const { predictions, losses } = ask({ type: 'rows', of: 'all', from: 1, count: 2 })
    expect(predictions).toHaveLength(2)
    samples.slice(1, 3).forEach((sample, row) => {
      expect(predictions[row]).toBeCloseTo(predict(at, sample.input), 14)
      expect(losses[row]).toBeCloseTo(lossOf(at, [sample]), 14)
    })
    expect(ask({ type: 'rows', of: 'test', from: 0, count: 100 }).losses).toHaveLength(2)
    expect(ask({ type: 'rows', of: 'all', from: 4, count: 10 }).losses).toHaveLength(0)
  })
})

describe('a circle', () => {
  const rule = (name: 'perceptronAnd' | 'perceptronXor', other: Partial<TrainingSpec> = {}) => {
    const { data, network, seed, ...experiment } = gallery[name].experiment
    const training: TrainingSpec = { ...experiment.training, ...other }
    const all = prepare(data)
    const start = { network, training, samples: all.samples, seed, parameters: null }
    const timeline = createTimeline(start, [])
    const circle = () => {
      const answer = finish(createProber(timeline, start, () => all)({ type: 'circle' }))
      return answer.type === 'circle' ? answer.value : null
    }
    return { timeline, circle }
  }

  it('is found where a perceptron is to learn XOR, and is one', () => {
    const { timeline, circle } = rule('perceptronXor')
    timeline.advance(400)
    const period = circle()
    expect(period).toBeGreaterThanOrEqual(1)
    timeline.advance(512)
    const before = [...timeline.parameters]
    timeline.advance(4 * period!)
    expect([...timeline.parameters]).toEqual(before)
    expect(timeline.points.at(-1)!.loss).toBeGreaterThan(0)
  })

  it('of one epoch is found too where it has learnt AND, with no loss left', () => {
    const { timeline, circle } = rule('perceptronAnd')
    timeline.advance(400)
    expect(circle()).toBe(1)
    expect(timeline.points.at(-1)!.loss).toBe(0)
  })

  it.each<Partial<TrainingSpec>>([
    { order: 'shuffled' },
    { optimizer: { type: 'adam', learningRate: 0.1 } },
    { optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.5 } },
    { schedule: { type: 'constant', warmUp: 3 } },
    { schedule: { type: 'exponential', factor: 0.999 } },
  ])('is not looked for where more than the parameters decides: %o', (training) => {
    // Where AND is learnt the parameters stay as they are, so it would be found.
    const { timeline, circle } = rule('perceptronAnd', training)
    timeline.advance(1000)
    expect(timeline.points.at(-1)!.loss).toBe(0)
    expect(circle()).toBeNull()
  })
})

describe('a trace', () => {
  it('is the step that a frame has of the current sample, bit for bit', () => {
    const { timeline, ask } = probed()
    timeline.advance(5)
    const photographer = createPhotographer(timeline, () => dataset)
    const numbers = new Float64Array(photographer.numbersLength)
    const { ownLoss } = photographer.photograph(numbers, null)
    const sizes = { samples: samples.length, unseen: dataset.unseen.length }
    const frame = viewFrame(timeline.network, sizes, numbers)
    const traced = ask({ type: 'trace', ...samples[timeline.current] })
    expect(traced.parameters).toEqual(frame.parameters)
    expect(traced.gradients).toEqual(frame.gradients)
    expect(traced.layers).toEqual(frame.layers)
    expect(traced.loss).toBe(frame.losses[timeline.current])
    expect(traced.loss).toBe(ownLoss)
  })

  it('stays what it was while the run goes on', () => {
    const { timeline, ask } = probed()
    const question = { type: 'trace', ...samples[2] } as const
    const first = ask(question)
    const kept = structuredClone(first)
    timeline.advance(4)
    expect(ask(question)).not.toEqual(first)
    expect(first).toEqual(kept)
  })
})
