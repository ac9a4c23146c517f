import { describe, expect, it } from 'vitest'
import { upToPresent } from '../../src/state/curve.ts'

const points = [
  { epoch: 0, loss: 0.5 },
  { epoch: 1, loss: 0.4 },
  { epoch: 2, loss: 0.3 },
]

describe('the curve up to the present', () => {
  it('ends at a fraction of an epoch', () => {
    // The third of four samples is next: half an epoch after the second.
    expect(upToPresent(points, { epoch: 2, sample: 3, loss: 0.25, testLoss: null }, 4)).toEqual([
      ...points,
      { epoch: 2.5, loss: 0.25 },
    ])
  })

  it('has the end of an epoch once', () => {
    expect(upToPresent(points, { epoch: 2, sample: 1, loss: 0.3, testLoss: null }, 4)).toEqual(
      points,
    )
  })

  it('shows both losses where a parameter was changed at the end of an epoch', () => {
    expect(upToPresent(points, { epoch: 2, sample: 1, loss: 0.9, testLoss: null }, 4)).toEqual([
      ...points,
      { epoch: 2, loss: 0.9 },
    ])
  })

  it('leaves out losses that are not finite', () => {
    const blown = [...points, { epoch: 3, loss: Infinity }]
    expect(upToPresent(blown, { epoch: 3, sample: 2, loss: NaN, testLoss: null }, 4)).toEqual(
      points,
    )
  })

  it('has the loss of samples never trained on beside it', () => {
    const present = { epoch: 2, sample: 2, loss: 0.25, testLoss: 0.6 }
    expect(upToPresent(points, present, 4).at(-1)).toEqual({ epoch: 2.25, loss: 0.25, test: 0.6 })
  })

  it('leaves out what lies after the present', () => {
    expect(upToPresent(points, { epoch: 1, sample: 2, loss: 0.35, testLoss: null }, 4)).toEqual([
      points[0],
      points[1],
      { epoch: 1.25, loss: 0.35 },
    ])
  })
})
