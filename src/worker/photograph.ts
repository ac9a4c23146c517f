/**
 * Fills a frame's numbers with the present of a run: parameters, the current sample's trace, every
 * sample's prediction and loss, and the output map. Training is not disturbed; when a frame is
 * taken and sent is left to `outbox.ts`.
 */
import type { Dataset } from '../data/dataset.ts'
import { planeOf } from '../data/plane.ts'
import { pack } from '../engine/batches.ts'
import { createEvaluator } from '../engine/evaluate.ts'
import { layoutOf } from '../engine/layout.ts'
import { sizeOf, type Sample } from '../engine/network.ts'
import { rowSizeOf, scoreOf } from '../engine/scores.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTracer } from '../engine/trace.ts'
import {
  frameSize,
  isMeasured,
  MAP_SIDE,
  MAX_ROWS,
  viewFrame,
  type FrameHead,
  type LossPoint,
} from './frame.ts'
import { cellsOf } from './plane.ts'

export type Photographer = {
  /** Lengths of the buffers that the next frame fills; the map's is 0 when its data has no plane. */
  readonly numbersLength: number
  readonly mapLength: number
  /** Writes the present into both buffers; returns the losses and scores that the frame's head shows. */
  photograph(
    numbers: Float64Array,
    map: Float64Array | null,
  ): Pick<FrameHead, 'ownLoss' | 'loss' | 'testLoss' | 'score' | 'testScore'>
}

/** What a frame shows of a data set. */
function viewOf(dataset: Dataset) {
  const { samples, unseen } = dataset
  const plane = planeOf(dataset)
  return {
    dataset,
    sizes: { samples: samples.length, unseen: unseen.length },
    samples: { all: samples, rows: firstOf(samples) },
    unseen: { all: unseen, rows: firstOf(unseen) },
    cells: plane ? cellsOf(plane, dataset, MAP_SIDE) : null,
  }
}

/** Samples of one part, and those whose answers travel. */
type Part = { readonly all: readonly Sample[]; readonly rows: readonly Sample[] }

function firstOf(samples: readonly Sample[]): readonly Sample[] {
  return samples.length > MAX_ROWS ? samples.slice(0, MAX_ROWS) : samples
}

/** `present`: the data set where the timeline stands. */
export function createPhotographer(timeline: Timeline, present: () => Dataset): Photographer {
  const nothing = new Float64Array(0)
  let view = viewOf(present())

  // Remade when an edit has changed the network or the loss, which is seldom.
  let { network, training } = timeline
  let tracer = createTracer(network, training.loss)
  let evaluator = createEvaluator(network, training.loss)
  let rowSize = rowSizeOf(network)
  let layout = layoutOf(network)
  let answerSize = sizeOf(layout.shapes.at(-1)!)
  const renew = (): void => {
    if (present() !== view.dataset) view = viewOf(present())
    if (timeline.network === network && timeline.training.loss === training.loss) return
    ;({ network, training } = timeline)
    tracer = createTracer(network, training.loss)
    evaluator = createEvaluator(network, training.loss)
    rowSize = rowSizeOf(network)
    layout = layoutOf(network)
    answerSize = sizeOf(layout.shapes.at(-1)!)
  }

  /** Answers of a part whose rows alone travel. */
  let answers = nothing

  /** Fills in what a part's rows are answered; returns how good the answers to all of it are. */
  const judge = (
    { all, rows }: Part,
    outputs: Float64Array,
    rowLosses: Float64Array,
  ): Pick<LossPoint, 'loss' | 'score'> | null => {
    const { parameters } = timeline
    if (!isMeasured(layout, all.length)) {
      evaluator.evaluate(parameters, rows, outputs, rowLosses)
      return null
    }
    const length = all.length * answerSize
    if (rows !== all && answers.length < length) answers = new Float64Array(length)
    const into = rows === all ? outputs : answers
    const loss = evaluator.evaluate(parameters, all, into, rowLosses)
    if (rows !== all) outputs.set(answers.subarray(0, outputs.length))
    const { targets } = pack(all)
    const given = { outputs: into, targets, size: rowSize }
    const score = scoreOf(view.dataset.problem, training.loss, given)
    return score === null ? { loss } : { loss, score }
  }

  return {
    get numbersLength() {
      renew()
      return frameSize(network, view.sizes)
    },
    get mapLength() {
      renew()
      return view.cells ? MAP_SIDE * MAP_SIDE * sizeOf(view.dataset.target) : 0
    },
    photograph: (numbers, map) => {
      renew()
      const { dataset, sizes, cells } = view
      const { samples, unseen } = dataset
      const { parameters } = timeline
      const views = viewFrame(network, sizes, numbers)
      views.parameters.set(parameters)
      // Between batches the last one's sum still lies there.
      if (timeline.batch.seen > 0) views.batchSums.set(timeline.batchSums)
      else views.batchSums.fill(0)

      tracer.trace(parameters, samples[timeline.current])
      views.gradients.set(tracer.gradients)
      views.layers.forEach((layer, l) => {
        const traced = tracer.layers[l]
        layer.weightedSums.set(traced.weightedSums)
        layer.outputs.set(traced.outputs)
        layer.outputGradients.set(traced.outputGradients)
        layer.weightedSumGradients.set(traced.weightedSumGradients)
        for (const [name, values] of Object.entries(traced.kept)) layer.kept[name].set(values)
      })

      if (map && cells) evaluator.predict(parameters, cells, map)
      const last = timeline.points.at(-1)!
      const { loss, score } = judge(view.samples, views.predictions, views.losses) ?? last
      const test = unseen.length > 0 ? judge(view.unseen, views.unseenPredictions, nothing) : null
      const testLoss = test ? test.loss : (last.test ?? null)
      const testScore = test ? test.score : last.testScore
      return {
        ownLoss: tracer.loss,
        loss,
        testLoss,
        ...(score !== undefined && { score }),
        ...(testScore !== undefined && { testScore }),
      }
    },
  }
}
