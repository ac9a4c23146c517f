import { describe, expect, it } from 'vitest'
import { DRAWN_RIM, lineOf, planeOf, targetBounds } from '../../src/data/plane.ts'
import { prepare } from '../../src/data/prepare.ts'
import type { DataSpec } from '../../src/data/source.ts'
import { check } from '../../src/experiment/check.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { limits } from '../../src/experiment/limits.ts'
import { presets } from '../../src/experiment/presets.ts'
import { readAs } from '../../src/experiment/readings.ts'
import { withData } from '../../src/experiment/withData.ts'
import type { SampleChange } from '../../src/engine/network.ts'
import { asSamples, withPoints } from '../../src/experiment/withPoints.ts'

const drawn = [gallery.heightAndWeight, gallery.circle, gallery.spiral, gallery.sine, gallery.xor]

function changed(data: DataSpec, change: SampleChange): DataSpec {
  const result = withPoints(data, [change])
  if (!result.ok) throw new Error(result.sentence)
  return result.data
}

describe('samples that stand in the document', () => {
  it.each(drawn.map(({ experiment }) => [experiment.title, experiment] as const))(
    'are those of the source, with its names: %s',
    (_, experiment) => {
      const before = prepare(experiment.data)
      const after = prepare(asSamples(experiment.data, before))
      const { samples, unseen, inputNames, classNames, targetNames, problem, raw } = before
      expect(after).toMatchObject({ samples, unseen, inputNames, classNames, targetNames, problem })
      expect(after.raw).toEqual(raw)
    },
  )

  it('of three classes stay three classes, and fit the network they had', () => {
    const source = {
      type: 'generated',
      name: 'manyGaussians',
      count: 30,
      noise: 0.1,
      classes: 3,
    } as const
    const data: DataSpec = { ...gallery.circle.experiment.data, source }
    const { experiment } = withData(presets.heightAndWeight, data)
    const moved = changed(data, {
      type: 'set',
      place: { part: 'samples', index: 0 },
      input: [0, 0],
      target: [0, 0, 1],
    })
    const next = withData(experiment, moved)
    expect(next.sentence).toBeNull()
    expect(prepare(moved)).toMatchObject({ problem: 'classes' })
    const checked = check(next.experiment)
    expect(checked.ok ? [] : checked.problems).toEqual([])
  })

  it('of values stay values, even where all of them are 0 or 1', () => {
    const { data } = gallery.sine.experiment
    const whole = asSamples(data, prepare(data))
    if (whole.source.type !== 'samples') throw new Error('No samples.')
    const samples = [{ input: [0], target: [1] }]
    const bits = { ...whole, source: { ...whole.source, samples, unseen: [] } }
    expect(prepare(bits).problem).toBe('values')
  })

  // Named pixels of 3 × 3, and 4 × 4 of which a person has said that they are a picture.
  it.each([
    [3, {}],
    [4, { pictures: true }],
  ] as const)('of %i pixels a side stay pictures when one is changed', (side, told) => {
    const pixels = Array.from({ length: side * side }, (_, place) => place)
    const data: DataSpec = {
      ...gallery.circle.experiment.data,
      source: {
        type: 'table',
        name: 'Signs',
        columns: [...pixels, pixels.length].map((place) => ({
          name: place < pixels.length ? `${'pictures' in told ? 'v' : 'pixel'}${place}` : 'sign',
          type: 'number',
          values: [place % 2, 1, 0, 1],
        })),
        inputs: pixels,
        target: pixels.length,
        problem: 'values',
        gaps: 'leaveOut',
        ...told,
      },
    }
    expect(readAs(data, 'images')).toEqual([1, side, side])
    const next = changed(data, {
      type: 'set',
      place: { part: 'samples', index: 0 },
      input: pixels.map(() => 0.5),
      target: [1],
    })
    expect(next.source.type).toBe('samples')
    expect(readAs(next, 'images')).toEqual([1, side, side])
    expect(readAs(next, 'neurons')).toEqual([side * side])
  })

  it('are in the units of the source, where the network is shown scaled ones', () => {
    const data: DataSpec = {
      ...presets.heightAndWeight.data,
      scale: { type: 'standardize' },
      features: [
        { type: 'input', input: 0 },
        { type: 'input', input: 1 },
        { type: 'square', input: 0 },
      ],
    }
    const next = changed(data, { type: 'add', input: [10, 3], target: [1] })
    const dataset = prepare(next)
    expect(dataset.raw.samples.at(-1)).toEqual([10, 3])
    expect(dataset.inputNames).toEqual(['weight', 'height', 'weight²'])
    expect(dataset.samples.at(-1)).toMatchObject({ name: 'Point 7', target: [1] })
    expect(dataset.raw.samples.slice(0, 4)).toEqual(prepare(data).raw.samples)
  })
})

describe('what the network is shown after changes', () => {
  const features: DataSpec['features'] = [
    { type: 'input', input: 1 },
    { type: 'square', input: 0 },
  ]
  const people = presets.heightAndWeight.data
  const sine = gallery.sine.experiment.data

  it.each([
    ['classes as they are', people],
    ['standardized classes', { ...people, scale: { type: 'standardize' } }],
    ['scaled features', { ...people, scale: { type: 'minMax' }, features }],
    ['scaled values', { ...sine, scale: { type: 'standardize' } }],
    ['rows that are parted', { ...sine, test: { type: 'share', share: 0.3, by: 'random' } }],
  ] as const)(
    'is what the document makes anew, and no other sample moves: %s',
    (_, data: DataSpec) => {
      const before = prepare(data)
      const inputs = before.raw.names.map((_name, i) => i / 8 + 1)
      const target = before.samples[0].target.map(() => 1)
      const changes: SampleChange[] = [
        { type: 'add', input: inputs, target },
        { type: 'remove', place: { part: 'samples', index: 1 } },
        { type: 'set', place: { part: 'samples', index: 1 }, input: inputs, target },
      ]
      const result = withPoints(data, changes)
      if (!result.ok) throw new Error(result.sentence)
      const after = prepare(result.data)
      expect(after.samples[0]).toBe(before.samples[0])
      expect(after.samples[2]).toBe(before.samples[3])
      const anew = prepare(structuredClone(result.data))
      expect(after.samples.map(({ input }) => input)).toEqual(
        anew.samples.map(({ input }) => input),
      )
      after.samples.forEach((sample, s) =>
        sample.target.forEach((value, o) =>
          expect(value).toBeCloseTo(anew.samples[s].target[o], 12),
        ),
      )
      expect(after.inputScalings).toEqual(anew.inputScalings)
      expect(after.raw.samples).toEqual(anew.raw.samples)
      expect(after.unseen).toHaveLength(anew.unseen.length)
      const checked = check({ ...gallery.sine.experiment, data: result.data })
      const problems = checked.ok ? [] : checked.problems.map(({ path }) => path)
      expect(problems.filter((path) => path.startsWith('experiment.data'))).toEqual([])
    },
  )
})

describe('the picture of samples', () => {
  const { data } = gallery.circle.experiment
  const before = planeOf(prepare(data))!
  const { left, right, bottom, top } = before
  const atRim = [left + DRAWN_RIM * (right - left), top - DRAWN_RIM * (top - bottom)]

  it('stands still while some are drawn, moved and deleted inside it', () => {
    let next = changed(data, { type: 'add', input: atRim, target: [1] })
    expect(planeOf(prepare(next))).toEqual(before)
    next = changed(next, {
      type: 'set',
      place: { part: 'samples', index: 0 },
      input: [right - DRAWN_RIM * (right - left), 0],
      target: [0],
    })
    for (let k = 0; k < 50; k++) {
      next = changed(next, { type: 'remove', place: { part: 'samples', index: 1 } })
    }
    expect(planeOf(prepare(next))).toEqual(before)
    // And where the document is opened anew.
    expect(planeOf(prepare(structuredClone(next)))).toEqual(before)
  })

  it('grows for one that lies outside, and comes back when that one is gone', () => {
    const far = changed(data, { type: 'add', input: [right + 1, 0], target: [1] })
    expect(planeOf(prepare(far))).toEqual({ ...before, right: right + (right - left) / 2 })
    const { length } = prepare(far).samples
    const place = { part: 'samples', index: length - 1 } as const
    expect(planeOf(prepare(changed(far, { type: 'remove', place })))).toEqual(before)
  })

  it('of values over one input stands still along both axes', () => {
    const sine = gallery.sine.experiment.data
    const [line, [low, high]] = [lineOf(prepare(sine)), targetBounds(prepare(sine))]
    const next = changed(sine, {
      type: 'add',
      input: [0],
      target: [low + DRAWN_RIM * (high - low)],
    })
    expect(lineOf(prepare(next))).toEqual(line)
    expect(targetBounds(prepare(next))).toEqual([low, high])
  })
})

describe('a sample', () => {
  const { data } = presets.heightAndWeight

  it('is moved and keeps its name', () => {
    const next = changed(data, {
      type: 'set',
      place: { part: 'unseen', index: 1 },
      input: [1, 2],
      target: [0],
    })
    expect(prepare(next).unseen[1]).toEqual({ name: 'Frank', input: [1, 2], target: [0] })
  })

  it('is removed, but not the last one to learn from', () => {
    let next = data
    for (const name of ['Alice', 'Bob', 'Charlie']) {
      expect(prepare(next).samples[0].name).toBe(name)
      next = changed(next, { type: 'remove', place: { part: 'samples', index: 0 } })
    }
    expect(withPoints(next, [{ type: 'remove', place: { part: 'samples', index: 0 } }])).toEqual({
      ok: false,
      sentence: 'The last sample stays: there must be one to learn from.',
    })
  })

  it('is not added where there is no more room', () => {
    const whole = asSamples(data, prepare(data))
    if (whole.source.type !== 'samples') throw new Error('No samples.')
    const [sample] = whole.source.samples
    const samples = Array.from({ length: limits.samples }, () => sample)
    const many = { ...whole, source: { ...whole.source, samples } }
    expect(withPoints(many, [{ type: 'add', input: [0, 0], target: [1] }])).toEqual({
      ok: false,
      sentence: 'There are 100,000 samples already; no more fit.',
    })
  })

  it.each([
    [
      { type: 'remove', place: { part: 'samples', index: 4 } },
      'no sample 5 to change; there are 4',
    ],
    [{ type: 'add', input: [1], target: [1] }, 'A sample has 1 input values; 2 would fit.'],
    [{ type: 'add', input: [1, 2], target: [1, 0] }, 'A sample has 2 target values; 1 would fit.'],
    [{ type: 'add', input: [1, 2], target: [0.5] }, 'of no class'],
  ] as const)('that does not fit is refused in a sentence: %j', (change, sentence) => {
    const result = withPoints(data, [change])
    expect(result.ok ? '' : result.sentence).toContain(sentence)
  })

  it('changes with others as it does one by one', () => {
    const changes: SampleChange[] = [
      { type: 'add', input: [1, 1], target: [0] },
      { type: 'set', place: { part: 'samples', index: 4 }, input: [3, 3], target: [1] },
      { type: 'remove', place: { part: 'samples', index: 0 } },
      { type: 'add', input: [5, 5], target: [1] },
    ]
    const together = withPoints(data, changes)
    expect(together.ok && together.data).toEqual(changes.reduce(changed, data))
  })
})
