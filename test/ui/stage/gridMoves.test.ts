/** The way through a table of weights by keys. */
import { describe, expect, it } from 'vitest'
import { nextCell } from '../../../src/ui/stage/gridMoves.ts'

const size = { rows: 3, columns: 2 }

describe('in a table of weights', () => {
  it('arrows lead to the cell beside, and stay at the edges', () => {
    const at = { row: 0, column: 0 }
    expect(nextCell(at, size, 'ArrowDown')).toEqual({ row: 1, column: 0 })
    expect(nextCell(at, size, 'ArrowRight')).toEqual({ row: 0, column: 1 })
    expect(nextCell(at, size, 'ArrowUp')).toEqual(at)
    expect(nextCell(at, size, 'ArrowLeft')).toEqual(at)
    const last = { row: 2, column: 1 }
    expect(nextCell(last, size, 'ArrowDown')).toEqual(last)
    expect(nextCell(last, size, 'ArrowRight')).toEqual(last)
  })

  it('Home and End lead along the row, with Ctrl to the corners', () => {
    const at = { row: 1, column: 1 }
    expect(nextCell(at, size, 'Home')).toEqual({ row: 1, column: 0 })
    expect(nextCell(at, size, 'End')).toEqual({ row: 1, column: 1 })
    expect(nextCell(at, size, 'Home', true)).toEqual({ row: 0, column: 0 })
    expect(nextCell(at, size, 'End', true)).toEqual({ row: 2, column: 1 })
  })

  it('every cell is reached, and other keys lead nowhere', () => {
    const seen = new Set<string>()
    const queue = [{ row: 0, column: 0 }]
    for (let cell = queue.pop(); cell; cell = queue.pop()) {
      const key = `${cell.row} ${cell.column}`
      if (seen.has(key)) continue
      seen.add(key)
      for (const arrow of ['ArrowDown', 'ArrowRight']) queue.push(nextCell(cell, size, arrow)!)
    }
    expect(seen.size).toBe(6)
    expect(nextCell({ row: 0, column: 0 }, size, 'Tab')).toBeNull()
    expect(nextCell({ row: 0, column: 0 }, size, 'toString')).toBeNull()
  })
})
