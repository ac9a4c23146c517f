/**
 * The LSTM layer: a cell that gates keep, fill and show (Hochreiter and Schmidhuber, "Long short-term
 * memory", 1997; forget gate: Gers, Schmidhuber and Cummins, 2000). With z = W·x[t] + b + U·h[t−1] for
 * each gate: i, f, o = σ(z), g = tanh(z), c[t] = f·c[t−1] + i·g, h[t] = o·tanh(c[t]); h and c are 0 before
 * the first step. W is 4 units × features, U 4 units × units, b 4 units, in the order i, f, g, o, as in
 * PyTorch's LSTM with one bias.
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

export type LstmSpec = Recurrent & {
  readonly type: 'lstm'
  /** Always tanh. */
  readonly activation: 'tanh'
}

export const lstm: LayerKind<LstmSpec> = {
  outputShape: (spec, input) => gatedShape(spec, input, 'an lstm'),

  blocks: ({ units }, input) => recurrentBlocks(4, units, input),

  /**
   * Of every time step: each gate's z and value (i, f, g, o), c, tanh c and h, and the gradients of h, c
   * and each gate's z with all that comes back from later steps.
   */
  extras: ({ units }, [steps]) => {
    const length = steps * units
    return {
      gateSums: 4 * length,
      gates: 4 * length,
      cell: length,
      cellTanh: length,
      hidden: length,
      hiddenGradients: length,
      cellGradients: length,
      gateGradients: 4 * length,
    }
  },

  kept: [
    'gateSums',
    'gates',
    'cell',
    'cellTanh',
    'hidden',
    'hiddenGradients',
    'cellGradients',
    'gateGradients',
  ],
}

export const lstmWriter: LayerWriter<LstmSpec> = {
  constants: ({ units }, [steps]) => [steps, units],

  emit: (spec, places, plan) => {
    refuseGradientOfSums('an lstm', places)
    const { units } = spec
    const height = 4 * units
    const [steps, features] = places.inputShape
    const [w, u, b] = places.parameters
    const { input, output, constants, extras } = places
    const { gateSums, gates, cell, cellTanh, hidden } = extras
    const { hiddenGradients, cellGradients, gateGradients } = extras

    // z = W·x + b at all steps at once, then z += U·h[t−1] and the gates step by step
    plan.forward('weightedSums', input, w, b, gateSums, features, height, steps)
    plan.forward('lstmForward', gateSums, gates, cell, cellTanh, hidden, u, constants)
    writeOut(plan.forward, spec, places, hidden, output)

    // From last to first: dh += Uᵀ·dz[t+1], dc from dh and dc[t+1], dz from both
    writeOuterGradient(plan, spec, places, hiddenGradients)
    const gradients = [hiddenGradients, cellGradients, gateGradients] as const
    plan.backward('lstmBackward', gates, cell, cellTanh, u, ...gradients, constants)
    const at = { hidden, sumGradients: gateGradients, hiddenSumGradients: gateGradients }
    writeParameterGradients(plan, places, units, height, at)
  },
}
