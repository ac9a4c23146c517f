/** The layout that both ends derive from a network and its data. */
import { describe, expect, it } from 'vitest'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { frameSize, MAX_ROWS, viewFrame } from '../../src/worker/frame.ts'

const network: NetworkSpec = {
  input: [2],
  layers: [
    { type: 'dense', units: 3, activation: 'tanh' },
    { type: 'dense', units: 2, activation: 'linear' },
  ],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
}

/** All parts of a frame, in order. */
function parts(sizes: { samples: number; unseen: number }, numbers: Float64Array): Float64Array[] {
  const view = viewFrame(network, sizes, numbers)
  return [
    view.parameters,
    view.gradients,
    view.batchSums,
    ...view.layers.flatMap((layer) => [
      layer.weightedSums,
      layer.outputs,
      layer.outputGradients,
      layer.weightedSumGradients,
    ]),
    view.predictions,
    view.losses,
    view.unseenPredictions,
  ]
}

describe('a frame’s buffer', () => {
  it.each([
    { samples: 1, unseen: 0 },
    { samples: 5, unseen: 3 },
    { samples: 2000, unseen: 2000 },
  ])('is covered by its parts without gap or overlap, with $samples samples', (sizes) => {
    const numbers = new Float64Array(frameSize(network, sizes))
    let count = 0
    for (const part of parts(sizes, numbers)) for (const p of part.keys()) part[p] = ++count
    expect(count).toBe(numbers.length)
    expect([...numbers]).toEqual(Array.from(numbers.keys(), (place) => place + 1))
    // 2·3 + 3 + 3·2 + 2 = 17 parameters
    const rows = Math.min(sizes.samples, MAX_ROWS)
    const unseen = Math.min(sizes.unseen, MAX_ROWS)
    expect(numbers).toHaveLength(3 * 17 + 4 * 5 + 3 * rows + 2 * unseen)
  })

  it('reads the same on the other side of a wire', () => {
    const sizes = { samples: 4, unseen: 2 }
    const numbers = new Float64Array(frameSize(network, sizes))
    const written = parts(sizes, numbers).map((part, k) => [...part.fill(k + 0.5)])
    const there = structuredClone(numbers, { transfer: [numbers.buffer] })
    expect(parts(sizes, there).map((part) => [...part])).toEqual(written)
  })
})
