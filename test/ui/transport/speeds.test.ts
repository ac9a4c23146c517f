/** The speeds on offer. */
import { describe, expect, it } from 'vitest'
import { FIRST_SPEED } from '../../../src/state/store.ts'
import { optionsWith, speedOf } from '../../../src/ui/transport/speeds.ts'

describe('the speeds', () => {
  it('are found again from their options', () => {
    for (const { value } of optionsWith(null)) expect(String(speedOf(value))).toBe(value)
    expect(speedOf('null')).toBeNull()
    expect(speedOf('300')).toBe(300)
  })

  it('hold the first one, and end flat out', () => {
    const labels = optionsWith(FIRST_SPEED).map(({ label }) => label)
    expect(labels).toContain('300 a second')
    expect(labels).toContain('100,000 a second')
    expect(labels.at(-1)).toBe('flat out')
  })

  it('make room for one that a script has set', () => {
    expect(optionsWith(42)[0]).toEqual({ value: '42', label: '42 a second' })
    expect(optionsWith(42)).toHaveLength(optionsWith(300).length + 1)
  })
})
