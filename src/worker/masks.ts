/** What dropout makes of the current sample's step in training: a frame shows it as in evaluation, where every value gets through. */
import type { Timeline } from '../engine/timeline.ts'
import { createTracer } from '../engine/trace.ts'
import { silence } from '../engine/silence.ts'

export type Masked = {
  /** Of each dropout layer the units, counted from 0, that it silences in this step. */
  readonly layers: readonly { readonly layer: number; readonly silenced: readonly number[] }[]
  /** What the network says then, and the sample's loss. */
  readonly outputs: Float64Array
  readonly loss: number
}

/** Null where no layer is dropout. */
export function maskedStep(timeline: Timeline, seed: number): Masked | null {
  const { network, training, samples, current, position } = timeline
  if (!network.layers.some(({ type }) => type === 'dropout')) return null
  const tracer = createTracer(network, training.loss)
  tracer.trace(timeline.parameters, samples[current], { seed, position })
  const layers = network.layers.flatMap((spec, layer) => {
    if (spec.type !== 'dropout') return []
    const { length } = tracer.layers[layer].outputs
    const mask = new Float64Array(length)
    silence(mask, { layer, place: 0, length, dropped: spec.rate }, seed, position, 1)
    return [{ layer, silenced: [...mask.keys()].filter((unit) => mask[unit] === 0) }]
  })
  return { layers, outputs: tracer.layers.at(-1)!.outputs.slice(), loss: tracer.loss }
}
