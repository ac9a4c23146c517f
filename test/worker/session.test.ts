/** What a session does with commands, joined to a client without a thread. */
import type { Experiment } from '../../src/experiment/experiment.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../src/data/builtIn.ts'
import { planeOf } from '../../src/data/plane.ts'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import type { Change, Edit } from '../../src/engine/network.ts'
import { scoreOf } from '../../src/engine/scores.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import type { Start } from '../../src/engine/trainer.ts'
import { datasetOf, type Run } from '../../src/experiment/experiment.ts'
import { emptySeries, withPoints } from '../../src/state/series.ts'
import { MAP_SIDE, type Frame } from '../../src/worker/frame.ts'
import {
  noEnd,
  type Command,
  type Report,
  type Speed,
  type StepUnit,
} from '../../src/worker/protocol.ts'
import { createSession } from '../../src/worker/session.ts'
import { articleRun, parametersAfter, samples as articleSamples } from '../support/article.ts'
import { disagreement, PARAMETERS, referenceCase, VALUES } from '../support/reference.ts'
import { runs } from '../support/runs.ts'
import { createPage, createWire, type TestPage, type Wire } from '../support/wire.ts'

const map = { map: true }
const noMap = { map: false }

/** A page on which a run has been opened and drawn. */
function opened(run: Run = articleRun, speed: Speed = null): { wire: Wire; page: TestPage } {
  const wire = createWire(speed === null ? 0.6 : 0.01)
  const page = createPage(wire)
  void page.client.open(run, speed, noMap)
  wire.until(() => page.frames.at(-1)?.status === 'paused')
  wire.settle()
  return { wire, page }
}

/** The article's run with another way to train, or other data. */
function changed(change: {
  batchSize?: number
  learningRate?: number
  samples?: Start['samples']
  unseen?: Start['samples']
}): Run {
  const { experiment } = articleRun
  const { training, data } = experiment
  const { batchSize = 1, learningRate = 0.1, samples = articleSamples, unseen = [] } = change
  return {
    ...articleRun,
    experiment: {
      ...experiment,
      data: { ...data, source: { type: 'samples', input: [2], target: [1], samples, unseen } },
      training: { ...training, batchSize, optimizer: { ...training.optimizer, learningRate } },
    },
  }
}

/** The same run without a session. */
function replay({ experiment, edits }: Run, position: number): Timeline {
  const { network, training, seed, parameters } = experiment
  const { samples, unseen, problem } = datasetOf(experiment)
  const start = { network, training, samples, seed, parameters }
  const timeline = createTimeline(start, edits, unseen, problem)
  timeline.advance(position)
  return timeline
}

/** The article's run on the data that come with the page, with Emily and Frank. */
const withUnseen: Run = {
  ...articleRun,
  experiment: {
    ...articleRun.experiment,
    data: { ...articleRun.experiment.data, source: { type: 'builtIn', name: 'heightAndWeight' } },
  },
}

const weight = (value: number): Change => ({ type: 'parameter', index: 0, value })

describe('a paused session', () => {
  it('takes one step when told to step', () => {
    const { wire, page } = opened()
    expect(page.frame).toMatchObject({ position: 0, sample: 1, current: 0, status: 'paused' })
    void page.client.step('sample', 1)
    wire.settle()
    expect(page.frame).toMatchObject({ position: 1, sample: 2, current: 1, status: 'paused' })
    expect([...page.frame.parameters]).toEqual([...replay(articleRun, 1).parameters])
    expect(wire.planned).toBe(0)
  })

  it('takes two steps when Step is clicked twice, drawn in between or not', () => {
    const { wire, page } = opened()
    page.isDrawing = false
    void page.client.step('sample', 1)
    void page.client.step('sample', 1)
    wire.settle()
    expect(page.frame.position).toBe(1)
    page.client.drawn(page.frame)
    wire.settle()
    expect(page.frame.position).toBe(2)
  })

  it('shows a short step in one frame', () => {
    const { wire, page } = opened()
    const before = page.frames.length
    void page.client.step('epoch', 1)
    wire.settle()
    expect(page.frames.slice(before).map(({ position }) => position)).toEqual([4])
  })

  it('steps to the ends of batches and epochs, wherever it stands', () => {
    // Batches of 3 samples in epochs of 4: they end after 3, 4, 7, 8, 11, …
    const { wire, page } = opened(changed({ batchSize: 3 }))
    const step = (unit: StepUnit, count: number): number => {
      void page.client.step(unit, count)
      wire.settle()
      return page.frame.position
    }
    expect(step('batch', 1)).toBe(3)
    expect(step('batch', 1)).toBe(4)
    expect(step('sample', 1)).toBe(5)
    expect(page.frame.batch).toEqual({ seen: 1, size: 3 })
    expect(step('batch', 3)).toBe(11)
    expect(step('epoch', 1)).toBe(12)
    expect(step('sample', 1)).toBe(13)
    expect(step('epoch', 2)).toBe(20)
  })

  it('takes no step for a count that is none', () => {
    const { wire, page } = opened()
    for (const count of [0, -3, NaN, 0.5]) void page.client.step('sample', count)
    wire.settle()
    expect(page.frame).toMatchObject({ position: 0, status: 'paused' })
    void page.client.step('sample', 2.9)
    void page.client.seek(-7)
    wire.settle()
    expect(page.frame.position).toBe(0)
    void page.client.seek(3.2)
    wire.settle()
    expect(page.frame.position).toBe(3)
  })

  it('shows what an edit did at once, and the edit', () => {
    const { wire, page } = opened()
    const { loss } = page.frame
    void page.client.edit(weight(-3))
    wire.settle()
    expect(page.frame.parameters[0]).toBe(-3)
    expect(page.frame.loss).not.toBe(loss)
    expect(page.frame.edits).toEqual([{ at: 0, change: weight(-3) }])
    void page.client.step('sample', 1)
    wire.settle()
    expect(page.frame.edits).toBe(null)
  })

  it('computes the output map only while it is watched', () => {
    const { wire, page } = opened()
    expect(page.frame.map).toBe(null)
    page.client.setWatch(map)
    wire.settle()
    const { left, right, bottom, top } = planeOf(datasetOf(articleRun.experiment))!
    const row = 5
    const column = 40
    const x1 = left + ((column + 0.5) / MAP_SIDE) * (right - left)
    const x2 = top - ((row + 0.5) / MAP_SIDE) * (top - bottom)
    const { network } = articleRun.experiment
    const output = new Float64Array(1)
    const evaluator = createEvaluator(network, 'meanSquaredError')
    evaluator.predict(page.frame.parameters, Float64Array.of(x1, x2), output)
    expect(page.frame.map![row * MAP_SIDE + column]).toBe(output[0])
    page.client.setWatch(noMap)
    void page.client.step('sample', 1)
    wire.settle()
    expect(page.frame.map).toBe(null)
  })
})

describe('a training session', () => {
  it('is told to step: it pauses, then steps', () => {
    const { wire, page } = opened()
    void page.client.train(noEnd)
    wire.until(() => page.frame.status === 'training' && page.frame.position > 100)
    void page.client.step('epoch', 1)
    wire.settle()
    expect(page.frame).toMatchObject({ status: 'paused', sample: 1 })
    expect(wire.planned).toBe(0)
  })

  it('goes on when a parameter is edited', () => {
    const { wire, page } = opened()
    void page.client.train(noEnd)
    wire.until(() => page.frame.position > 100)
    void page.client.edit(weight(7))
    wire.until(() => page.frame.edits !== null && page.frame.edits.length > 0)
    const { position, edits, status } = page.frame
    expect(status).toBe('training')
    expect(edits).toEqual([{ at: edits![0].at, change: weight(7) }])
    expect(edits![0].at).toBeGreaterThan(100)
    expect(edits![0].at).toBeLessThanOrEqual(position)
    wire.until(() => page.frame.position > position + 100)
  })

  it('makes one sample a second at that speed', () => {
    const { wire, page } = opened(articleRun, 1)
    void page.client.train(noEnd)
    wire.settle()
    const positions = Array.from({ length: 5 }, () => {
      wire.wait(1000)
      return page.frame.position
    })
    expect(positions[0]).toBeGreaterThanOrEqual(1)
    expect(positions.map((position) => position - positions[0])).toEqual([0, 1, 2, 3, 4])
  })

  it.each([10, 300])('makes %i samples a second at that speed', (speed) => {
    const { wire, page } = opened(articleRun, speed)
    void page.client.train(noEnd)
    wire.wait(1000)
    const { position } = page.frame
    wire.wait(2000)
    expect(Math.abs(page.frame.position - position - 2 * speed)).toBeLessThan(2 + speed / 100)
  })

  it('does not catch up after an hour of sleep', () => {
    const { wire, page } = opened(articleRun, 300)
    void page.client.train(noEnd)
    wire.wait(1000)
    const { position } = page.frame
    wire.sleep(3_600_000)
    wire.wait(100)
    expect(page.frame.position - position).toBeLessThan(100)
    expect(page.frame.position - position).toBeGreaterThan(20)
  })

  it('takes another speed at once', () => {
    const { wire, page } = opened(articleRun, 1)
    void page.client.train(noEnd)
    wire.wait(100)
    expect(page.frame.position).toBe(1)
    page.client.setSpeed(100)
    wire.wait(500)
    expect(page.frame.position).toBeGreaterThan(40)
    page.client.setSpeed(null)
    wire.until(() => page.frame.position > 1000)
    page.client.setSpeed(1)
    wire.settle()
    const { position } = page.frame
    wire.wait(950)
    expect(page.frame.position - position).toBeLessThanOrEqual(1)
  })

  it.each([null, 2000])('stops at the first loss point under a loss, at speed %s', (speed) => {
    const { wire, page } = opened(articleRun, speed)
    void page.client.train({ ...noEnd, loss: 0.01 })
    wire.until(() => page.frame.stop !== null)
    const { position, status, stop, loss, epoch } = page.frame
    expect({ status, stop }).toEqual({
      status: 'paused',
      stop: { reason: 'reached', position, rule: 'loss' },
    })
    expect(loss).toBeLessThan(0.01)
    const { points, stride } = replay(articleRun, position)
    expect(points.at(-1)).toMatchObject({ epoch, loss })
    expect(points.slice(0, -1).every((point) => point.loss >= 0.01)).toBe(true)
    expect(epoch % stride).toBe(0)
    expect(wire.planned).toBe(0)
  })

  it('stops when so many epochs are completed, wherever it began, and says how far it is', () => {
    const { wire, page } = opened(articleRun, null)
    void page.client.step('sample', 3)
    wire.settle()
    void page.client.train({ ...noEnd, epochs: 500 })
    wire.until(() => page.frame.stop !== null)
    const position = 500 * articleSamples.length
    expect(page.frame).toMatchObject({
      position,
      status: 'paused',
      stop: { reason: 'reached', position, rule: 'epochs' },
    })
    const shares = page.frames
      .filter(({ status }) => status === 'training')
      .map((one) => one.progress)
    expect(shares.length).toBeGreaterThan(1)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    expect(page.frames.some(({ ending }) => ending?.epochs === 500)).toBe(true)
    expect(page.frame).not.toHaveProperty('ending')
  })

  it('says by how many orders of size the loss has come nearer to where it is to stop', () => {
    const { wire, page } = opened(articleRun, null)
    const { loss: first } = page.frame
    void page.client.train({ ...noEnd, loss: 0.01 })
    wire.until(() => page.frame.stop !== null)
    const onTheWay = page.frames.filter(({ status, epoch }) => status === 'training' && epoch > 0)
    expect(onTheWay.length).toBeGreaterThan(1)
    for (const { progress, ending, loss, stride } of onTheWay) {
      expect(ending).toEqual({ epochs: null, loss: 0.01, patience: null })
      if (stride > 1) continue
      expect(progress).toBeCloseTo(Math.max(0, Math.log(first / loss) / Math.log(first / 0.01)), 1)
    }
  })

  it('does not wait for a test loss where nothing is tested', () => {
    const { wire, page } = opened(articleRun, null)
    void page.client.train({ ...noEnd, epochs: 60, patience: 3 })
    wire.until(() => page.frame.stop !== null)
    expect(page.frame.stop).toMatchObject({ rule: 'epochs' })
  })

  it('stops when the loss of samples never trained on has not fallen for so many loss points', () => {
    // What is learnt is wrong for them, so that their loss rises from the start or soon after.
    const unseen = articleSamples.map(({ input, target }) => ({ input, target: [1 - target[0]] }))
    const run = changed({ learningRate: 0.1, samples: articleSamples, unseen })
    const { wire, page } = opened(run, null)
    void page.client.train({ ...noEnd, patience: 7 })
    wire.until(() => page.frame.stop !== null)
    expect(page.frame.stop).toMatchObject({ reason: 'reached', rule: 'patience' })
    const tests = page.frames.flatMap(({ points }) => points.map(({ test }) => test!))
    const best = tests.indexOf(Math.min(...tests))
    expect(tests.length - 1 - best).toBe(7)
    const waits = page.frames.flatMap(({ ending }) => ending?.patience ?? [])
    expect(waits.length).toBeGreaterThan(0)
    for (const { since, of } of waits) {
      expect(of).toBe(7)
      expect(since).toBeLessThanOrEqual(7)
    }
    // Told to go on, it looks at what comes from there.
    void page.client.train({ ...noEnd, patience: 2 })
    wire.until(() => page.frame.stop !== null && page.frame.epoch >= tests.length)
    expect(page.frame.epoch).toBe(tests.length - 1 + 2)
  })

  it('stops where training diverges, at the last finite numbers, and says so once', () => {
    const run = changed({ learningRate: 1e200, samples: [{ input: [2, 3], target: [1e160] }] })
    const { wire, page } = opened({
      ...run,
      experiment: {
        ...run.experiment,
        network: {
          ...run.experiment.network,
          layers: [{ type: 'dense', units: 1, activation: 'linear' }],
        },
        parameters: [1, 1, 0],
      },
    })
    void page.client.train(noEnd)
    wire.until(() => page.frame.stop !== null)
    const { status, stop, position, parameters } = page.frame
    expect(status).toBe('paused')
    expect(stop).toMatchObject({ reason: 'diverged', position })
    expect([...parameters].every(Number.isFinite)).toBe(true)
    void page.client.pause()
    wire.settle()
    expect(page.frame.stop).toBe(null)
    void page.client.step('sample', 1)
    wire.settle()
    expect(page.frame).toMatchObject({ status: 'paused', position, stop: { reason: 'diverged' } })
    expect(wire.planned).toBe(0)
  })

  const many = (count: number, shift = 0) =>
    Array.from({ length: count }, (_, s) => ({
      input: [Math.sin(s + shift), Math.cos(3 * s)],
      target: [s % 2],
    }))

  it('measures losses and scores at the present over all samples, though the first rows alone travel', () => {
    const [samples, unseen] = [many(600), many(700, 0.5)]
    const run = changed({ samples, unseen })
    const { wire, page } = opened(run)
    void page.client.step('sample', 700)
    wire.until(() => page.frame.position === 700)
    const { frame } = page
    const { network, training } = run.experiment
    const { problem } = datasetOf(run.experiment)
    const evaluator = createEvaluator(network, training.loss)
    const judged = (rows: Start['samples'], losses = new Float64Array(0)) => {
      const outputs = new Float64Array(rows.length)
      const loss = evaluator.evaluate(frame.parameters, rows, outputs, losses)
      const targets = Float64Array.from(rows, ({ target }) => target[0])
      const score = scoreOf(problem, training.loss, { outputs, targets, size: 1 })
      return { loss, score, outputs, losses }
    }
    const all = judged(samples, new Float64Array(600))
    const test = judged(unseen)
    expect([frame.loss, frame.score]).toEqual([all.loss, all.score])
    expect([frame.testLoss, frame.testScore]).toEqual([test.loss, test.score])
    expect(frame.predictions).toEqual(all.outputs.slice(0, 512))
    expect(frame.losses).toEqual(all.losses.slice(0, 512))
    expect(frame.unseenPredictions).toEqual(test.outputs.slice(0, 512))
    // The last loss point is another moment's.
    expect(frame.loss).not.toBe(replay(run, 700).points.at(-1)!.loss)
  })

  it('shows the loss of the last loss point where there are too many samples for every frame', () => {
    const run = changed({ samples: many(12_000) })
    const { wire, page } = opened(run)
    void page.client.step('sample', 700)
    wire.until(() => page.frame.position === 700)
    expect(page.frame.loss).toBe(replay(run, 700).points.at(-1)!.loss)
  })
})

describe('a moving session', () => {
  const far = 5000

  it('says how far it has come, and arrives', () => {
    const { wire, page } = opened()
    void page.client.seek(far)
    wire.until(() => page.frame.status === 'paused' && page.frame.position > 0)
    const moving = page.frames.filter(({ status }) => status === 'moving')
    expect(moving.length).toBeGreaterThan(3)
    for (const { progress, position } of moving) expect(progress).toBeCloseTo(position / far)
    expect(page.frame).toMatchObject({ position: far, progress: 1 })
  })

  it('opens a run at its position, with its edits', () => {
    const edits: Edit[] = [{ at: 5, change: weight(-1) }]
    const { page } = opened({ ...articleRun, edits, position: far })
    expect(page.frames[0]).toMatchObject({ status: 'moving', isWhole: true, edits })
    expect(page.frame.position).toBe(far)
    const { parameters } = replay({ ...articleRun, edits, position: 0 }, far)
    expect([...page.frame.parameters]).toEqual([...parameters])
  })

  it('goes on from where a run that is opened parts from one that was here, as after undo and redo', () => {
    const { wire, page } = opened({ ...articleRun, position: 6000 })
    /** The first place that is shown on the way. */
    const placeAfter = (run: Run): number => {
      const from = page.frames.length
      void page.client.open(run, null, noMap)
      wire.until(() => page.frames.length > from && page.frame.status === 'paused')
      expect(page.frame.position).toBe(run.position)
      const { parameters } = replay(run, run.position)
      expect([...page.frame.parameters]).toEqual([...parameters])
      return page.frames[from].position
    }
    void page.client.edit(weight(-1))
    void page.client.step('sample', 3000)
    wire.until(() => page.frame.position === 9000)
    const edits = [{ at: 6000, change: weight(-1) }]
    const undone = { ...articleRun, position: 6000 }
    const redone = { ...articleRun, edits, position: 9000 }
    const other = { ...articleRun, edits: [{ at: 0, change: weight(2) }], position: 4000 }
    // Moments are kept at every 1,024 samples.
    const near = 1025
    expect(placeAfter(undone)).toBeGreaterThan(6000 - near)
    expect(placeAfter(redone)).toBeGreaterThan(9000 - near)
    // Nothing of a run that was another one from the start can be used.
    expect(placeAfter(other)).toBeLessThan(near)
    expect(placeAfter(undone)).toBeGreaterThan(6000 - near)
    expect(placeAfter({ ...other, position: 3000 })).toBeGreaterThan(3000 - near)
    expect(placeAfter({ ...redone, position: 8000 })).toBeGreaterThan(8000 - near)
  })

  it('takes up what an edit in the past has dropped', () => {
    const { wire, page } = opened({ ...articleRun, position: 6000 })
    void page.client.seek(2000)
    wire.settle()
    void page.client.edit(weight(-1))
    wire.settle()
    const from = page.frames.length
    void page.client.open({ ...articleRun, position: 6000 }, null, noMap)
    wire.until(() => page.frames.length > from && page.frame.status === 'paused')
    expect(page.frames[from].position).toBeGreaterThan(4000)
    expect([...page.frame.parameters]).toEqual([...replay(articleRun, 6000).parameters])
  })

  it('adds a step to the steps under way', () => {
    const { wire, page } = opened()
    void page.client.step('sample', far)
    void page.client.step('sample', 3)
    void page.client.step('epoch', 1)
    wire.until(() => page.frame.status === 'paused' && page.frame.position > 0)
    expect(page.frame.position).toBe(far + 4)
  })

  it('goes where it was told last', () => {
    const { wire, page } = opened()
    void page.client.seek(far)
    void page.client.seek(2 * far)
    void page.client.seek(9)
    wire.settle()
    expect(page.frame).toMatchObject({ status: 'paused', position: 9 })
    void page.client.seek(2)
    wire.settle()
    expect([...page.frame.parameters]).toEqual([...replay(articleRun, 2).parameters])
  })

  it('stays where it is when paused', () => {
    const { wire, page } = opened()
    void page.client.seek(far)
    wire.until(() => page.frame.status === 'moving')
    void page.client.pause()
    wire.settle()
    expect(page.frame.status).toBe('paused')
    expect(page.frame.position).toBeLessThan(far)
    expect(wire.planned).toBe(0)
  })
})

/** Something that a person does, then so many tasks or so much time. */
type Deed = { readonly do: (page: TestPage) => void; readonly turns: number; readonly ms: number }

function deeds(changes: readonly Change[]): fc.Arbitrary<Deed[]> {
  const actions = [
    fc.constant((page: TestPage) => void page.client.pause()),
    fc.constant((page: TestPage) => void page.client.train(noEnd)),
    fc.double({ min: 0, max: 1, noNaN: true }).map((loss) => (page: TestPage) => {
      void page.client.train({ ...noEnd, loss })
    }),
    fc
      .tuple(fc.constantFrom<StepUnit>('sample', 'batch', 'epoch'), fc.nat(20))
      .map(([unit, count]) => (page: TestPage) => {
        void page.client.step(unit, count)
      }),
    fc.boolean().map((isDrawing) => (page: TestPage) => {
      page.isDrawing = isDrawing
      if (page.frames.length > 0) page.client.drawn(page.frame)
    }),
    fc
      .oneof(fc.nat(50), fc.nat(4000))
      .map((position) => (page: TestPage) => void page.client.seek(position)),
    fc.constantFrom<Speed>(1, 100, null).map((speed) => (page: TestPage) => {
      page.client.setSpeed(speed)
    }),
    ...changes.map((change) =>
      fc.constant((page: TestPage) => {
        void page.client.edit(change)
      }),
    ),
  ]
  return fc.array(
    fc.record({ do: fc.oneof(...actions), turns: fc.nat(6), ms: fc.constantFrom(0, 0, 0, 30) }),
    { maxLength: 25 },
  )
}

it('commands in any order leave one loop, and a run that a replay repeats bit for bit', () => {
  const ways = runs.chain(({ start, edits }) =>
    fc.record({
      start: fc.constant(start),
      edits: fc.constant(edits),
      position: fc.nat(100),
      way: deeds(edits.map(({ change }) => change)),
    }),
  )
  fc.assert(
    fc.property(ways, ({ start, edits, position, way }) => {
      const { experiment } = articleRun
      const source = {
        type: 'samples' as const,
        input: start.network.input,
        target: [start.samples[0].target.length],
        samples: start.samples,
      }
      // The session takes more than documents may hold so far.
      const document = {
        ...experiment,
        ...start,
        data: { ...experiment.data, source },
      } as Experiment
      const wire = createWire()
      const page = createPage(wire)
      void page.client.open({ experiment: document, edits, position }, null, noMap)
      for (const deed of way) {
        deed.do(page)
        for (let turn = 0; turn < deed.turns; turn++) {
          wire.turn()
          expect(wire.planned).toBeLessThanOrEqual(1)
        }
        wire.sleep(deed.ms)
      }
      void page.client.pause()
      wire.settle()
      page.isDrawing = true
      page.client.drawn(page.frame)
      wire.settle()
      expect(wire.planned).toBe(0)

      const { frame, frames } = page
      const last = frames.findLast((one) => one.edits !== null)!.edits!
      const again = replay({ experiment: document, edits: last, position: 0 }, frame.position)
      expect(frame.status).toBe('paused')
      expect([...frame.parameters]).toEqual([...again.parameters])
      // Between two batches the sums are nobody's.
      const sums = (all: Float64Array): number[] => (frame.batch.seen > 0 ? [...all] : [])
      expect(sums(frame.batchSums)).toEqual(sums(again.batchSums))
      const series = frames.reduce(withPoints, emptySeries)
      expect(series).toEqual({ points: again.points, stride: again.stride })
      // Two ways to the same score: by the frame's own predictions, and where the epoch ended.
      const point = again.points.at(-1)!
      const isUnchanged = !last.some(({ at }) => at === frame.position)
      const isThere = frame.epoch === point.epoch && frame.sample === 1 && isUnchanged
      expect(isThere ? frame.score : point.score).toBe(point.score)
    }),
    { numRuns: 100 },
  )
})

it('an edit in the past leaves nothing of the future that it replaced', () => {
  const { wire, page } = opened()
  const goTo = (position: number): void => {
    void page.client.seek(position)
    wire.until(() => page.frame.status === 'paused' && page.frame.position === position)
  }
  goTo(3000)
  goTo(500)
  void page.client.edit(weight(5))
  goTo(3000)
  goTo(1500)
  const { parameters } = replay({ ...articleRun, edits: [{ at: 500, change: weight(5) }] }, 1500)
  expect([...page.frame.parameters]).toEqual([...parameters])
})

it('a thousand epochs of the article’s training end in its numbers, whatever the speed and the number of pauses', () => {
  const pauses = fc.array(
    fc.record({ turns: fc.integer({ min: 1, max: 40 }), speed: fc.constantFrom(null, 300, 50) }),
    { maxLength: 30 },
  )
  const { losses = [], predictions = [] } = referenceCase(
    'article.json',
    '2-2-1 trained for 1000 epochs',
  ).expected
  const finalLoss = losses.find(({ epochs }) => epochs === 1000)!
  expect(predictions.map(({ input }) => input)).toEqual([
    [-7, -3],
    [20, 2],
  ])
  fc.assert(
    fc.property(pauses, (all) => {
      const { wire, page } = opened(withUnseen)
      for (const { turns, speed } of all) {
        page.client.setSpeed(speed)
        void page.client.train(noEnd)
        for (let turn = 0; turn < turns && page.frame.position < 3000; turn++) {
          if (!wire.turn()) wire.wait(3)
        }
        void page.client.pause()
        wire.settle()
      }
      void page.client.seek(4000)
      wire.until(() => page.frame.position === 4000)
      const { parameters, loss, unseenPredictions } = page.frame
      expect(disagreement(parameters, parametersAfter(4000), PARAMETERS)).toBeLessThan(1)
      expect(disagreement([loss], [finalLoss.loss], VALUES)).toBeLessThan(1)
      const outputs = predictions.map(({ output }) => output[0])
      expect(disagreement(unseenPredictions, outputs, VALUES)).toBeLessThan(1)
    }),
    { numRuns: 8 },
  )
})

describe('at flat out', () => {
  const commands: Record<string, (page: TestPage) => Promise<void>> = {
    pause: ({ client }) => client.pause(),
    train: ({ client }) => client.train(noEnd),
    step: ({ client }) => client.step('sample', 1),
    seek: ({ client }) => client.seek(3),
    edit: ({ client }) => client.edit(weight(1)),
    open: ({ client }) => client.open(articleRun, null, map),
  }

  it.each(Object.entries(commands))(
    '%s is answered within the slice under way and the one during the last frame’s way',
    async (_, command) => {
      for (let turns = 0; turns < 8; turns++) {
        const { wire, page } = opened()
        void page.client.train(noEnd)
        wire.until(() => wire.slices > 20)
        for (let turn = 0; turn < turns; turn++) wire.turn()
        const before = wire.slices
        // oxlint-disable-next-line no-await-in-loop -- One wire after the other.
        await page.done(command(page))
        expect(wire.slices - before).toBeLessThanOrEqual(2)
      }
    },
  )
})

describe('frames', () => {
  it('are in flight one at a time, however much happens', () => {
    const { wire, page } = opened()
    page.isDrawing = false
    void page.client.train(noEnd)
    wire.until(() => wire.slices > 50)
    const first = page.frame
    for (let value = 0; value < 10; value++) void page.client.edit(weight(value))
    wire.until(() => wire.slices > 100)
    expect(page.frame).toBe(first)
    page.client.drawn(first)
    // Told twice, late, or of another run: no second one.
    page.client.drawn(first)
    page.client.drawn(page.frames[0])
    page.client.drawn({ ...first, run: 99 })
    wire.until(() => wire.slices > 150)
    expect(page.frames.indexOf(first)).toBe(page.frames.length - 2)
    expect(page.frame.edits!.at(-1)!.change).toEqual(weight(9))
  })

  it('are not sent while nothing changes', () => {
    const { wire, page } = opened()
    const { length } = page.frames
    wire.wait(10_000)
    page.client.setSpeed(3)
    page.client.setWatch(noMap)
    wire.settle()
    expect(page.frames).toHaveLength(length)
  })

  it('give their buffers back when the next one is drawn, to be used again', () => {
    const sent: Frame[] = []
    const session = createSession(
      (report) => {
        if (report.type === 'frame') sent.push({ ...report.frame, ...numberless })
      },
      { now: () => 0, soon: () => () => {}, later: () => () => {} },
    )
    const numberless = { parameters: new Float64Array(0), gradients: new Float64Array(0) } as Frame
    const drawn = (...frames: Frame[]): Command => ({
      type: 'drawn',
      run: 1,
      buffers: frames.flatMap(({ numbers, map }) => [numbers, map!]),
    })
    const step: Command = { type: 'step', run: 1, number: 2, unit: 'sample', count: 1 }
    session.receive({ type: 'open', run: 1, number: 1, document: articleRun, speed: 1, watch: map })
    session.receive(drawn())
    session.receive(step)
    session.receive(drawn(sent[0]))
    session.receive(step)
    expect(sent).toHaveLength(3)
    expect(sent[1].numbers).not.toBe(sent[0].numbers)
    expect(sent[2].numbers).toBe(sent[0].numbers)
    expect(sent[2].map).toBe(sent[0].map)
  })

  it('travel without being copied: the page loses a frame’s buffer when the next one is drawn', () => {
    const { wire, page } = opened()
    const first = page.frame
    expect(first.numbers.length).toBeGreaterThan(0)
    void page.client.step('sample', 1)
    wire.settle()
    expect(page.frame.sequence).toBe(first.sequence + 1)
    expect(first.numbers.length).toBe(0)
    expect(page.frame.numbers.length).toBeGreaterThan(0)
  })

  it('show the current sample, every prediction and every loss of that very moment', () => {
    const { wire, page } = opened(withUnseen)
    void page.client.step('sample', 6)
    wire.settle()
    const { parameters, predictions, losses, unseenPredictions, layers, current, loss } = page.frame
    const { network } = articleRun.experiment
    const evaluator = createEvaluator(network, 'meanSquaredError')
    const outputs = new Float64Array(4)
    const each = new Float64Array(4)
    const { samples, unseen } = builtIn.heightAndWeight
    expect(loss).toBe(evaluator.evaluate(parameters, samples, outputs, each))
    expect([...predictions]).toEqual([...outputs])
    expect([...losses]).toEqual([...each])
    expect(current).toBe(2)
    expect(layers[1].outputs[0]).toBe(outputs[2])
    const others = new Float64Array(2)
    evaluator.predict(parameters, Float64Array.from(unseen.flatMap(({ input }) => input)), others)
    expect([...unseenPredictions]).toEqual([...others])
  })
})

describe('a session', () => {
  it('drops commands of another run, and what comes before the first', () => {
    const reports: Report[] = []
    const clock = { now: () => 0, soon: () => () => {}, later: () => () => {} }
    const session = createSession((report) => reports.push(report), clock)
    const step = (run: number): Command => {
      return { type: 'step', run, number: 7, unit: 'sample', count: 1 }
    }
    session.receive(step(1))
    expect(reports).toEqual([])
    session.receive({ type: 'open', run: 2, number: 8, document: articleRun, speed: 1, watch: map })
    session.receive({ type: 'drawn', run: 1, buffers: [] })
    session.receive(step(1))
    session.receive({ type: 'drawn', run: 2, buffers: [] })
    expect(reports).toHaveLength(1)
    session.receive(step(2))
    expect(reports).toHaveLength(2)
  })

  it('reports a thrown error once, is paused, and still takes commands', () => {
    const reports: Report[] = []
    const planned: (() => void)[] = []
    let isBroken = false
    const session = createSession((report) => reports.push(report), {
      now: () => {
        if (isBroken) throw new Error('the clock stopped')
        return 0
      },
      soon: (callback) => {
        planned.push(callback)
        return () => planned.splice(planned.indexOf(callback), 1)
      },
      later: () => () => {},
    })
    const open = (run: number): Command => {
      return { type: 'open', run, number: 1, document: articleRun, speed: null, watch: noMap }
    }
    session.receive(open(1))
    session.receive({ type: 'drawn', run: 1, buffers: [] })
    session.receive({ type: 'train', run: 1, number: 2, until: noEnd })
    expect(planned).toHaveLength(1)
    isBroken = true
    planned.pop()!()
    isBroken = false
    expect(planned).toHaveLength(0)
    expect(reports.filter(({ type }) => type === 'failed')).toEqual([
      expect.objectContaining({ run: 1, message: 'the clock stopped', position: 0 }),
    ])

    session.receive({ type: 'drawn', run: 1, buffers: [] })
    session.receive({ type: 'drawn', run: 1, buffers: [] })
    session.receive({ type: 'step', run: 1, number: 3, unit: 'sample', count: 2 })
    expect(reports.at(-1)).toMatchObject({ frame: { position: 2, status: 'paused' } })
    session.receive(open(2))
    expect(reports.at(-1)).toMatchObject({ frame: { run: 2, position: 0 } })
  })

  it('reports a run that cannot be opened, and opens the next', () => {
    const reports: Report[] = []
    const clock = { now: () => 0, soon: () => () => {}, later: () => () => {} }
    const session = createSession((report) => reports.push(report), clock)
    const open = (run: number, parameters: number[] | null): Command => ({
      type: 'open',
      run,
      number: run,
      document: { ...articleRun, experiment: { ...articleRun.experiment, parameters } },
      speed: null,
      watch: noMap,
    })
    session.receive(open(1, [1, 2]))
    expect(reports).toEqual([
      expect.objectContaining({ type: 'failed', run: 1, message: 'Expected 9 parameters, got 2.' }),
    ])
    session.receive(open(2, null))
    expect(reports.at(-1)).toMatchObject({ type: 'frame', frame: { run: 2, answers: [2] } })
  })
})
