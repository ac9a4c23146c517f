/** What simpleRnn, lstm and gru have in common: shapes, parameters, and how they begin and end. */
import type { Shape } from '../network.ts'
import type { PlanWriter } from '../plan.ts'
import type { BlockSpec, Problem } from './kinds.ts'
import type { LayerPlaces } from './writers.ts'

export type Recurrent = {
  readonly units: number
  /** h of every time step, [timeSteps, units], instead of the last, [units]. */
  readonly returnSequences: boolean
}

/** The shape that a recurrent layer gives; `name` with its article, for refusals. */
export function recurrentShape(
  { units, returnSequences }: Recurrent,
  input: Shape,
  name: string,
): Shape | Problem {
  if (input.length !== 2) {
    return {
      problem: `${name} layer takes a sequence of shape [timeSteps, features], not an array of shape [${input.join(', ')}]; a recurrent layer before it must return sequences.`,
    }
  }
  if (!Number.isInteger(units) || units < 1) {
    return { problem: `${name} layer has 1 or more units, not ${units}.` }
  }
  return returnSequences ? [input[0], units] : [units]
}

/** Likewise for a layer with gates: its activation is always tanh. */
export function gatedShape(
  spec: Recurrent & { readonly activation: string },
  input: Shape,
  name: string,
): Shape | Problem {
  return spec.activation === 'tanh'
    ? recurrentShape(spec, input, name)
    : { problem: `${name} layer's activation is always tanh, not ${spec.activation}.` }
}

/** W (gates · units × features), U (gates · units × units) and b (gates · units), gate after gate. */
export function recurrentBlocks(
  gates: number,
  units: number,
  [, features]: Shape,
): readonly BlockSpec[] {
  const height = gates * units
  return [
    { name: 'weightsInput', shape: [height, features], fanIn: features, fanOut: units },
    { name: 'weightsHidden', shape: [height, units], fanIn: units, fanOut: units },
    { name: 'bias', shape: [height], fanIn: features + units, fanOut: units },
  ]
}

/** Copies what leaves the layer, every step's values or the last one's, from where all steps are kept. */
export function writeOut(
  write: PlanWriter['forward'],
  { units, returnSequences }: Recurrent,
  { inputShape: [steps] }: LayerPlaces,
  from: number,
  to: number,
): void {
  if (returnSequences) write('copy', from, to, steps * units)
  else write('lastStep', from, to, steps, units)
}

/** The outer gradient of h at every step: what came back from above, 0 at steps that nobody saw. */
export function writeOuterGradient(
  { backward }: PlanWriter,
  { units, returnSequences }: Recurrent,
  { inputShape: [steps], outputGradient }: LayerPlaces,
  hiddenGradients: number,
): void {
  if (returnSequences) backward('copy', outputGradient, hiddenGradients, steps * units)
  else backward('lastStepBackward', outputGradient, hiddenGradients, steps, units)
}

/**
 * After the loop over time: dW += Σ dz·x, dU += Σ dz·h[t−1], db += Σ dz, dx = Wᵀ·dz. `sumGradients` is
 * dL/d(Wx + b), `hiddenSumGradients` dL/d(U·h[t−1]): the same place, save for gru.
 */
export function writeParameterGradients(
  { backward }: PlanWriter,
  places: LayerPlaces,
  units: number,
  height: number,
  at: { hidden: number; sumGradients: number; hiddenSumGradients: number },
): void {
  const [steps, features] = places.inputShape
  const [w] = places.parameters
  const [dw, du, db] = places.gradients
  const { input, inputGradient } = places
  const { hidden, sumGradients, hiddenSumGradients } = at
  const ofInput = [features, height, steps, 0] as const
  const ofHidden = [units, height, steps, 1] as const
  backward('sequenceWeightGradients', input, sumGradients, dw, ...ofInput)
  backward('sequenceWeightGradients', hidden, hiddenSumGradients, du, ...ofHidden)
  backward('sequenceBiasGradients', sumGradients, db, height, steps)
  if (inputGradient !== null) {
    backward('inputGradients', sumGradients, w, inputGradient, features, height, steps)
  }
}

/** A layer with gates ends in no weighted sums: throws when the loss would be computed from them. */
export function refuseGradientOfSums(name: string, { isGradientOfSums }: LayerPlaces): void {
  if (!isGradientOfSums) return
  throw new RangeError(
    `The loss is computed from the weighted sums before the last activation, and ${name} layer has none at its end; put a dense layer after it.`,
  )
}
