/**
 * Fills a frame's numbers with the present of a run: parameters, the current sample's trace, every
 * sample's prediction and loss, and the output map. Training is not disturbed; when a frame is
 * taken and sent is left to `outbox.ts`.
 */
import { planeOf, type Dataset } from '../data/dataset.ts'
import { createEvaluator } from '../engine/evaluate.ts'
import { sizeOf } from '../engine/network.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTracer } from '../engine/trace.ts'
import { frameSize, MAP_SIDE, MAX_ROWS, viewFrame, type FrameHead } from './frame.ts'
import { cellsOf } from './plane.ts'

export type Photographer = {
  /** Lengths of the buffers that one frame fills; the map's is 0 when this data has no plane. */
  readonly numbersLength: number
  readonly mapLength: number
  /** Writes the present into both buffers; returns the losses that the frame's head shows. */
  photograph(numbers: Float64Array, map: Float64Array | null): Pick<FrameHead, 'loss' | 'testLoss'>
}

export function createPhotographer(timeline: Timeline, dataset: Dataset): Photographer {
  const { samples, unseen } = dataset
  const sizes = { samples: samples.length, unseen: unseen.length }
  const isLarge = samples.length > MAX_ROWS
  const rows = isLarge ? samples.slice(0, MAX_ROWS) : samples
  const hasManyUnseen = unseen.length > MAX_ROWS
  const unseenRows = hasManyUnseen ? unseen.slice(0, MAX_ROWS) : unseen
  const nothing = new Float64Array(0)
  const outputs = sizeOf(dataset.target)
  const plane = planeOf(dataset)
  const cells = plane ? cellsOf(plane, dataset, MAP_SIDE) : null

  // Remade when an edit has changed the network or the loss, which is seldom.
  let { network, training } = timeline
  let tracer = createTracer(network, training.loss)
  let evaluator = createEvaluator(network, training.loss)
  const renew = (): void => {
    if (timeline.network === network && timeline.training.loss === training.loss) return
    ;({ network, training } = timeline)
    tracer = createTracer(network, training.loss)
    evaluator = createEvaluator(network, training.loss)
  }

  return {
    numbersLength: frameSize(network, sizes),
    mapLength: cells ? MAP_SIDE * MAP_SIDE * outputs : 0,
    photograph: (numbers, map) => {
      renew()
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
      return {
        loss: isLarge ? last.loss : loss,
        testLoss: hasManyUnseen ? (last.test ?? null) : testLoss,
      }
    },
  }
}
