/** How much of the loss comes back to each time step of the layer that is explained. */
import type { ShownStep } from '../../hooks/look.ts'
import { timesBackward } from '../../hooks/sequence/timed.ts'
import type { Scene } from './scene.ts'
import { normsOf } from './strip.ts'

type Blame = {
  /** ‖∂L/∂h‖; null where there is no target to measure a loss by. */
  readonly sizes: readonly number[] | null
  /** Time steps from this one on have come back. */
  readonly from: number
}

export function blameSizes(
  { layer, unrolled, computed, network }: Scene,
  step: ShownStep | null,
): Blame {
  const row = unrolled.timed.find((one) => one.layer === layer)
  if (!step?.hasTarget || !row) return { sizes: null, from: 0 }
  const { kept, outputGradients } = step.layers[layer]
  const gradients = row.type === 'dense' ? outputGradients : kept['hiddenGradients']
  return {
    sizes: normsOf(gradients, row.units),
    from: step.isLooked ? 0 : timesBackward(computed, network, layer),
  }
}
