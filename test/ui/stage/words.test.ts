import { describe, expect, it } from 'vitest'
import { partsOf, toSay, withIndex } from '../../../src/ui/stage/words.ts'

describe('a name in running text', () => {
  it('has its number below the line', () => {
    expect([withIndex('h', 1), withIndex('w', 120), withIndex('ŷ', null)]).toEqual([
      'h₁',
      'w₁₂₀',
      'ŷ',
    ])
  })

  it('comes apart into text and indices, and loses nothing', () => {
    expect(partsOf('h₁ = 0.753, h₁₂')).toEqual(['h', '1', ' = 0.753, h', '12', ''])
    expect(partsOf('no name')).toEqual(['no name'])
  })

  it('is spoken as letter and number, and minus as a word', () => {
    expect(toSay('w₁₂ is −0.5')).toBe('w12 is minus 0.5')
  })
})
