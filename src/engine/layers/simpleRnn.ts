/**
 * The simple recurrent layer (Elman, "Finding structure in time", 1990): at every time step it sees the
 * input and its own last output. z[t] = W·x[t] + b + U·h[t−1], h[t] = activation(z[t]), and h = 0 before
 * the first step. W is units × features, U units × units, b units: PyTorch's RNN with one bias.
 */
import type { ActivationName, OutputActivationName } from '../activations.ts'
import type { LayerKind } from './kinds.ts'
import {
  recurrentBlocks,
  recurrentShape,
  writeOut,
  writeOuterGradient,
  writeParameterGradients,
  type Recurrent,
} from './recurrent.ts'
import type { LayerWriter } from './writers.ts'

export type SimpleRnnSpec = Recurrent & {
  readonly type: 'simpleRnn'
  /** Any but softmax, which is not of each unit by itself. */
  readonly activation: ActivationName
}

export const simpleRnn: LayerKind<SimpleRnnSpec> = {
  outputShape: (spec, input) =>
    isOfAllUnits(spec.activation)
      ? {
          problem: `a simpleRnn layer's activation works on each unit by itself, as tanh and relu do, so it is not ${spec.activation}.`,
        }
      : recurrentShape(spec, input, 'a simpleRnn'),

  blocks: ({ units }, input) => recurrentBlocks(1, units, input),

  /** Of every time step: z and h, and the gradients of both with all that comes back from later steps. */
  extras: ({ units }, [steps]) => {
    const length = steps * units
    return { sums: length, hidden: length, hiddenGradients: length, sumGradients: length }
  },

  kept: ['sums', 'hidden', 'hiddenGradients', 'sumGradients'],
}

export const simpleRnnWriter: LayerWriter<SimpleRnnSpec> = {
  constants: ({ units, activation }, [steps], numbersOf) => [
    steps,
    units,
    ...numbersOf(activation),
  ],

  emit: (spec, places, plan) => {
    const { units, returnSequences } = spec
    const [steps, features] = places.inputShape
    const [w, u, b] = places.parameters
    const { input, weightedSums, output, weightedSumGradient, constants } = places
    const { sums, hidden, hiddenGradients, sumGradients } = places.extras

    // z = W·x + b at all steps at once, then z += U·h[t−1], h = activation(z) step by step
    plan.forward('weightedSums', input, w, b, sums, features, units, steps)
    plan.forward('simpleRnnForward', sums, hidden, u, constants)
    writeOut(plan.forward, spec, places, sums, weightedSums)
    writeOut(plan.forward, spec, places, hidden, output)

    // From last to first: dh += Uᵀ·dz[t+1], dz = dh · slope. When the loss gives the gradient of z itself,
    // that is added to dz, and h has no outer gradient.
    const outerSteps = returnSequences ? steps : 1
    const outer = places.isGradientOfSums ? [weightedSumGradient, outerSteps] : [0, 0]
    if (!places.isGradientOfSums) writeOuterGradient(plan, spec, places, hiddenGradients)
    const kept = [sums, hidden, u, hiddenGradients, sumGradients] as const
    plan.backward('simpleRnnBackward', ...kept, constants, ...outer)
    writeOut(plan.backward, spec, places, sumGradients, weightedSumGradient)
    const at = { hidden, sumGradients, hiddenSumGradients: sumGradients }
    writeParameterGradients(plan, places, units, units, at)
  },
}

function isOfAllUnits(activation: OutputActivationName): boolean {
  return activation === 'softmax'
}
