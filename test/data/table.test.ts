import { describe, expect, it } from 'vitest'
import {
  cellText,
  distinct,
  gapsIn,
  isConstant,
  isSameColumn,
  listsOf,
  tableOf,
  withCell,
  withoutRow,
  withRow,
  type ColumnList,
} from '../../src/data/table.ts'

const lists: ColumnList[] = [
  { name: 'age', type: 'number', values: [30, null, 0, 41.5] },
  { name: 'city', type: 'category', categories: ['Rome', 'Oslo'], codes: [0, 1, null, 0] },
]
const table = tableOf(lists)

describe('a table', () => {
  it('comes back from a document as it was', () => {
    expect(listsOf(tableOf(JSON.parse(JSON.stringify(lists)) as ColumnList[]))).toEqual(lists)
    expect(table.rows).toBe(4)
  })

  it('keeps a gap as a gap, apart from 0', () => {
    const [age, city] = table.columns
    expect([0, 1, 2, 3].map((row) => cellText(age, row))).toEqual(['30', '', '0', '41.5'])
    expect([0, 1, 2, 3].map((row) => cellText(city, row))).toEqual(['Rome', 'Oslo', '', 'Rome'])
    expect(gapsIn(table, [0])).toBe(1)
    expect(gapsIn(table, [0, 1])).toBe(2)
  })

  it('knows which values a column has, unless there are too many', () => {
    expect(distinct(table.columns[0], 3)).toEqual(['30', '0', '41.5'])
    expect(distinct(table.columns[0], 2)).toBeNull()
    expect(distinct(table.columns[1], 2)).toEqual(['Rome', 'Oslo'])
  })

  it('knows columns that never change, and columns that are the same', () => {
    const [same] = tableOf([{ name: 'a', type: 'number', values: [1, null, 1] }]).columns
    expect(isConstant(same)).toBe(true)
    expect(isConstant(table.columns[0])).toBe(false)
    expect(isSameColumn(table.columns[0], { ...table.columns[0], name: 'other' })).toBe(true)
    expect(isSameColumn(table.columns[0], table.columns[1])).toBe(false)
    const [, turned] = tableOf([
      lists[0],
      { name: 'town', type: 'category', categories: ['Oslo', 'Rome'], codes: [1, 0, null, 1] },
    ]).columns
    expect(isSameColumn(table.columns[1], turned)).toBe(true)
  })

  it('takes another cell, another row, one row less; the one before stays', () => {
    const edited = withCell(withCell(table, 1, 0, 7), 1, 1, 'Bern')
    expect(listsOf(edited)).toEqual([
      { name: 'age', type: 'number', values: [30, 7, 0, 41.5] },
      {
        name: 'city',
        type: 'category',
        categories: ['Rome', 'Oslo', 'Bern'],
        codes: [0, 2, null, 0],
      },
    ])
    const longer = withRow(edited, [null, 'Oslo'])
    expect(longer.rows).toBe(5)
    expect(listsOf(withoutRow(longer, 4))).toEqual(listsOf(edited))
    expect(listsOf(withoutRow(table, 0))[0]).toMatchObject({ values: [null, 0, 41.5] })
    expect(listsOf(table)).toEqual(lists)
  })

  it('refuses a text among numbers and a number among categories', () => {
    expect(() => withCell(table, 0, 0, 'old')).toThrow('“age” holds numbers.')
    expect(() => withCell(table, 0, 1, 3)).toThrow('“city” holds categories.')
  })
})
