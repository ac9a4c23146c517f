import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { offersFor, toggled } from '../../../src/ui/data/featureChoice.ts'

const people = builtIn.heightAndWeight
const names = (of: Parameters<typeof offersFor>[0]) => offersFor(of).map(({ name }) => name)

describe('the features that are offered', () => {
  it('are squares, the product and sines of two inputs', () => {
    expect(names(people)).toEqual([
      'weight',
      'height',
      'weight²',
      'height²',
      'weight · height',
      'sin weight',
      'sin height',
    ])
    expect(offersFor(people).map(({ isIn }) => isIn)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('are fewer of one input, and none of many', () => {
    expect(names({ ...people, raw: { ...people.raw, names: ['x'] } })).toEqual(['x', 'x²', 'sin x'])
    expect(names({ ...people, raw: { ...people.raw, names: ['a', 'b', 'c'] } })).toEqual([])
  })

  it('are taken and left; inputs as they are need none, and one stays', () => {
    const offers = offersFor(people)
    const squared = toggled(offers, 2)!
    expect(squared).toEqual([
      { type: 'input', input: 0 },
      { type: 'input', input: 1 },
      { type: 'square', input: 0 },
    ])
    expect(toggled(offersFor({ ...people, features: squared }), 2)).toEqual([])
    const only = toggled(offers, 0)!
    expect(only).toEqual([{ type: 'input', input: 1 }])
    expect(toggled(offersFor({ ...people, features: only }), 1)).toBeNull()
  })
})
