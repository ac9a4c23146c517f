import { describe, expect, it } from 'vitest'
import { asGiven } from '../../src/data/dataset.ts'
import { imageShapeOf, inkRange } from '../../src/data/pictures.ts'
import { real, type Real } from '../../src/data/real.ts'
import type { DataSource } from '../../src/data/source.ts'
import type { ColumnList } from '../../src/data/table.ts'
import { sizeOf } from '../../src/engine/network.ts'

/** Columns of numbers, two rows each, and after them a class. */
function tableOf(
  names: readonly string[],
  values: readonly number[],
): DataSource & { type: 'table' } {
  const columns: ColumnList[] = [
    ...names.map((name) => ({ name, type: 'number' as const, values })),
    { name: 'class', type: 'category', categories: ['cat', 'dog'], codes: [0, 1] },
  ]
  return {
    type: 'table',
    name: 'mine.csv',
    columns,
    inputs: names.map((_, place) => place),
    target: names.length,
    problem: 'classes',
    gaps: 'fill',
  }
}

const counted = (count: number, nameOf: (place: number) => string): string[] =>
  Array.from({ length: count }, (_, place) => nameOf(place))

describe('a source', () => {
  it.each(Object.entries<Real>(real))('of %s has as many pixels as inputs, if any', (_, entry) => {
    const image = entry.type === 'rows' ? entry.image : undefined
    expect(image && [sizeOf(image)]).toEqual(image && entry.type === 'rows' && entry.input)
  })

  it('of digits has pictures of 8 × 8, of fashion 14 × 14, of penguins none', () => {
    expect(imageShapeOf({ type: 'builtIn', name: 'digits' })).toEqual([1, 8, 8])
    expect(imageShapeOf({ type: 'builtIn', name: 'fashion' })).toEqual([1, 14, 14])
    expect(imageShapeOf({ type: 'builtIn', name: 'twoPenguins' })).toBeNull()
    expect(imageShapeOf({ type: 'builtIn', name: 'heightAndWeight' })).toBeNull()
  })

  it('of samples has pictures where their input says so', () => {
    const target = [1]
    const samples = [{ input: [0, 1, 2, 3, 4, 5, 6, 7], target: [0] }]
    const given = { type: 'samples', target, samples } as const
    expect(imageShapeOf({ ...given, input: [2, 2, 2] })).toEqual([2, 2, 2])
    expect(imageShapeOf({ ...given, input: [8] })).toBeNull()
  })

  it('of a table has pictures where its columns count pixels', () => {
    const grey = [0, 255]
    const named = (nameOf: (place: number) => string): DataSource =>
      tableOf(counted(16, nameOf), grey)
    const square = [1, 4, 4]
    expect(imageShapeOf(named((k) => `pixel${k}`))).toEqual(square)
    expect(imageShapeOf(named((k) => `px ${k + 1}`))).toEqual(square)
    expect(imageShapeOf(named((k) => `${Math.floor(k / 4) + 1}x${(k % 4) + 1}`))).toEqual(square)
    const asDownloaded = named((k) => `row ${Math.floor(k / 4) + 1}, column ${(k % 4) + 1}`)
    expect(imageShapeOf(asDownloaded)).toEqual(square)
    expect(imageShapeOf(named((k) => `pixel${2 * k}`))).toBeNull()
    expect(imageShapeOf(named((k) => `measure ${k}`))).toBeNull()
    expect(
      imageShapeOf(
        tableOf(
          counted(15, (k) => `pixel${k}`),
          grey,
        ),
      ),
    ).toBeNull()
  })

  it('of a table has pictures where 64 columns and more hold nothing but ink', () => {
    const names = counted(64, (k) => `f${k}`)
    expect(imageShapeOf(tableOf(names, [0, 255]))).toEqual([1, 8, 8])
    expect(imageShapeOf(tableOf(names, [0, 0.25]))).toEqual([1, 8, 8])
    expect(imageShapeOf(tableOf(names, [-1, 3]))).toBeNull()
    expect(imageShapeOf(tableOf(names, [1.5, 3]))).toBeNull()
    expect(
      imageShapeOf(
        tableOf(
          counted(49, (k) => `f${k}`),
          [0, 255],
        ),
      ),
    ).toBeNull()
  })

  it('of a table is what a person says it is, if its columns can be a square', () => {
    const of = (count: number, pictures: boolean): DataSource => ({
      ...tableOf(
        counted(count, (k) => `pixel${k}`),
        [-1, 3],
      ),
      pictures,
    })
    expect(imageShapeOf(of(16, false))).toBeNull()
    expect(imageShapeOf(of(15, true))).toBeNull()
    const measures = tableOf(
      counted(49, (k) => `f${k}`),
      [-1, 3],
    )
    expect(imageShapeOf({ ...measures, pictures: true })).toEqual([1, 7, 7])
  })
})

describe('ink', () => {
  const range = (inputs: readonly (readonly number[])[]): readonly [number, number] =>
    inkRange(
      asGiven({
        input: [1, 1, 2],
        target: [1],
        inputNames: ['one', 'other'],
        problem: 'classes',
        samples: inputs.map((input) => ({ input, target: [0] })),
        unseen: [],
      }),
    )

  it('goes from the smallest to the largest pixel of all', () => {
    expect(
      range([
        [3, 16],
        [0, 5],
      ]),
    ).toEqual([0, 16])
  })

  it('has some room around where all pixels are one, or none', () => {
    expect(range([[7, 7]])).toEqual([6, 8])
    expect(range([])).toEqual([0, 1])
  })
})
