/** A run is a value: start, edits and position determine every number, whatever way led there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withEdit } from '../../src/engine/edits.ts'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import type { Edit, NetworkSpec, Sample, SampleChange } from '../../src/engine/network.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import { createTrainer, type Start } from '../../src/engine/trainer.ts'
import { runs, starts } from '../support/runs.ts'
import { plainTraining } from '../support/training.ts'

/** All that may be compared between two timelines at the same position. */
function photograph(timeline: Timeline): object {
  const { position, epoch, sample, current, batch, stride } = timeline
  const { inForce, counters, numbers } = timeline.save()
  const parameters = timeline.parameters.length
  // Between batches the last one's gradients still lie there, and nobody reads them.
  if (batch.seen === 0) numbers.fill(0, parameters, 2 * parameters)
  return {
    position,
    epoch,
    sample,
    current,
    batch,
    stride,
    parameters: [...timeline.parameters],
    batchSums: batch.seen > 0 ? [...timeline.batchSums] : [],
    inForce,
    counters,
    numbers: [...numbers],
    points: [...timeline.points],
    training: timeline.training,
    network: timeline.network,
  }
}

const twoTwoOne: NetworkSpec = {
  input: [2],
  layers: [
    { type: 'dense', units: 2, activation: 'sigmoid' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
  initial: { weights: { type: 'normal', deviation: 1 }, bias: { type: 'zeros' } },
}

const xor: Sample[] = [0, 1, 2, 3].map((k) => ({
  input: [k % 2, Math.floor(k / 2)],
  target: [k === 1 || k === 2 ? 1 : 0],
}))

const million: Start = {
  network: twoTwoOne,
  training: {
    loss: 'meanSquaredError',
    optimizer: { type: 'adam', learningRate: 0.01 },
    schedule: { type: 'exponential', factor: 0.9999 },
    batchSize: 2,
    regularization: { type: 'l2', rate: 0.001 },
    clipNorm: 1,
    order: 'shuffled',
  },
  samples: xor,
  seed: 1,
  parameters: null,
}

function at(position: number, start: Start, edits: Parameters<typeof createTimeline>[1]): object {
  const timeline = createTimeline(start, edits)
  timeline.advance(position)
  return photograph(timeline)
}

describe('a timeline', () => {
  it('gives the same bytes however its training is cut', () => {
    fc.assert(
      fc.property(runs, fc.array(fc.integer({ min: 0, max: 25 })), ({ start, edits }, cuts) => {
        const cut = createTimeline(start, edits)
        for (const count of cuts) cut.advance(count)
        expect(photograph(cut)).toEqual(at(cut.position, start, edits))
      }),
    )
  })

  it('gives the same bytes after going anywhere and coming back', () => {
    fc.assert(
      fc.property(
        runs,
        fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 3 }),
        ({ start, edits }, positions) => {
          const timeline = createTimeline(start, edits)
          for (const position of positions) {
            const before = timeline.position
            timeline.restore(position)
            expect(timeline.position).toBeLessThanOrEqual(position)
            expect(timeline.position).toBeGreaterThanOrEqual(
              Math.min(position < before ? 0 : before, position),
            )
            timeline.advance(position - timeline.position)
            expect(photograph(timeline)).toEqual(at(position, start, edits))
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('that takes over moments of a run with the same edits before them gives the same bytes', () => {
    const position = fc.integer({ min: 0, max: 5000 })
    fc.assert(
      fc.property(runs, position, position, position, ({ start, edits }, fork, far, target) => {
        const other = createTimeline(start, [
          ...edits.filter(({ at }) => at < fork),
          { at: fork, change: { type: 'training', training: { batchSize: 3 } } },
        ])
        other.advance(far)
        const timeline = createTimeline(start, edits)
        timeline.learn(other.moments.filter((moment) => moment.position <= fork))
        timeline.restore(target)
        const most = Math.min(fork, far, target)
        const interval = other.moments[1]?.position ?? Infinity
        expect(timeline.position).toBeGreaterThanOrEqual(Math.max(0, most - interval + 1))
        timeline.advance(target - timeline.position)
        expect(photograph(timeline)).toEqual(at(target, start, edits))
      }),
      { numRuns: 40 },
    )
  })

  it('of a million samples has any position within 17,000 samples of training, back and forth', () => {
    // 2-2-1 trains a million samples a second and more: a seek takes 17 ms of that at the most.
    const timeline = createTimeline(million, [])
    timeline.advance(1_000_000)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (position) => {
        timeline.restore(position)
        expect(position - timeline.position).toBeLessThanOrEqual(17_000)
        timeline.advance(position - timeline.position)
        expect(timeline.position).toBe(position)
      }),
      { numRuns: 60 },
    )
  })

  it('with changes made on the way equals a replay of the edits that it then reports', () => {
    fc.assert(
      fc.property(runs, fc.array(fc.integer({ min: 0, max: 9 })), ({ start, edits }, steps) => {
        const timeline = createTimeline(start, [])
        for (const [k, { change }] of edits.entries()) {
          timeline.advance(steps[k] ?? 0)
          timeline.edit(change)
        }
        timeline.advance(13)
        expect(photograph(timeline)).toEqual(at(timeline.position, start, timeline.edits))
      }),
    )
  })

  it('drops what came after a change that is made in the past', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 60 }), ({ start, edits }, past) => {
        const timeline = createTimeline(start, edits)
        timeline.advance(100)
        timeline.restore(past)
        timeline.advance(past - timeline.position)
        timeline.edit({ type: 'parameter', index: 0, value: 0.5 })
        expect(timeline.edits.filter(({ at: position }) => position > past)).toEqual([])
        timeline.advance(50)
        expect(photograph(timeline)).toEqual(at(past + 50, start, timeline.edits))
      }),
    )
  })

  it('after a change in the past goes to no place of the future that it replaced', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 2000 }), ({ start, edits }, past) => {
        const timeline = createTimeline(start, edits)
        timeline.advance(3000)
        timeline.restore(past)
        timeline.advance(past - timeline.position)
        timeline.edit({ type: 'parameter', index: 0, value: 0.5 })
        timeline.restore(2500)
        timeline.advance(2500 - timeline.position)
        expect(photograph(timeline)).toEqual(at(2500, start, timeline.edits))
      }),
      { numRuns: 30 },
    )
  })

  it('makes one edit of several of the same target at the same position', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 20 }), (start, position) => {
        const timeline = createTimeline(start, [])
        timeline.advance(position)
        timeline.edit({ type: 'parameter', index: 0, value: 1 })
        timeline.edit({ type: 'training', training: { batchSize: 2 } })
        timeline.edit({ type: 'parameter', index: 0, value: 2 })
        timeline.edit({ type: 'training', training: { order: 'inOrder' } })
        expect(timeline.edits).toEqual([
          { at: position, change: { type: 'parameter', index: 0, value: 2 } },
          {
            at: position,
            change: { type: 'training', training: { batchSize: 2, order: 'inOrder' } },
          },
        ])
        expect(timeline.parameters[0]).toBe(2)
      }),
    )
  })

  it('makes one change of a sample that is moved again and again, and only of that one', () => {
    const set = (part: 'samples' | 'unseen', index: number, value: number): SampleChange => ({
      type: 'set',
      place: { part, index },
      input: [value],
      target: [0],
    })
    const moves = [
      set('samples', 0, 1),
      set('samples', 0, 2),
      set('unseen', 0, 3),
      set('samples', 0, 4),
    ]
    const edits = moves.reduce<readonly Edit[]>(
      (before, move) => withEdit(before, { at: 5, change: { type: 'data', data: [move] } }),
      [],
    )
    expect(edits).toEqual([{ at: 5, change: { type: 'data', data: moves.slice(1) } }])
  })

  it('makes changes together that would not fit one by one, whatever was changed before at that position', () => {
    const { network } = million
    const layer = network.layers.length - 1
    const end = (activation: 'tanh' | 'sigmoid') =>
      ({ type: 'layer', layer, change: { activation } }) as const
    const loss = (name: 'binaryCrossEntropy' | 'meanSquaredError') =>
      ({ type: 'training', training: { loss: name } }) as const
    const timeline = createTimeline(million, [])
    timeline.advance(7)
    timeline.edit(loss('meanSquaredError'))
    timeline.edit(end('tanh'))
    timeline.edit([loss('binaryCrossEntropy'), end('sigmoid')])
    expect(timeline.edits).toEqual([
      { at: 7, change: loss('binaryCrossEntropy') },
      { at: 7, change: end('sigmoid') },
    ])
    timeline.advance(6)
    timeline.edit([end('tanh'), loss('meanSquaredError')])
    timeline.advance(6)
    expect(photograph(timeline)).toEqual(at(19, million, timeline.edits))
    expect(() => timeline.edit([end('sigmoid'), loss('binaryCrossEntropy'), end('tanh')])).toThrow(
      'The loss binaryCrossEntropy needs sigmoid in the last layer',
    )
    expect(photograph(timeline)).toEqual(at(19, million, timeline.edits))
  })

  it('a loss that the new last activation does not fit ends at once, in the middle of a batch', () => {
    const layer = million.network.layers.length - 1
    const training = { ...million.training, batchSize: 4, loss: 'binaryCrossEntropy' } as const
    const timeline = createTimeline({ ...million, training }, [])
    timeline.advance(2)
    timeline.edit([
      { type: 'training', training: { loss: 'meanSquaredError' } },
      { type: 'layer', layer, change: { activation: 'tanh' } },
    ])
    expect(timeline.advance(1)).toBeNull()
    expect(timeline.save().inForce.loss).toBe('meanSquaredError')
  })

  it('refuses a change that does not fit, and is then as it was before', () => {
    const timeline = createTimeline(million, [])
    timeline.advance(7)
    timeline.edit({ type: 'parameter', index: 0, value: 1 })
    const before = photograph(timeline)
    const { edits } = timeline
    expect(() => timeline.edit({ type: 'parameter', index: 9, value: 1 })).toThrow(
      'There are 9 parameters, none at 9.',
    )
    expect(photograph(timeline)).toEqual(before)
    expect(timeline.edits).toEqual(edits)
  })

  it('an optimizer that is tried and taken back at the same position has cleared nothing', () => {
    const timeline = createTimeline(million, [])
    timeline.advance(10)
    const before = timeline.save()
    const optimizer = { type: 'rmsprop', learningRate: 0.1 } as const
    timeline.edit({ type: 'training', training: { optimizer } })
    expect([...timeline.save().numbers]).not.toEqual([...before.numbers])
    timeline.edit({ type: 'training', training: { optimizer: million.training.optimizer } })
    expect([...timeline.save().numbers]).toEqual([...before.numbers])
    timeline.advance(10)
    expect(photograph(timeline)).toEqual(at(20, million, timeline.edits))
  })

  it('has loss points that evaluations at the ends of those epochs give, 600 at most', () => {
    const start = million
    const timeline = createTimeline(start, [])
    const count = start.samples.length
    timeline.advance(1500 * count)
    expect(timeline.stride).toBe(4)
    expect(timeline.points.map(({ epoch }) => epoch)).toEqual(
      Array.from({ length: 376 }, (_, k) => 4 * k),
    )
    const trainer = createTrainer(start)
    const evaluator = createEvaluator(start.network, start.training.loss)
    const nothing = new Float64Array(0)
    for (const { epoch, loss } of timeline.points) {
      trainer.run(epoch * count - trainer.position)
      expect(evaluator.evaluate(trainer.parameters, start.samples, nothing, nothing)).toBe(loss)
    }
  })
})

describe('what acts when', () => {
  const start: Start = {
    network: {
      input: [1],
      layers: [{ type: 'dense', units: 1, activation: 'linear' }],
      initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
    },
    training: plainTraining({ batchSize: 3 }),
    samples: [1, 2, 3, 4, 5].map((x) => ({ input: [x], target: [2 * x] })),
    seed: 1,
    parameters: [0, 0],
  }

  it('batches never reach over the end of an epoch: 5 samples by 3 make 3 and 2', () => {
    const timeline = createTimeline(start, [])
    const sizes = Array.from({ length: 10 }, () => {
      const { size } = timeline.batch
      timeline.advance(1)
      return size
    })
    expect(sizes).toEqual([3, 3, 3, 2, 2, 3, 3, 3, 2, 2])
  })

  it('a new batch size acts from the next batch on, a new learning rate at once', () => {
    const timeline = createTimeline(start, [])
    timeline.advance(1)
    timeline.edit({ type: 'training', training: { batchSize: 1 } })
    expect(timeline.batch).toEqual({ seen: 1, size: 3 })
    timeline.edit({
      type: 'training',
      training: { optimizer: { type: 'sgd', learningRate: 0, momentum: 0, nesterov: false } },
    })
    timeline.advance(2)
    expect([...timeline.parameters]).toEqual([0, 0])
    expect(timeline.batch).toEqual({ seen: 0, size: 1 })
  })

  it('a new order acts from the next epoch on', () => {
    const timeline = createTimeline(start, [])
    timeline.advance(2)
    timeline.edit({ type: 'training', training: { order: 'shuffled' } })
    expect(timeline.current).toBe(2)
    const nextEpoch = (): number[] =>
      Array.from({ length: 5 }, () => {
        const { current } = timeline
        timeline.advance(1)
        return current
      })
    timeline.advance(3)
    const first = nextEpoch()
    expect(first.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4])
    expect(nextEpoch()).not.toEqual(first)
  })

  it('training stops before the step that would not be finite, at the same step however it is cut', () => {
    const wild: Start = {
      ...start,
      training: {
        ...start.training,
        batchSize: 2,
        optimizer: { type: 'sgd', learningRate: 90, momentum: 0, nesterov: false },
      },
    }
    const whole = createTimeline(wild, [])
    const divergence = whole.advance(100_000)
    expect(divergence).not.toBeNull()
    expect(divergence!.position).toBe(whole.position)
    expect([...whole.parameters].every(Number.isFinite)).toBe(true)

    const single = createTimeline(wild, [])
    let stop = null
    while (!stop) stop = single.advance(1)
    expect(stop).toEqual(divergence)
    expect(photograph(single)).toEqual(photograph(whole))
    // Trying again is no way out.
    expect(single.advance(100)).toEqual(divergence)
    expect(photograph(single)).toEqual(photograph(whole))
  })

  it('goes back as far as the loss over all samples is a number', () => {
    // The second sample's input is so large that its loss overflows steps before its own turn.
    const uneven: Start = {
      ...start,
      samples: [1, 1e100, 1, 1, 1, 1, 1].map((x) => ({ input: [x], target: [0] })),
      training: {
        ...start.training,
        batchSize: 1,
        order: 'shuffled',
        optimizer: { type: 'sgd', learningRate: 1e9, momentum: 0, nesterov: false },
      },
      parameters: [1, 0],
    }
    const timeline = createTimeline(uneven, [])
    const divergence = timeline.advance(1000)
    const lossAt = (position: number): number => {
      const trainer = createTrainer(uneven)
      trainer.run(position)
      const evaluator = createEvaluator(uneven.network, 'meanSquaredError')
      const nothing = new Float64Array(0)
      return evaluator.evaluate(trainer.parameters, uneven.samples, nothing, nothing)
    }
    expect(divergence?.position).toBe(timeline.position)
    expect(lossAt(timeline.position)).toBeLessThan(Infinity)
    expect(lossAt(timeline.position + 1)).not.toBeLessThan(Infinity)
    expect(timeline.retreat()).toBeNull()
    timeline.advance(1)
    expect(timeline.retreat()?.position).toBe(divergence?.position)
  })

  it('refuses parameters that do not fit in one sentence', () => {
    expect(() => createTimeline({ ...start, parameters: [1, 2, 3] }, [])).toThrow(
      'Expected 2 parameters, got 3.',
    )
  })
})

describe('samples never trained on', () => {
  const unseen: Sample[] = [
    { input: [0.5, 0.5], target: [1] },
    { input: [2, -1], target: [0] },
  ]

  it('have their mean loss at every loss point, and change nothing else', () => {
    const with2 = createTimeline(million, [], unseen)
    const without = createTimeline(million, [])
    const { network, training } = million
    for (let epoch = 0; epoch <= 5; epoch++) {
      const evaluator = createEvaluator(network, training.loss)
      const nothing = new Float64Array(0)
      const test = evaluator.evaluate(with2.parameters, unseen, nothing, nothing)
      expect(with2.points.at(-1)).toEqual({ ...without.points.at(-1), test })
      with2.advance(4)
      without.advance(4)
    }
    expect([...with2.parameters]).toEqual([...without.parameters])
    // A replay knows them too.
    const points = [...with2.points]
    with2.restore(0)
    with2.advance(24)
    expect(with2.points).toEqual(points)
  })
})
