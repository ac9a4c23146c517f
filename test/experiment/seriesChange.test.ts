/** A value of a series belongs to every window that contains it. */
import { describe, expect, it } from 'vitest'
import { prepare } from '../../src/data/prepare.ts'
import '../../src/data/preparation.ts'
import type { DataSpec } from '../../src/data/source.ts'
import type { SampleChange } from '../../src/engine/network.ts'
import { rawTarget, withPoints } from '../../src/experiment/withPoints.ts'

const data: DataSpec = {
  source: {
    type: 'generated',
    name: 'randomWalk',
    count: 30,
    noise: 0.1,
    windows: { length: 4, horizon: 1, predicts: 'level' },
  },
  seed: 3,
  features: [],
  scale: { type: 'standardize' },
  test: { type: 'share', share: 0.3, by: 'order' },
}

/** The window at a place with another value in it. */
function setting(spec: DataSpec, index: number, k: number, value: number): SampleChange {
  const dataset = prepare(spec)
  return {
    type: 'set',
    place: { part: 'samples', index },
    input: dataset.raw.samples[index].with(k, value),
    target: rawTarget(dataset, dataset.samples[index].target),
  }
}

function changed(spec: DataSpec, changes: readonly SampleChange[]): DataSpec {
  const result = withPoints(spec, changes)
  if (!result.ok) throw new Error(result.sentence)
  return result.data
}

describe('a value of a series that is changed by hand', () => {
  it('is changed in every window that it belongs to, as an input and as the target', () => {
    const before = prepare(data)
    const after = prepare(changed(data, [setting(data, 6, 2, 9)]))
    // Window 6 begins at place 6: its third value is the ninth of the series.
    expect(after.series?.values).toEqual(before.series?.values.with(8, 9))
    expect([5, 6, 7, 8].map((window) => after.raw.samples[window][8 - window])).toEqual([
      9, 9, 9, 9,
    ])
    expect(rawTarget(after, after.samples[4].target)[0]).toBeCloseTo(9, 10)
    // All else is as it was, scaled as before.
    expect(after.samples[3]).toEqual(before.samples[3])
    expect(after.samples[9]).toEqual(before.samples[9])
    expect(after.unseen).toEqual(before.unseen)
    expect(after.raw.names).toBe(before.raw.names)
  })

  it('comes to the same one after the other as all at once, rows that are added and all', () => {
    const first = setting(data, 6, 2, 9)
    const once = changed(data, [first])
    const second = setting(once, 2, 0, -4)
    const add: SampleChange = { type: 'add', input: [1, 2, 3, 4], target: [5] }
    const apart = prepare(changed(changed(once, [second]), [add]))
    expect(prepare(changed(data, [first, second, add]))).toEqual(apart)
    expect(apart.samples.at(-1)?.target).toHaveLength(1)
    // A window of its own lies on no series.
    expect(apart.series).toBeNull()
  })

  it('is refused where the window is not there or has another size', () => {
    const change = setting(data, 6, 2, 9)
    const far = { ...change, place: { part: 'samples', index: 99 } } as SampleChange
    expect(withPoints(data, [far])).toMatchObject({ ok: false })
    const short = { ...change, input: [1] } as SampleChange
    expect(withPoints(data, [short])).toMatchObject({ ok: false })
  })
})
