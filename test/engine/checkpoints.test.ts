/** Checkpoints shorten every way through a run, within bounds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import {
  createCheckpoints,
  intervalOf,
  type Checkpoint,
  type Checkpoints,
} from '../../src/engine/checkpoints.ts'

const INTERVAL = 1024

/** Goes there as a timeline does: from the nearest checkpoint on, one at each multiple of the interval. */
function go(checkpoints: Checkpoints<Checkpoint>, from: number, to: number, bytes: number): void {
  const nearest = checkpoints.before(to)?.position ?? 0
  const start = to >= from && nearest <= from ? from : nearest
  const first = Math.ceil(start / INTERVAL) * INTERVAL
  for (let position = first; position <= to; position += INTERVAL) {
    if (checkpoints.before(position)?.position !== position) checkpoints.add({ position, bytes })
  }
}

/** Samples that the way from the present to a position takes. */
function replayTo(checkpoints: Checkpoints<Checkpoint>, present: number, target: number): number {
  const nearest = checkpoints.before(target)!.position
  return target - (target >= present ? Math.max(nearest, present) : nearest)
}

const ways = fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 1, maxLength: 5 })

describe('checkpoints', () => {
  it('of a small state leave no way longer than a thirty-second of the run, or here than 3 intervals', () => {
    const end = 3_000_000
    fc.assert(
      fc.property(ways, fc.integer({ min: 0, max: end }), (positions, target) => {
        const checkpoints = createCheckpoints(INTERVAL)
        let present = 0
        for (const position of [end, ...positions]) {
          go(checkpoints, present, position, 1000)
          present = position
        }
        expect(replayTo(checkpoints, present, target)).toBeLessThanOrEqual(end / 32)
        go(checkpoints, present, target, 1000)
        const before = Math.max(0, target - 1)
        expect(replayTo(checkpoints, target, before)).toBeLessThanOrEqual(3 * INTERVAL)
      }),
      { numRuns: 50 },
    )
  })

  it('take no more memory than they may, whatever the size of a state, and the first one stays', () => {
    fc.assert(
      fc.property(
        ways,
        fc.constantFrom(500, 100_000, 3_000_000, 20_000_000),
        (positions, bytes) => {
          const checkpoints = createCheckpoints(INTERVAL)
          let present = 0
          for (const position of positions) {
            go(checkpoints, present, position, bytes)
            present = position
            const { all } = checkpoints
            expect(all.length * bytes).toBeLessThanOrEqual(64_000_000)
            expect(all.length).toBeLessThanOrEqual(640)
            expect(all[0].position).toBe(0)
            const sorted = all.toSorted((one, other) => one.position - other.position)
            expect(all).toEqual(sorted)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('of a state larger than all memory for them are the first and the present one', () => {
    const checkpoints = createCheckpoints(INTERVAL)
    for (let k = 0; k < 20; k++) checkpoints.add({ position: k * INTERVAL, bytes: 1e9 })
    expect(checkpoints.all.map(({ position }) => position)).toEqual([0, 19 * INTERVAL])
  })

  it('after a position are dropped when what follows it is replaced', () => {
    const checkpoints = createCheckpoints(INTERVAL)
    for (let k = 0; k < 5; k++) checkpoints.add({ position: k * INTERVAL, bytes: 1 })
    checkpoints.dropAfter(2 * INTERVAL)
    expect(checkpoints.before(Infinity)!.position).toBe(2 * INTERVAL)
    expect(checkpoints.before(INTERVAL + 1)!.position).toBe(INTERVAL)
    expect(checkpoints.before(-1)).toBeUndefined()
  })
})

describe('the way between two checkpoints', () => {
  const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const
  const end: LayerSpec = { type: 'dense', units: 1, activation: 'linear' }

  it('is 1024 samples of a small network', () => {
    const layers: LayerSpec[] = [{ type: 'dense', units: 2, activation: 'tanh' }, end]
    expect(intervalOf({ input: [2], layers, initial })).toBe(1024)
  })

  it('is shorter where the same weights are used at every place of an image', () => {
    // 80 parameters at 64 · 64 places are 327,680 products, and 9 more: 128 million in 390 samples.
    const layers: LayerSpec[] = [
      {
        type: 'conv2d',
        filters: 8,
        kernelSize: [3, 3],
        stride: [1, 1],
        padding: 'same',
        activation: 'relu',
      },
      { type: 'averagePooling2d', poolSize: [64, 64], stride: [64, 64] },
      { type: 'flatten' },
      end,
    ]
    expect(intervalOf({ input: [1, 64, 64], layers, initial })).toBe(256)
  })

  it('and at every time step, also where only the last one answers', () => {
    // (64 + 64² + 64) · 500 = 2,112,000 products, and 65 more: 128 million in 60 samples.
    const layers: LayerSpec[] = [
      { type: 'simpleRnn', units: 64, activation: 'tanh', returnSequences: false },
      end,
    ]
    expect(intervalOf({ input: [500, 1], layers, initial })).toBe(32)
  })
})
