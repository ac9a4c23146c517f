/** Which hidden units learn no more, by their slopes over the training samples. Changes nothing. */
import { activations, type Activation, type OutputActivationName } from '../engine/activations.ts'
import type { Probe } from '../engine/evaluate.ts'
import type { Sample } from '../engine/network.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTracer } from '../engine/trace.ts'
import { MAX_ROWS } from './frame.ts'
import type { UnitState } from './probes.ts'

/** Of its steepest slope, less than this is as good as flat. */
const FLAT = 0.01

/** By layer and unit, of all layers but the last; looks at the first MAX_ROWS samples. */
export function* unitStates(
  { network, training, samples }: Timeline,
  parameters: Float64Array,
): Probe<UnitState[][]> {
  const tracer = createTracer(network, training.loss)
  const kinds = network.layers
    .slice(0, -1)
    .map((layer) => ('activation' in layer ? unitActivation(layer.activation) : null))
  const rows: readonly Sample[] = samples.slice(0, MAX_ROWS)
  const largest = kinds.map((_, layer) => new Float64Array(tracer.layers[layer].outputs.length))
  for (const [s, sample] of rows.entries()) {
    tracer.trace(parameters, sample)
    kinds.forEach((kind, layer) => {
      const { weightedSums, outputs } = tracer.layers[layer]
      for (let unit = 0; unit < outputs.length; unit++) {
        const slope = kind ? Math.abs(kind.slopeAt(weightedSums[unit], outputs[unit])) : 1
        if (slope > largest[layer][unit]) largest[layer][unit] = slope
      }
    })
    yield (s + 1) / rows.length
  }
  return kinds.map((kind, layer) => {
    const steepest = kind ? steepestOf(kind) : 1
    // Where the slope is 0 everywhere, as that of the step, there is nothing to lose.
    if (steepest === 0) return Array.from(largest[layer], () => 'learning' as const)
    return Array.from(largest[layer], (slope) =>
      slope === 0 ? 'dead' : slope < FLAT * steepest ? 'saturated' : 'learning',
    )
  })
}

/** Null for what has no slope of one unit alone. */
function unitActivation(name: OutputActivationName): Activation | null {
  return name === 'softmax' ? null : activations[name]
}

/** The steepest slope of an activation, looked for where all of them bend. */
function steepestOf(kind: Activation): number {
  let steepest = 0
  for (let z = -4; z <= 4; z += 0.25) {
    const slope = Math.abs(kind.slopeAt(z, kind.valueAt(z)))
    if (slope > steepest) steepest = slope
  }
  return steepest
}
