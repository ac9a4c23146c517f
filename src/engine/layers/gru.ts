/**
 * The GRU layer: gates that mix the last output with a new one (Cho and others, "Learning phrase
 * representations using RNN encoder–decoder", 2014), in the form of PyTorch's GRU with one bias. With
 * a = W·x[t] + b and v = U·h[t−1] for each gate: r, z = σ(a + v), n = tanh(a + r·v), h[t] = (1 − z)·n +
 * z·h[t−1], and h = 0 before the first step. The reset gate multiplies the finished product v, and b is
 * outside of it. W is 3 units × features, U 3 units × units, b 3 units, in the order r, z, n.
 */
import type { LayerKind } from './kinds.ts'
import {
  gatedShape,
  recurrentBlocks,
  refuseGradientOfSums,
  writeOut,
  writeOuterGradient,
  writeParameterGradients,
  type Recurrent,
} from './recurrent.ts'
import type { LayerWriter } from './writers.ts'

export type GruSpec = Recurrent & {
  readonly type: 'gru'
  /** Always tanh. */
  readonly activation: 'tanh'
}

export const gru: LayerKind<GruSpec> = {
  outputShape: (spec, input) => gatedShape(spec, input, 'a gru'),

  blocks: ({ units }, input) => recurrentBlocks(3, units, input),

  /**
   * Of every time step: each gate's a, v and value (r, z, n), and h, and the gradients of h, a and v with
   * all that comes back from later steps.
   */
  extras: ({ units }, [steps]) => {
    const length = steps * units
    return {
      gateSums: 3 * length,
      hiddenSums: 3 * length,
      gates: 3 * length,
      hidden: length,
      hiddenGradients: length,
      gateGradients: 3 * length,
      hiddenSumGradients: 3 * length,
    }
  },

  kept: [
    'gateSums',
    'hiddenSums',
    'gates',
    'hidden',
    'hiddenGradients',
    'gateGradients',
    'hiddenSumGradients',
  ],
}

export const gruWriter: LayerWriter<GruSpec> = {
  constants: ({ units }, [steps]) => [steps, units],

  emit: (spec, places, plan) => {
    refuseGradientOfSums('a gru', places)
    const { units } = spec
    const height = 3 * units
    const [steps, features] = places.inputShape
    const [w, u, b] = places.parameters
    const { input, output, constants, extras } = places
    const { gateSums, hiddenSums, gates, hidden } = extras
    const { hiddenGradients, gateGradients, hiddenSumGradients } = extras

    // a = W·x + b at all steps at once, then v = U·h[t−1] and the gates step by step
    plan.forward('weightedSums', input, w, b, gateSums, features, height, steps)
    plan.forward('gruForward', gateSums, hiddenSums, gates, hidden, u, constants)
    writeOut(plan.forward, spec, places, hidden, output)

    // From last to first: dh += z[t+1]·dh[t+1] + Uᵀ·dv[t+1], da and dv from dh
    writeOuterGradient(plan, spec, places, hiddenGradients)
    const gradients = [hiddenGradients, gateGradients, hiddenSumGradients] as const
    plan.backward('gruBackward', hiddenSums, gates, hidden, u, ...gradients, constants)
    const at = { hidden, sumGradients: gateGradients, hiddenSumGradients }
    writeParameterGradients(plan, places, units, height, at)
  },
}
