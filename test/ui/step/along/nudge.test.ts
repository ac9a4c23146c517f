import { describe, expect, it } from 'vitest'
import { nudge, onGrid } from '../../../../src/ui/step/along/nudge.ts'

const range = { from: -2, to: 2 }
const press = (key: string, shiftKey = false) => nudge(0.7, range, { key, shiftKey })

describe('a key on the point', () => {
  it('moves it by 0.1, with Shift by 0.01, by a page 1, and to the ends of the range', () => {
    expect(press('ArrowRight')).toBe(0.8)
    expect(press('ArrowUp')).toBe(0.8)
    expect(press('ArrowLeft')).toBe(0.6)
    expect(press('ArrowDown', true)).toBe(0.69)
    expect(press('PageUp')).toBe(1.7)
    expect(press('PageDown')).toBe(-0.3)
    expect(press('Home')).toBe(-2)
    expect(press('End')).toBe(2)
    expect(press('a')).toBeNull()
  })
})

describe('a drag', () => {
  it('leads to numbers that are round for the picture', () => {
    expect(onGrid(0.123456, 0.012)).toBe(0.12)
    expect(onGrid(0.123456, 0.0012)).toBe(0.123)
    expect(onGrid(0.123456, 0.1)).toBe(0.1)
    expect(onGrid(1234.5, 12)).toBe(1230)
  })
})
