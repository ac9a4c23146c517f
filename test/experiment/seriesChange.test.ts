/** A value of a series belongs to every window that contains it. */
import { describe, expect, it } from 'vitest'
import { prepare } from '../../src/data/prepare.ts'
import '../../src/data/preparation.ts'
import type { DataSpec } from '../../src/data/source.ts'
import type { WindowSpec } from '../../src/data/windows.ts'
import { stream } from '../../src/engine/random.ts'
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

describe('a long series in a table', () => {
  const COUNT = 40
  const values = Array.from({ length: COUNT }, (_, k) =>
    k % 9 === 4 ? null : Math.round(100 * Math.sin(k)) / 8,
  )
  const own = (
    windows: WindowSpec,
    scale: DataSpec['scale']['type'],
    features: DataSpec['features'],
  ): DataSpec => ({
    source: {
      type: 'table',
      name: 'Own',
      columns: [
        { name: 'other', type: 'number', values: values.map((_, k) => k) },
        { name: 'level', type: 'number', values },
      ],
      inputs: [],
      target: 1,
      problem: 'values',
      gaps: 'leaveOut',
      windows,
    },
    seed: 1,
    features,
    scale: { type: scale },
    test: { type: 'share', share: 0.25, by: 'order' },
  })
  const cases = (['level', 'change'] as const).flatMap((predicts) =>
    ([1, 3] as const).flatMap((horizon) =>
      (['none', 'standardize'] as const).flatMap((scale) => [
        own({ length: 4, horizon, predicts }, scale, []),
        own({ length: 4, horizon, predicts }, scale, [{ type: 'square', input: 1 }]),
      ]),
    ),
  )

  it('is the same as if all its windows were made anew, whatever is set in it', () => {
    const random = stream(7, 'data')
    const any = (count: number): number => random.below(count)
    for (const data of cases) {
      let present = data
      for (let step = 0; step < 6; step++) {
        const dataset = prepare(present)
        const part = step % 3 === 2 ? 'unseen' : 'samples'
        const index = any(dataset[part].length)
        const input = dataset.raw[part][index].with(any(4), any(200) / 8)
        const before = rawTarget(dataset, dataset[part][index].target)
        const target = step % 2 === 0 ? before : [any(80) / 8]
        present = changed(present, [{ type: 'set', place: { part, index }, input, target }])
        const anew = prepare(structuredClone(present))
        expect(prepare(present)).toEqual(anew)
      }
      // One after the other it comes to a document that is as long as it was.
      const { source } = present
      if (source.type !== 'table') throw new Error('A table stays a table.')
      expect(source.columns[0]).toBe(data.source.type === 'table' && data.source.columns[0])
    }
  })

  it('keeps every sample that has nothing of what was set', () => {
    const data = cases[0]
    const before = prepare(data)
    const after = prepare(changed(data, [setting(data, 9, 0, 77)]))
    const others = after.samples.filter((sample, k) => sample !== before.samples[k])
    // Four windows hold the value, and of one it is the target.
    expect(others).toHaveLength(5)
    expect(after.raw.samples[9][0]).toBe(77)
  })
})
