/**
 * Fills a frame's numbers with the present of a run: parameters, the current sample's trace, every
 * sample's prediction and loss, and the output map. Training is not disturbed; when a frame is
 * taken and sent is left to `outbox.ts`.
 */
import type { Dataset } from '../data/dataset.ts'
import { planeOf } from '../data/plane.ts'
import { pack } from '../engine/batches.ts'
import { createEvaluator } from '../engine/evaluate.ts'
import { sizeOf, type Sample } from '../engine/network.ts'
import { rowSizeOf, scoreOf } from '../engine/scores.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTracer } from '../engine/trace.ts'
import { frameSize, MAP_SIDE, MAX_ROWS, viewFrame, type FrameHead } from './frame.ts'
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
    rows: samples.length > MAX_ROWS ? samples.slice(0, MAX_ROWS) : samples,
    unseenRows: unseen.length > MAX_ROWS ? unseen.slice(0, MAX_ROWS) : unseen,
    cells: plane ? cellsOf(plane, dataset, MAP_SIDE) : null,
  }
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
  const renew = (): void => {
    if (present() !== view.dataset) view = viewOf(present())
    if (timeline.network === network && timeline.training.loss === training.loss) return
    ;({ network, training } = timeline)
    tracer = createTracer(network, training.loss)
    evaluator = createEvaluator(network, training.loss)
    rowSize = rowSizeOf(network)
  }

  const scored = (outputs: Float64Array, rows: readonly Sample[]): number | undefined => {
    const { targets } = pack(rows)
    const answers = { outputs, targets, size: rowSize }
    return scoreOf(view.dataset.problem, training.loss, answers) ?? undefined
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
      const { dataset, sizes, rows, unseenRows, cells } = view
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

      const loss = evaluator.evaluate(parameters, rows, views.predictions, views.losses)
      const testLoss =
        unseen.length > 0
          ? evaluator.evaluate(parameters, unseenRows, views.unseenPredictions, nothing)
          : null
      if (map && cells) evaluator.predict(parameters, cells, map)
      // Large data costs too much for every frame: there the last loss point speaks.
      const last = timeline.points.at(-1)!
      const isLarge = samples.length > MAX_ROWS
      const isLargeTest = unseen.length > MAX_ROWS
      const score = isLarge ? last.score : scored(views.predictions, rows)
      const testScore = isLargeTest ? last.testScore : scored(views.unseenPredictions, unseenRows)
      return {
        ownLoss: tracer.loss,
        loss: isLarge ? last.loss : loss,
        testLoss: isLargeTest ? (last.test ?? null) : testLoss,
        ...(score !== undefined && { score }),
        ...(testScore !== undefined && { testScore }),
      }
    },
  }
}
