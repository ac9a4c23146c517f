import { describe, expect, it } from 'vitest'
import { colourOf, shapeOf } from '../../../src/ui/output/classes.ts'
import { meaningOf } from '../../../src/ui/output/meaning.ts'
import { stepped } from '../../../src/ui/output/sides.ts'
import { builtIn } from '../../../src/data/builtIn.ts'

describe('classes', () => {
  it('are told apart by colour and shape up to six, and by both together beyond', () => {
    for (const count of [6, 30]) {
      const looks = Array.from({ length: count }, (_, one) =>
        JSON.stringify([colourOf(one), shapeOf(one, count)]),
      )
      expect(new Set(looks).size).toBe(count)
    }
    expect(new Set(Array.from({ length: 6 }, (_, one) => shapeOf(one, 6))).size).toBe(6)
  })

  it('of which there are two are a diamond and a disc', () => {
    expect(shapeOf(0, 2)).toHaveLength(4)
    expect(shapeOf(1, 2)).toBeNull()
  })
})

describe('the steps of a discrete map', () => {
  it('are the two sides of classes', () => {
    const meaning = meaningOf(builtIn.heightAndWeight)
    expect([-1, -0.01, 0, 0.4].map((lean) => stepped(lean, meaning))).toEqual([-1, -1, 1, 1])
  })

  it('are quarters of the ramp for values', () => {
    const values = { isClasses: false }
    expect([-3, -0.3, 0.1, 0.2, 9].map((lean) => stepped(lean, values))).toEqual([
      -1, -0.25, 0, 0.25, 1,
    ])
  })
})
