/** The data of a run change on the way: what was learnt stays, and the epoch under way ends. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  Change,
  Edit,
  NetworkSpec,
  Sample,
  SampleChange,
  TrainingSpec,
} from '../../src/engine/network.ts'
import { epochAt, positionAt, segmentsOf } from '../../src/engine/segments.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import type { Data, Start } from '../../src/engine/trainer.ts'

const network: NetworkSpec = {
  input: [1],
  layers: [
    { type: 'dense', units: 2, activation: 'tanh' },
    { type: 'dropout', rate: 0.2 },
    { type: 'dense', units: 1, activation: 'linear' },
  ],
  initial: { weights: { type: 'normal', deviation: 1 }, bias: { type: 'zeros' } },
}
const training: TrainingSpec = {
  loss: 'meanSquaredError',
  optimizer: { type: 'adam', learningRate: 0.01 },
  schedule: { type: 'exponential', factor: 0.9 },
  batchSize: 2,
  regularization: { type: 'none', rate: 0 },
  clipNorm: null,
  order: 'shuffled',
}
const three: readonly Sample[] = [1, 2, 3].map((x) => ({ input: [x], target: [x / 4] }))

/** What raw changes make of samples that are shown as they are. */
function changed(samples: readonly Sample[], edits: readonly Edit[]): Data {
  const all = [...samples]
  for (const { change } of edits) {
    for (const one of change.type === 'data' ? change.data : []) {
      if (one.type === 'add') all.push({ input: one.input, target: one.target })
      else if (one.type === 'remove') all.splice(one.place.index, 1)
      else all[one.place.index] = { input: one.input, target: one.target }
    }
  }
  return { samples: all, unseen: [] }
}

function startWith(samples: readonly Sample[] = three): Start {
  const dataAfter = (edits: readonly Edit[]): Data => changed(samples, edits)
  return { network, training, samples, seed: 7, parameters: null, dataAfter }
}

const add = (x: number): SampleChange => ({ type: 'add', input: [x], target: [1] })
const remove = (index: number): SampleChange => ({
  type: 'remove',
  place: { part: 'samples', index },
})
const dataEdit = (at: number, ...data: SampleChange[]): Edit => ({
  at,
  change: { type: 'data', data },
})

/** Changes that fit three samples whatever comes before: the first of them goes only after one has been added. */
const dataChanges: fc.Arbitrary<Change> = fc
  .constantFrom(
    [add(-1)],
    [add(4), remove(0)],
    [{ type: 'set', place: { part: 'samples', index: 1 }, input: [5], target: [0] } as const],
    [add(2), add(3)],
  )
  .map((data) => ({ type: 'data', data }))

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: dataChanges },
  fc.constantFrom<Change>(
    { type: 'parameter', index: 1, value: 0.5 },
    { type: 'training', training: { batchSize: 3, order: 'inOrder' } },
    { type: 'training', training: { optimizer: { type: 'sgd', learningRate: 0.05 } } },
    { type: 'layer', layer: 0, change: { frozen: [1] } },
  ),
)

const editLists = fc
  .array(fc.record({ at: fc.nat(40), change: changes }), { maxLength: 6 })
  .map((edits) => edits.toSorted((one, other) => one.at - other.at))

/** All that a later step and the page depend on. */
function photograph(timeline: Timeline): object {
  const { position, epoch, sample, current, batch, points, stride, segments, samples } = timeline
  const { counters, numbers } = timeline.save()
  const { length } = timeline.parameters
  // Between batches nobody reads the last one's gradients.
  if (batch.seen === 0) numbers.fill(0, length, 2 * length)
  const place = { position, epoch, sample, current, batch, points, stride, segments, samples }
  return { ...place, counters, numbers: [...numbers] }
}

describe('a run whose data change', () => {
  it('gives the same bytes however its training is cut, and after going anywhere and back', () => {
    fc.assert(
      fc.property(
        editLists,
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
        fc.array(fc.nat(60), { maxLength: 4 }),
        (edits, pieces, places) => {
          const count = pieces.reduce((sum, piece) => sum + piece, 0)
          const [whole, cut] = [1, 2].map(() => createTimeline(startWith(), edits))
          whole.advance(count)
          for (const piece of pieces) cut.advance(piece)
          expect(photograph(cut)).toEqual(photograph(whole))
          for (const place of [...places, count]) {
            cut.restore(place)
            cut.advance(place - cut.position)
          }
          expect(photograph(cut)).toEqual(photograph(whole))
        },
      ),
    )
  })

  it('with the changes made on the way equals a replay of the edits that it reports', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ steps: fc.nat(7), change: changes }), { maxLength: 7 }),
        fc.nat(20),
        (made, after) => {
          const live = createTimeline(startWith(), [])
          for (const { steps, change } of made) {
            live.advance(steps)
            live.edit(change)
          }
          live.advance(after)
          const replay = createTimeline(startWith(), live.edits)
          replay.advance(live.position)
          expect(photograph(replay)).toEqual(photograph(live))
        },
      ),
    )
  })

  it('knows at every position how positions and epochs go together', () => {
    fc.assert(
      fc.property(editLists, (edits) => {
        const timeline = createTimeline(startWith(), edits)
        for (let position = 0; position <= 60; position++) {
          const { segments, epoch, sample, samples } = timeline
          const here = epochAt(segments, position)
          expect(here).toBeCloseTo(epoch + (sample - 1) / samples.length, 12)
          expect(Math.floor(here + 1e-12)).toBe(epoch)
          expect(positionAt(segments, here)).toBeCloseTo(position, 9)
          expect(timeline.toNextData).toBe(
            Math.min(
              Infinity,
              ...edits
                .filter(({ at, change }) => change.type === 'data' && at > position)
                .map(({ at }) => at - position),
            ),
          )
          expect(sample > 1 || positionAt(segments, epoch) === position).toBe(true)
          timeline.advance(1)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('drops the unfinished batch, and the next epoch begins', () => {
    const timeline = createTimeline(startWith(), [dataEdit(4, add(4))])
    timeline.advance(3)
    expect(timeline).toMatchObject({ epoch: 1, sample: 1 })
    timeline.advance(1)
    // One sample of a batch of two had been seen, of an epoch of three.
    expect(timeline).toMatchObject({ epoch: 2, sample: 1, batch: { seen: 0, size: 2 } })
    expect(timeline.samples).toHaveLength(4)
    const before = timeline.parameters.slice()
    timeline.advance(1)
    expect(timeline.parameters).toEqual(before)
    timeline.advance(3)
    expect(timeline).toMatchObject({ position: 8, epoch: 3, sample: 1 })
    expect(timeline.points.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3])
    timeline.restore(3)
    expect(timeline.samples).toHaveLength(3)
  })

  it('at the end of an epoch begins no other one', () => {
    const timeline = createTimeline(startWith(), [dataEdit(3, remove(0))])
    timeline.advance(3)
    expect(timeline).toMatchObject({ epoch: 1, sample: 1 })
    expect(timeline.segments).toEqual([
      { at: 0, epoch: 0, count: 3 },
      { at: 3, epoch: 1, count: 2 },
    ])
  })

  it('has one edit of several changes at a position, and of a sample moved again the last place', () => {
    const timeline = createTimeline(startWith(), [])
    const set = (x: number): Change => ({
      type: 'data',
      data: [{ type: 'set', place: { part: 'samples', index: 1 }, input: [x], target: [0] }],
    })
    timeline.advance(2)
    timeline.edit({ type: 'data', data: [add(9)] })
    timeline.edit(set(5))
    timeline.edit(set(6))
    expect(timeline.edits).toEqual([
      {
        at: 2,
        change: {
          type: 'data',
          data: [
            add(9),
            { type: 'set', place: { part: 'samples', index: 1 }, input: [6], target: [0] },
          ],
        },
      },
    ])
    expect(timeline.epoch).toBe(1)
    expect(timeline.points.at(-1)?.epoch).toBe(1)
  })

  it('refuses samples that do not fit, and is then as it was', () => {
    const start = startWith()
    const timeline = createTimeline(start, [])
    timeline.advance(4)
    const before = photograph(timeline)
    const change: Change = { type: 'data', data: [{ type: 'add', input: [1, 2], target: [1] }] }
    expect(() => timeline.edit(change)).toThrow('has 2 input values')
    expect(photograph(timeline)).toEqual(before)
  })
})

describe('segments', () => {
  it('of one that is interrupted lead no farther than to its end', () => {
    // Epochs of 4 to sample 6, where 1½ are over: then of 5, from the second on.
    const segments = segmentsOf(4, [dataEdit(6, add(1))])
    expect(segments).toEqual([
      { at: 0, epoch: 0, count: 4 },
      { at: 6, epoch: 2, count: 5 },
    ])
    expect([5, 6, 11].map((position) => epochAt(segments, position))).toEqual([1.25, 2, 3])
    expect([1, 1.75, 2, 3].map((epochs) => positionAt(segments, epochs))).toEqual([4, 6, 6, 11])
  })
})
