import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageAt, pageWords, rowsPerPage } from '../../../src/ui/data/pages.ts'

describe('the pages of a table', () => {
  it('have never more than fifty rows together, and fewer of many columns', () => {
    expect(rowsPerPage(6, 1)).toBe(50)
    expect(rowsPerPage(6, 2)).toBe(25)
    expect(rowsPerPage(203, 2)).toBe(8)
  })

  it('hold every row once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 60 }),
        (count, size) => {
          const rows: number[] = []
          for (let page = 0; page * size < count; page++) {
            const { from, to } = pageAt(page, count, size)
            for (let row = from; row < to; row++) rows.push(row)
          }
          expect(rows).toEqual(Array.from({ length: count }, (_, row) => row))
        },
      ),
    )
  })

  it('stay within what there is when rows are gone', () => {
    expect(pageAt(7, 120, 50)).toEqual({ page: 2, from: 100, to: 120 })
    expect(pageAt(3, 0, 50)).toEqual({ page: 0, from: 0, to: 0 })
  })

  it('say which rows they hold', () => {
    expect(pageWords({ from: 50, to: 100 }, 1437)).toBe('51–100 of 1,437')
  })
})
