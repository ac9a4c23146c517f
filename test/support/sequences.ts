/** One sample's step of a recurrent reference case, as the page's formulas read it. */
import { asGiven } from '../../src/data/dataset.ts'
import { layoutOf, type Layout } from '../../src/engine/layout.ts'
import type { NetworkSpec, Sample, TrainingSpec } from '../../src/engine/network.ts'
import { createTracer } from '../../src/engine/trace.ts'
import type { Frame } from '../../src/worker/frame.ts'
import type { Moment } from '../../src/ui/step/moment.ts'
import type { ShownStep } from '../../src/ui/hooks/look.ts'
import { flat, referenceFiles, startOf } from './reference.ts'
import { frameHead } from './frames.ts'

export type SequenceStep = {
  readonly name: string
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly layout: Layout
  readonly sample: Sample
  readonly moment: Moment
  readonly step: ShownStep
}

/** All of them, each with its first sample. */
export function sequenceSteps(): SequenceStep[] {
  return referenceFiles()
    .filter(({ file }) => file === 'rnn.json')
    .flatMap(({ cases }) => cases)
    .map((one) => {
      const { network, training, samples } = startOf(one)
      const [sample] = samples
      const layout = layoutOf(network)
      const parameters = Float64Array.from(flat(one.parameters))
      const tracer = createTracer(network, training.loss)
      tracer.trace(parameters, sample)
      const { layers, gradients, loss } = tracer
      const dataset = asGiven({
        input: network.input,
        target: [sample.target.length],
        inputNames: sample.input.map((_, i) => `x${i + 1}`),
        problem: 'values',
        samples,
        unseen: [],
      })
      const numbers = { parameters, gradients, layers, batchSums: new Float64Array(layout.count) }
      const answers = {
        predictions: layers.at(-1)!.outputs,
        losses: Float64Array.of(loss),
        unseenPredictions: new Float64Array(0),
        numbers: new Float64Array(0),
        map: null,
      }
      const frame: Frame = {
        ...numbers,
        ...answers,
        ...frameHead({ ownLoss: loss, loss, rows: { samples: samples.length, unseen: 0 } }),
      }
      const moment: Moment = {
        network,
        training,
        layout,
        dataset,
        isAllDigits: false,
        frame,
        sample,
      }
      const shown = { parameters, gradients, layers, loss, sample, name: 'Sample 1', frame }
      const step: ShownStep = { ...shown, hasTarget: true, isLooked: false }
      return { name: one.name, network, training, layout, sample, moment, step }
    })
}
