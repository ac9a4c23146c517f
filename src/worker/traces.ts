/** One sample's step at the present parameters, with all that a frame has of the current one, for any input. */
import type { Sample } from '../engine/network.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTracer, type Tracer } from '../engine/trace.ts'
import { copyOfLayer, type FrameNumbers } from './frame.ts'

export type Traced = Pick<FrameNumbers, 'parameters' | 'gradients' | 'layers'> & {
  readonly loss: number
}

/** Copies, so that the next question leaves them alone. Throws where input or target do not fit the network. */
export function createTraceAsker(timeline: Timeline): (sample: Sample) => Traced {
  let { network, training } = timeline
  let tracer: Tracer | null = null
  return (sample) => {
    if (timeline.network !== network || timeline.training.loss !== training.loss) tracer = null
    ;({ network, training } = timeline)
    tracer ??= createTracer(network, training.loss)
    const parameters = timeline.parameters.slice()
    tracer.trace(parameters, sample)
    const layers = tracer.layers.map(copyOfLayer)
    return { parameters, gradients: tracer.gradients.slice(), layers, loss: tracer.loss }
  }
}
