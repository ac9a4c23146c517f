/**
 * The dense layer: every unit sees every input. z = X·Wᵀ + b, y = activation(z); W is units ×
 * inputs, b is units, as in PyTorch's Linear.
 */
import { activations, type ActivationName } from '../activations.ts'
import type { LayerKind } from './kinds.ts'

export type DenseSpec = {
  readonly type: 'dense'
  readonly units: number
  readonly activation: ActivationName
}

export const dense: LayerKind<DenseSpec> = {
  outputShape: ({ units }, input) => {
    if (input.length !== 1) {
      return {
        problem: `a dense layer takes a list of numbers, not an array of shape [${input.join(', ')}].`,
      }
    }
    if (!Number.isInteger(units) || units < 1) {
      return { problem: `a dense layer has 1 or more units, not ${units}.` }
    }
    return [units]
  },

  blocks: ({ units }, [inputs]) => [
    { name: 'weights', shape: [units, inputs], fanIn: inputs, fanOut: units },
    { name: 'bias', shape: [units], fanIn: inputs, fanOut: units },
  ],

  emit: ({ units, activation }, places, plan) => {
    const inputs = places.inputShape[0]
    const [weights, bias] = places.parameters
    const [weightsGradient, biasGradient] = places.gradients
    const { input, weightedSums, output, weightedSumGradient, outputGradient } = places
    const { forward, backward } = activations[activation]

    // z = X·Wᵀ + b, then y = activation(z)
    plan.forward('weightedSums', input, weights, bias, weightedSums, inputs, units)
    plan.forward(forward, weightedSums, output, units)

    // dz = dy · slope, dW += dzᵀ·X, db += Σ dz, dX = dz·W
    if (!places.isGradientOfSums) {
      plan.backward(backward, weightedSums, output, outputGradient, weightedSumGradient, units)
    }
    plan.backward('weightGradients', input, weightedSumGradient, weightsGradient, inputs, units)
    plan.backward('biasGradients', weightedSumGradient, biasGradient, units)
    if (places.inputGradient !== null) {
      plan.backward(
        'inputGradients',
        weightedSumGradient,
        weights,
        places.inputGradient,
        inputs,
        units,
      )
    }
  },
}
