import { describe, expect, it } from 'vitest'
import {
  choiceShapes,
  kindOf,
  proposalOf,
  remarksOn,
  rowsOf,
  type Choice,
} from '../../src/data/choice.ts'
import { tableOf, type ColumnList } from '../../src/data/table.ts'

const numbers = (name: string, values: readonly (number | null)[]): ColumnList => ({
  name,
  type: 'number',
  values,
})

const words = (name: string, ...texts: (string | null)[]): ColumnList => {
  const categories = [...new Set(texts.filter((text) => text !== null))]
  const codes = texts.map((text) => (text === null ? null : categories.indexOf(text)))
  return { name, type: 'category', categories, codes }
}

const table = tableOf([
  numbers('height', [1.5, 1.75, null, 2]),
  words('sex', 'f', 'm', 'm', 'f'),
  words('city', 'Rome', 'Oslo', 'Rome', 'Bern'),
  numbers('grade', [3, 1, 2, 3]),
])

const choice: Choice = { inputs: [0, 1, 2], target: 3, problem: 'values', gaps: 'leaveOut' }

describe('rows of a table', () => {
  it('have a number for a number, one for two categories, and one each for more', () => {
    const rows = rowsOf(table, choice)
    expect(rows.inputNames).toEqual([
      'height',
      'sex = m',
      'city = Rome',
      'city = Oslo',
      'city = Bern',
    ])
    expect(rows.inputs).toEqual([
      [1.5, 0, 1, 0, 0],
      [1.75, 1, 0, 1, 0],
      [2, 0, 0, 0, 1],
    ])
    expect(rows.targets).toEqual([[3], [1], [3]])
    expect(rows.names).toEqual(['Row 1', 'Row 2', 'Row 4'])
    expect(choiceShapes(table, choice)).toEqual({ input: [5], target: [1] })
  })

  it('have one target for two classes, and one each for more, numbers from the smallest', () => {
    const two = rowsOf(table, { ...choice, inputs: [0], target: 1, problem: 'classes' })
    expect(two.classNames).toEqual(['f', 'm'])
    expect(two.targets).toEqual([[0], [1], [0]])
    const three = rowsOf(table, { ...choice, inputs: [0], problem: 'classes' })
    expect(three.classNames).toEqual(['1', '2', '3'])
    expect(three.targets).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
    ])
    expect(choiceShapes(table, { ...choice, problem: 'classes' }).target).toEqual([3])
  })

  it('keep a gap open when it is to be filled, but never a target’s', () => {
    const rows = rowsOf(table, { ...choice, inputs: [0], gaps: 'fill' })
    expect(rows.inputs).toEqual([[1.5], [1.75], [NaN], [2]])
    const turned = rowsOf(table, { ...choice, inputs: [3], target: 0, gaps: 'fill' })
    expect(turned.inputs).toHaveLength(3)
  })
})

describe('what is proposed', () => {
  const long = (period: number): number[] => Array.from({ length: 30 }, (_, k) => k % period)
  const labels = long(3).map((k) => ['Adelie', 'Gentoo', 'Chinstrap'][k])

  it('is the column with a telling name as target, else the last', () => {
    const named = tableOf([
      words('Species', ...labels),
      numbers('a', long(7)),
      numbers('b', long(11)),
    ])
    expect(proposalOf(named)).toEqual({
      inputs: [1, 2],
      target: 0,
      problem: 'classes',
      gaps: 'leaveOut',
    })
    const other = tableOf([
      numbers('a', long(7)),
      numbers(
        'b',
        long(11).map((k) => k / 7),
      ),
    ])
    expect(proposalOf(other)).toMatchObject({ inputs: [0], target: 1, problem: 'values' })
  })

  it('leaves out what never changes, counts rows, or is there twice, and text', () => {
    const all = tableOf([
      numbers(
        'id',
        Array.from({ length: 30 }, (_, k) => k + 1),
      ),
      numbers('one', long(1)),
      numbers('a', long(7)),
      numbers('again', long(7)),
      words('name', ...labels),
      numbers('y', long(11)),
    ])
    expect(proposalOf(all)).toMatchObject({ inputs: [2], target: 5 })
    expect(remarksOn(all, proposalOf(all)).map(({ sentence }) => sentence)).toEqual([
      '‘id’ counts the rows: left out.',
      '‘one’ never changes: left out.',
      '‘again’ is the same as ‘a’: left out.',
      '‘name’ is text: ignored.',
    ])
  })

  it('is a class of pictures where a square of columns is ink, the corners that never have any included', () => {
    const pixel = (k: number): number[] =>
      Array.from({ length: 40 }, (_, row) => (k === 0 || k === 63 ? 0 : (row * (k + 3)) % 256))
    const pixels = Array.from({ length: 64 }, (_, k) => numbers(`c${k}`, pixel(k)))
    const label = numbers(
      'c64',
      Array.from({ length: 40 }, (_, row) => row % 10),
    )
    const places = Array.from({ length: 64 }, (_, k) => k)
    const last = tableOf([...pixels, label])
    expect(proposalOf(last)).toMatchObject({ inputs: places, target: 64, problem: 'classes' })
    expect(remarksOn(last)).toEqual([])
    const first = tableOf([label, ...pixels])
    expect(proposalOf(first)).toMatchObject({ target: 0, problem: 'classes' })
    expect(proposalOf(first)?.inputs).toEqual(places.map((place) => place + 1))
    const half = tableOf([
      ...pixels.slice(0, 63),
      numbers(
        'half',
        pixel(1).map((k) => k / 8),
      ),
      label,
    ])
    expect(proposalOf(half)?.inputs).not.toContain(0)
  })

  it('has texts as inputs where there are no numbers, if they come again and again', () => {
    const days = tableOf([
      words('day', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6'),
      words('outlook', 'sunny', 'sunny', 'rain', 'cloudy', 'rain', 'sunny'),
      words('wind', 'weak', 'strong', 'weak', 'weak', 'strong', 'weak'),
      words('play', 'no', 'no', 'yes', 'yes', 'no', 'yes'),
    ])
    expect(proposalOf(days)).toMatchObject({ inputs: [1, 2], target: 3, problem: 'classes' })
  })

  it('is nothing for a table in which nothing varies', () => {
    expect(proposalOf(tableOf([numbers('a', [1, 1, 1])]))).toBeNull()
    expect(proposalOf(tableOf([]))).toBeNull()
  })

  it('takes few whole numbers that come again and again for classes', () => {
    const kind = (values: number[]): string => kindOf(tableOf([numbers('a', values)]).columns[0])
    expect(kind(long(3))).toBe('classes')
    expect(kind(long(3).map((k) => k / 2))).toBe('values')
    expect(kind(long(29))).toBe('values')
    expect(kind([0, 1, 2])).toBe('values')
  })
})

describe('remarks', () => {
  it('count the rows with gaps in what was chosen', () => {
    expect(remarksOn(table, choice)[0].sentence).toBe('1 of 4 rows have gaps.')
    expect(remarksOn(table, { ...choice, inputs: [1] })[0]?.type).not.toBe('gaps')
  })

  it('say why learning one class is pointless', () => {
    const same = tableOf([numbers('a', [1, 2]), words('class', '1', '1')])
    const remarks = remarksOn(same, {
      inputs: [0],
      target: 1,
      problem: 'classes',
      gaps: 'leaveOut',
    })
    expect(remarks.map(({ sentence }) => sentence)).toEqual([
      'Every row has class 1. The network can only learn to say 1.',
    ])
  })

  it('say that there are no rows', () => {
    expect(remarksOn(tableOf([numbers('a', [])]))[0].sentence).toBe('This table has no rows.')
  })
})
