/** How much the answer moves with each input of a window: asked for once, drawn wherever it is shown. */
import type { Sample } from '../../../engine/network.ts'

export type Memory = {
  /** |∂ŷ/∂x| at each time step; null where it is not known of this window. */
  of(sample: Sample): readonly number[] | null
  set(sample: Sample, sizes: readonly number[]): void
  subscribe(draw: () => void): () => void
}

export function createMemory(): Memory {
  let known: { readonly of: Sample; readonly sizes: readonly number[] } | null = null
  const draws = new Set<() => void>()
  return {
    of: (sample) => (known?.of === sample ? known.sizes : null),
    set: (sample, sizes) => {
      known = { of: sample, sizes }
      for (const draw of draws) draw()
    },
    subscribe: (draw) => {
      draws.add(draw)
      return () => {
        draws.delete(draw)
      }
    },
  }
}
