import { timeName } from '../../src/data/times.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtIn } from '../../src/data/builtIn.ts'
import type { Dataset } from '../../src/data/dataset.ts'
import { planeOf } from '../../src/data/plane.ts'
import { inputOf } from '../../src/data/features.ts'
import { filesOf, tableIn, type FileName } from '../../src/data/files.ts'
import { files } from '../../src/data/fileText.ts'
import { generated, type GeneratedName } from '../../src/data/generated.ts'
import '../../src/data/preparation.ts'
import { prepare, preparing } from '../../src/data/prepare.ts'
import { real, type RealName } from '../../src/data/real.ts'
import { unscaledOf } from '../../src/data/scaling.ts'
import { isReady, shapesOf, type DataSource, type DataSpec } from '../../src/data/source.ts'
import { listsOf } from '../../src/data/table.ts'
import { provideFiles } from '../support/data.ts'

const plain = { seed: 5, features: [], scale: { type: 'none' }, test: { type: 'none' } } as const

function spec(source: DataSource, changes: Partial<DataSpec> = {}): DataSpec {
  return { source, ...plain, ...changes }
}

const drawn: DataSource[] = (Object.keys(generated) as GeneratedName[]).map((name) => ({
  type: 'generated',
  name,
  count: 100,
  noise: 0.1,
}))

const loaded: DataSource[] = (Object.keys(real) as RealName[]).map((name) => ({
  type: 'builtIn',
  name,
}))

const given: DataSource[] = [
  { type: 'builtIn', name: 'heightAndWeight' },
  {
    type: 'samples',
    input: [1, 2, 2],
    target: [2],
    samples: [
      { input: [1, 2, 3, 4], target: [1, 0] },
      { input: [5, 6, 7, 9], target: [0, 1] },
      { input: [5, 5, 7, 9], target: [0, 2] },
    ],
  },
]

const every = [...drawn, ...loaded, ...given].map((source) => {
  const name = source.type === 'samples' ? 'samples' : source.name
  return [name, source] as const
})

it('a file is wanted before its data can be made', () => {
  const data = spec({ type: 'builtIn', name: 'digits' })
  expect(filesOf(data.source)).toEqual(['digits-8x8.txt'])
  expect(isReady(data)).toBe(false)
  expect(() => prepare(data)).toThrow('The file digits-8x8.txt has not been loaded yet.')
})

describe.each(every)('the data %s', (_, source) => {
  beforeAll(() => provideFiles(Object.keys(files) as FileName[]))

  const share = { type: 'share', share: 0.25, by: 'order' } as const
  const standardized = spec(source, { scale: { type: 'standardize' }, test: share })

  it('has the shapes that were known before, and names for all that has a place', () => {
    for (const data of [spec(source), standardized]) {
      const dataset = prepare(data)
      expect({ input: dataset.input, target: dataset.target }).toEqual(shapesOf(data))
      expectNames(dataset)
    }
  })

  it('is made once for the same part of a document', () => {
    const data = spec(source)
    expect(prepare(data)).toBe(prepare(data))
    expect(prepare({ ...data })).toEqual(prepare(data))
  })

  it('is split as wanted, and no sample is in both parts', () => {
    const { samples, unseen } = prepare(standardized)
    const all = prepare(spec(source))
    expect(samples.length + unseen.length).toBe(all.samples.length + all.unseen.length)
    const names = [...samples, ...unseen].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(unseen.length).toBeGreaterThan(0)
  })

  it('can be read in its own units, scaled by the training part alone', () => {
    const { samples, unseen, raw, inputScalings, targetScalings } = prepare(standardized)
    const whole = prepare(spec(source))
    const known = new Map([...whole.samples, ...whole.unseen].map((one) => [one.name, one]))
    const far: number[] = []
    for (const [part, raws] of [
      [samples, raw.samples],
      [unseen, raw.unseen],
    ] as const) {
      part.forEach(({ name, input, target }, s) => {
        const first = known.get(name)!
        input.forEach((value, i) => {
          far.push(
            unscaledOf(value, inputScalings[i]) - first.input[i],
            raws[s][i] - first.input[i],
          )
        })
        target.forEach((value, o) => {
          far.push(unscaledOf(value, targetScalings[o]) - first.target[o])
        })
      })
    }
    const largest = far.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
    expect(largest).toBeLessThan(1e-9 * 5000)
  })

  it('makes of raw inputs what its samples have', () => {
    const dataset = prepare(standardized)
    dataset.samples.slice(0, 20).forEach(({ input }, s) => {
      expect(inputOf(dataset, dataset.raw.samples[s])).toEqual([...input])
    })
  })

  it('has targets of its kind', () => {
    const { problem, classNames, samples, target } = prepare(standardized)
    const isClass = (values: readonly number[]): boolean =>
      values.every((value) => value === 0 || value === 1) &&
      (values.length === 1 || values.filter((value) => value === 1).length === 1)
    expect(problem === 'classes').toBe(classNames.length > 0)
    expect(problem === 'values' || samples.every((one) => isClass(one.target))).toBe(true)
    expect(
      problem === 'values' || target[0] === (classNames.length === 2 ? 1 : classNames.length),
    ).toBe(true)
  })
})

function expectNames({
  input,
  target,
  inputNames,
  targetNames,
  problem,
  samples,
  raw,
}: Dataset): void {
  const inputs = input.reduce((product, size) => product * size, 1)
  expect(inputNames).toHaveLength(inputs)
  expect(
    samples.every((sample) => sample.input.length === inputs && sample.name !== undefined),
  ).toBe(true)
  expect(samples.every((sample) => sample.target.length === target[0])).toBe(true)
  expect(targetNames).toHaveLength(problem === 'values' ? target[0] : 0)
  expect(raw.names).toHaveLength(raw.samples[0].length)
}

describe('what was there before stays as it was', () => {
  it('the four people are the very same object', () => {
    expect(prepare(spec({ type: 'builtIn', name: 'heightAndWeight' }))).toBe(
      builtIn.heightAndWeight,
    )
  })

  it('given samples keep their numbers and names, and get missing names', () => {
    const { samples, unseen, problem } = prepare(
      spec({
        type: 'samples',
        input: [2],
        target: [1],
        samples: [
          { input: [1, 2], target: [1], name: 'Eve' },
          { input: [3, 4], target: [0] },
        ],
        unseen: [{ input: [5, 6], target: [0] }],
      }),
    )
    expect(samples).toEqual([
      { input: [1, 2], target: [1], name: 'Eve' },
      { input: [3, 4], target: [0], name: 'Sample 2' },
    ])
    expect(unseen).toEqual([{ input: [5, 6], target: [0], name: 'Unseen 1' }])
    expect(problem).toBe('classes')
  })
})

describe('preparation, worked by hand', () => {
  const source: DataSource = {
    type: 'samples',
    input: [2],
    target: [1],
    samples: [
      { input: [1, 10], target: [100] },
      { input: [3, 10], target: [300] },
      { input: [9, 20], target: [900] },
    ],
  }
  const test = { type: 'share', share: 0.3, by: 'order' } as const

  it('fits on the training part: mean 2 and deviation 1 of 1 and 3; what is constant there becomes 0', () => {
    const { samples, unseen, targetScalings } = prepare(
      spec(source, { scale: { type: 'standardize' }, test }),
    )
    expect(samples.map(({ input }) => input)).toEqual([
      [-1, 0],
      [1, 0],
    ])
    // (9 − 2) / 1 and (20 − 10) / 1
    expect(unseen[0].input).toEqual([7, 10])
    expect(samples.map((one) => one.target)).toEqual([[-1], [1]])
    expect(targetScalings).toEqual([{ shift: 200, divisor: 100 }])
  })

  it('makes features of what the source has, then scales them; the map stays in the source’s units', () => {
    const data = spec(source, {
      features: [
        { type: 'square', input: 0 },
        { type: 'input', input: 1 },
        { type: 'product', input: 0, other: 1 },
      ],
      scale: { type: 'centre' },
    })
    const dataset = prepare(data)
    // 1, 9, 81: mean 91 / 3
    expect(dataset.samples[1].input[0]).toBeCloseTo(9 - 91 / 3, 12)
    expect(dataset.input).toEqual([3])
    expect(dataset.inputNames).toEqual(['input 1²', 'input 2', 'input 1 · input 2'])
    expect(dataset.raw.samples[1]).toEqual([3, 10])
    expect(planeOf(dataset)).toEqual({ left: 0, right: 10, bottom: 9, top: 21 })
  })

  it('fills gaps with the training part’s mean', () => {
    const table: DataSource = {
      type: 'table',
      name: 'mine',
      columns: [
        { name: 'a', type: 'number', values: [1, null, 3, 50] },
        { name: 'b', type: 'number', values: [5, 6, 7, 8] },
      ],
      inputs: [0],
      target: 1,
      problem: 'values',
      gaps: 'fill',
    }
    const { samples, unseen } = prepare(spec(table, { test: { ...test, share: 0.25 } }))
    expect(samples.map(({ input }) => input[0])).toEqual([1, 2, 3])
    expect(unseen.map(({ input }) => input[0])).toEqual([50])
    const left = prepare(spec({ ...table, gaps: 'leaveOut' }))
    expect(left.samples.map(({ name }) => name)).toEqual(['Row 1', 'Row 3', 'Row 4'])
  })
})

describe('real data', () => {
  it('has the penguins, species by species', () => {
    const { samples, classNames } = prepare(spec({ type: 'builtIn', name: 'threePenguins' }))
    const counts = classNames.map((_, k) => samples.filter(({ target }) => target[k] === 1).length)
    expect(counts).toEqual([151, 68, 123])
    const two = prepare(spec({ type: 'builtIn', name: 'twoPenguins' }))
    expect(two.samples).toHaveLength(151 + 68)
    expect(two.origin).toContain('Palmer Station')
    expect(two.licence).toBe('CC0 1.0')
  })

  it('can be split by its classes: digits 1437 to 360, 36 of each', () => {
    const test = { type: 'share', share: 0.2, by: 'stratified' } as const
    const { samples, unseen } = prepare(spec({ type: 'builtIn', name: 'digits' }, { test }))
    expect([samples.length, unseen.length]).toEqual([1437, 360])
    const counts = Array.from(
      { length: 10 },
      (_, k) => unseen.filter(({ target }) => target[k] === 1).length,
    )
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(34)
    expect(Math.max(...counts)).toBeLessThanOrEqual(37)
  })

  it('keeps fashion’s own test pictures for testing', () => {
    const { samples, unseen } = prepare(spec({ type: 'builtIn', name: 'fashion' }))
    expect([samples.length, unseen.length]).toEqual([2000, 500])
  })

  // The naive errors of networks.md: RMSE of "next = last" over the test part, in the data's units.
  it.each([
    ['elNino', 573, 147, 1.164, 3],
    ['sunspots', 225, 62, 33.28, 2],
    ['ibm', 300, 78, 7.77, 2],
    ['sp500', 300, 78, 145, 0],
  ] as const)(
    '%s has %d windows to train on, %d to test, and naive error %d',
    (...[name, training, test, naive, digits]) => {
      const {
        samples,
        unseen,
        naive: last,
        targetScalings: [scaling],
        inputScalings,
      } = prepare(
        spec(
          { type: 'builtIn', name },
          { scale: { type: 'standardize' }, test: { type: 'share', share: 0.2, by: 'order' } },
        ),
      )
      expect([samples.length, unseen.length]).toEqual([training, test])
      expect(new Set(inputScalings)).toEqual(new Set([scaling]))
      const squares = unseen.map(({ target: [value] }, s) => {
        const off = unscaledOf(value, scaling) - unscaledOf(last!.unseen[s], scaling)
        return off * off
      })
      const error = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
      expect(error).toBeCloseTo(naive, digits)
    },
  )

  it('keeps the series that its windows lie on, in its own units, and where each target is', () => {
    const standardized = { type: 'standardize' } as const
    const changes = {
      scale: standardized,
      test: { type: 'share', share: 0.2, by: 'order' },
    } as const
    const windows = { length: 12, horizon: 3, predicts: 'change' } as const
    const { series, samples, unseen, raw, targetScalings } = prepare(
      spec({ type: 'builtIn', name: 'elNino', windows }, changes),
    )
    expect(series).toMatchObject({ windows })
    expect([series!.values[0], series!.times[0]]).toEqual([23.11, '1950-01'])
    const parts = [
      { shown: samples, inputs: raw.samples, at: series!.samples },
      { shown: unseen, inputs: raw.unseen, at: series!.unseen },
    ]
    for (const { shown, inputs, at } of parts) {
      expect(at).toHaveLength(shown.length)
      at.forEach((place, s) => {
        expect(shown[s].name).toBe(timeName(series!.times[place]).full)
        const start = place - windows.horizon - windows.length + 1
        expect(series!.values.slice(start, start + windows.length)).toEqual(inputs[s])
        const change = series!.values[place] - inputs[s].at(-1)!
        expect(unscaledOf(shown[s].target[0], targetScalings[0])).toBeCloseTo(change, 12)
      })
    }
    expect(prepare(spec({ type: 'builtIn', name: 'penguinMass' })).series).toBeNull()
  })

  it('may be used as a table', () => {
    const table: DataSource = {
      type: 'table',
      name: 'penguins',
      columns: listsOf(tableIn('penguins.csv')),
      inputs: [4],
      target: 5,
      problem: 'values',
      gaps: 'leaveOut',
    }
    const own = prepare(spec({ type: 'builtIn', name: 'penguinMass' }))
    expect(prepare(spec(table)).samples).toEqual(own.samples)
  })
})

describe('a table of many rows', () => {
  const values = Array.from({ length: 100_000 }, (_, row) => (row * 37) % 1009)
  const source: DataSource = {
    type: 'table',
    name: 'long',
    columns: ['a', 'b', 'c'].map((name) => ({ name, type: 'number', values })),
    inputs: [0, 1],
    target: 2,
    problem: 'values',
    gaps: 'leaveOut',
  }

  it('is prepared in pieces, after which it is there at once', () => {
    const data = spec(source, {
      scale: { type: 'standardize' },
      test: { type: 'share', share: 0.2, by: 'random' },
    })
    const work = preparing(data)
    let pieces = 0
    let next = work.next()
    for (; !next.done; next = work.next()) {
      expect(next.value >= 0 && next.value <= 1).toBe(true)
      pieces++
    }
    expect(pieces).toBeGreaterThan(100)
    expect(prepare(data)).toBe(next.value)
    expect(prepare(data).samples).toHaveLength(80_000)
  })
})
