/**
 * The dense layer: every unit sees every input. On a sequence it works on every time step by itself, with the same weights. z = X·Wᵀ + b, y = activation(z); W is units ×
 * inputs, b is units, as in PyTorch's Linear.
 */
import type { OutputActivationName } from '../activations.ts'
import { sizeOf } from '../network.ts'
import { heldProblem, type Held } from './held.ts'
import type { LayerKind } from './kinds.ts'
import type { LayerWriter } from './writers.ts'

export type DenseSpec = Held & {
  readonly type: 'dense'
  readonly units: number
  readonly activation: OutputActivationName
}

export const dense: LayerKind<DenseSpec> = {
  outputShape: (spec, input) => {
    const { units } = spec
    if (input.length > 2) {
      return {
        problem: `a dense layer takes a list of numbers or a sequence of lists, not an array of shape [${input.join(', ')}]; put a flatten layer before it.`,
      }
    }
    if (!Number.isInteger(units) || units < 1) {
      return { problem: `a dense layer has 1 or more units, not ${units}.` }
    }
    return heldProblem('a dense layer', 'neurons', spec, units) ?? [...input.slice(0, -1), units]
  },

  blocks: ({ units }, input) => {
    const inputs = input.at(-1)!
    return [
      { name: 'weights', shape: [units, inputs], fanIn: inputs, fanOut: units },
      { name: 'bias', shape: [units], fanIn: inputs, fanOut: units },
    ]
  },
}

export const denseWriter: LayerWriter<DenseSpec> = {
  constants: ({ off = [] }) => off,

  emit: ({ units, activation, off = [] }, places, plan) => {
    const inputs = places.inputShape.at(-1)!
    const steps = sizeOf(places.inputShape) / inputs
    const [w, b] = places.parameters
    const [dw, db] = places.gradients
    const { input, weightedSums, output, inputGradient, weightedSumGradient, outputGradient } =
      places
    const { forward, backward } = plan.activation(activation)
    const all = steps * units

    // z = X·Wᵀ + b, then y = activation(z), or 0
    plan.forward('weightedSums', input, w, b, weightedSums, inputs, units, steps)
    plan.forward(forward, weightedSums, output, all, units)
    const held = [places.constants, off.length, steps, units, 1]
    if (off.length > 0) {
      plan.forward('switchOff', output, ...held)
      plan.backward('switchOff', outputGradient, ...held)
    }

    // dz = dy · slope, dW += dzᵀ·X, db += Σ dz, dX = dz·W
    if (!places.isGradientOfSums) {
      plan.backward(backward, weightedSums, output, outputGradient, weightedSumGradient, all, units)
    }
    plan.backward('weightGradients', input, weightedSumGradient, dw, inputs, units, steps)
    plan.backward('biasGradients', weightedSumGradient, db, units, steps)
    if (inputGradient !== null) {
      plan.backward('inputGradients', weightedSumGradient, w, inputGradient, inputs, units, steps)
    }
  },
}
