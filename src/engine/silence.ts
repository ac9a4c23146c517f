/** Dropout's draws: which outputs a sample's step goes without. */
import type { Mask } from './plan.ts'
import { stream } from './random.ts'

/**
 * Fresh masks for the samples from a position on: 0 with the layer's chance, else 1 / (1 − chance)
 * (inverted dropout; Srivastava and others, 2014). A stream for each layer and position.
 */
export function silence(
  memory: Float64Array,
  { layer, place, length, dropped }: Mask,
  seed: number,
  position: number,
  rows: number,
): void {
  const kept = 1 / (1 - dropped)
  for (let s = 0; s < rows; s++) {
    const random = stream(seed, 'dropout', layer, position + s)
    const row = place + s * length
    for (let o = 0; o < length; o++) memory[row + o] = random.uniform() < dropped ? 0 : kept
  }
}
