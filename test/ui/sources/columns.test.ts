import { describe, expect, it } from 'vitest'
import { pointlessIn, proposalOf } from '../../../src/data/choice.ts'
import {
  canBeInput,
  canBePictures,
  choiceProblem,
  chosenAtFirst,
  gapsAmong,
  kindsFor,
  pictureIn,
  withInput,
  withPictures,
  withTarget,
  type Chosen,
} from '../../../src/data/choosing.ts'
import { tableOf } from '../../../src/data/table.ts'
import { aboutColumn, choiceFacts, kept, kindsIn } from '../../../src/ui/sources/own/columns.ts'

const many = Array.from({ length: 70 }, (_, k) => `name ${k}`)
const rows = many.length

/** Height, a colour of two, a name for each row, a mass with a gap, and something that never changes. */
const table = tableOf([
  { name: 'height', type: 'number', values: many.map((_, k) => k / 2) },
  {
    name: 'colour',
    type: 'category',
    categories: ['red', 'blue'],
    codes: many.map((_, k) => k % 2),
  },
  { name: 'name', type: 'category', categories: many, codes: many.map((_, k) => k) },
  { name: 'mass', type: 'number', values: many.map((_, k) => (k === 3 ? null : 50 + k)) },
  { name: 'unit', type: 'category', categories: ['kg'], codes: many.map(() => 0) },
])
const [height, colour, name, mass, unit] = table.columns
const chosen: Chosen = {
  inputs: [0],
  target: 3,
  problem: 'values',
  gaps: 'leaveOut',
  windows: null,
}

describe('a column', () => {
  it('is told by its range or by its texts', () => {
    expect(aboutColumn(height)).toBe('Numbers from 0 to 34.5.')
    expect(aboutColumn(colour)).toBe('2 texts: red, blue.')
    expect(aboutColumn(name)).toBe('70 texts: name 0, name 1, name 2, name 3, …')
  })

  it('can be an input when it changes, and as text has few enough classes', () => {
    expect([height, colour, name, mass, unit].map(canBeInput)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ])
  })

  it('can be a target of classes, of values, of both or of neither', () => {
    expect(kindsFor(colour)).toEqual(['classes'])
    expect(kindsFor(name)).toEqual([])
    // Seventy different numbers are no classes.
    expect(kindsFor(height)).toEqual(['values'])
  })
})

describe('a choice', () => {
  it('takes another target, and what was the target becomes an input', () => {
    const next = withTarget(table, { ...chosen, inputs: [0, 1] }, 1)
    expect(next).toMatchObject({ inputs: [0, 3], target: 1, problem: 'classes' })
  })

  it('takes inputs in the order of the table', () => {
    expect(withInput({ ...chosen, inputs: [2] }, 0, true).inputs).toEqual([0, 2])
    expect(withInput(chosen, 0, false).inputs).toEqual([])
  })

  it('says how many rows, inputs and classes it makes', () => {
    expect(gapsAmong(table, chosen)).toBe(1)
    expect(choiceFacts(table, chosen, 1)).toBe(`${rows - 1} rows, 1 input, one value.`)
    const filled: Chosen = {
      ...chosen,
      inputs: [0, 3],
      target: 1,
      problem: 'classes',
      gaps: 'fill',
    }
    expect(choiceFacts(table, filled, 1)).toBe('70 rows, 2 inputs, 2 classes.')
    const series = { ...chosen, windows: { length: 12, horizon: 1, predicts: 'level' } as const }
    expect(choiceFacts(table, series, 1)).toBe('69 values in time, 12 at a time as inputs.')
  })

  it('says what keeps it from being used, and what makes it pointless', () => {
    expect(choiceProblem(table, chosen)).toBeNull()
    expect(choiceProblem(table, { ...chosen, inputs: [] })).toBe(
      'Choose at least one input, or read the rows as a series.',
    )
    expect(choiceProblem(table, { ...chosen, inputs: [], target: 1 })).toBe(
      'Choose at least one input.',
    )
    expect(choiceProblem(table, { ...chosen, target: 2 })).toBe(
      '‘name’ has more than 64 classes. Choose another target.',
    )
    const pointless: Chosen = { ...chosen, target: 4, problem: 'classes' }
    expect(pointlessIn(table, chosen)).toBeNull()
    expect(pointlessIn(table, pointless)).toBe(
      'Every row has class kg. The network can only learn to say kg.',
    )
  })

  it('keeps the columns that may be of use, in their new places', () => {
    const { columns, chosen: moved } = kept(table, { ...chosen, inputs: [0, 1] })
    // The name is that of each row; the unit never changes.
    expect(columns.map((column) => column.name)).toEqual(['height', 'colour', 'name', 'mass'])
    expect(moved).toMatchObject({ inputs: [0, 1], target: 3 })
    const remarks = many.map((text) => text.padEnd(80, '.'))
    const remarked = tableOf([
      { name: 'height', type: 'number', values: many.map((_, k) => k / 2) },
      { name: 'remark', type: 'category', categories: remarks, codes: many.map((_, k) => k) },
      { name: 'mass', type: 'number', values: many.map((_, k) => 50 + k) },
    ])
    const left = kept(remarked, { ...chosen, inputs: [0], target: 2 })
    expect(left.columns.map((column) => column.name)).toEqual(['height', 'mass'])
    expect(left.chosen.target).toBe(1)
    const windows = { length: 12, horizon: 1, predicts: 'level' } as const
    const series = kept(table, { ...chosen, inputs: [], windows })
    expect(series.columns.map((column) => column.name)).toContain('name')
  })
})

describe('pictures without names', () => {
  const ROWS = 30
  const list = (name: string, at: (row: number) => number) => ({
    name,
    type: 'number' as const,
    values: Array.from({ length: ROWS }, (_, row) => at(row)),
  })
  const pixels = Array.from({ length: 25 }, (_, k) =>
    // The corner never has ink.
    list(`f${k}`, (row) => (k === 0 ? 0 : ((row * (k + 3)) % 31) - 15)),
  )
  const label = list('kind', (row) => row % 3)
  const all = tableOf([list('id', (row) => row), ...pixels, label])
  const places = pixels.map((_, k) => k + 1)
  const { inputs, target, problem, gaps } = proposalOf(all)!
  const proposed: Chosen = { inputs, target, problem, gaps, windows: null }

  it('are offered where all numbers beside the target, save a counter, are a square', () => {
    expect(inputs).toEqual(places.slice(1))
    expect(pictureIn(all, proposed)).toBeNull()
    expect(canBePictures(all, proposed)).toBe(true)
    expect(canBePictures(all, { ...proposed, windows: WINDOWS })).toBe(false)
    expect(canBePictures(table, chosen)).toBe(false)
    expect(kindsIn(all, proposed)).toEqual(['neurons'])
  })

  it('have all pixels, also those without ink, until they are numbers again', () => {
    const taken = withPictures(all, proposed, true)
    expect(taken.inputs).toEqual(places)
    expect(pictureIn(all, taken)).toEqual([1, 5, 5])
    expect(kindsIn(all, taken)).toEqual(['images', 'neurons'])
    expect(choiceFacts(all, taken, 0)).toBe('30 rows, pictures of 5 × 5 pixels, 3 classes.')
    expect(withPictures(all, taken, false)).toEqual({ ...proposed, pictures: false })
  })

  it('are no series, which a recurrent network reads', () => {
    expect(kindsIn(all, { ...proposed, windows: WINDOWS })).toEqual(['sequence', 'neurons'])
  })
})

describe('values without anything beside them', () => {
  const alone = (count: number) => {
    const values = Array.from({ length: count }, (_, k) => (k === 1 ? null : (k * k) / 2))
    const days = values.map((_, k) => `2020-01-${k}`)
    const codes = days.map((_, k) => k)
    const dated = tableOf([
      { name: 'day', type: 'category', categories: days, codes },
      { name: 'mass', type: 'number', values },
    ])
    return { dated, first: chosenAtFirst(dated, proposalOf(dated)!) }
  }

  it('are proposed as a series, with a window that leaves enough of them', () => {
    const { dated, first } = alone(101)
    expect(first).toMatchObject({ target: 1, windows: { length: 12, horizon: 1 } })
    expect(choiceProblem(dated, first)).toBeNull()
    expect(choiceFacts(dated, first, gapsAmong(dated, first))).toBe(
      '100 values in time, 12 at a time as inputs.',
    )
    // A third of twelve.
    expect(alone(13).first.windows?.length).toBe(4)
    expect(alone(12).first.windows).toBeNull()
  })

  it('are too few for a longer window', () => {
    const { dated, first } = alone(13)
    const windows = { ...WINDOWS, length: 12 }
    expect(choiceProblem(dated, { ...first, windows: { ...windows, length: 11 } })).toBeNull()
    expect(choiceProblem(dated, { ...first, windows })).toBe(
      'A window does not fit on 12 values. Make it shorter.',
    )
  })

  it('are samples where there are inputs', () => {
    expect(chosenAtFirst(table, chosen).windows).toBeNull()
  })
})

const WINDOWS = { length: 4, horizon: 1, predicts: 'level' } as const
