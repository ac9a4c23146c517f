import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame } from '../../src/experiment/same.ts'

describe('two plain values', () => {
  it('are the same exactly when their JSON is, in whatever order', () => {
    const plain = fc.jsonValue({ maxDepth: 3 }).map((value) => structuredClone(value))
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(isSame(one, structuredClone(one))).toBe(true)
        if (JSON.stringify(one) !== JSON.stringify(other)) return
        expect(isSame(one, other)).toBe(true)
      }),
    )
    expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(isSame([1, [2]], [1, [3]])).toBe(false)
    expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(true)
    expect(isSame({ a: 1, b: undefined }, { a: 1, c: 2 })).toBe(false)
    expect(isSame([], {})).toBe(false)
    expect(isSame(null, {})).toBe(false)
  })

  it('that share a part are told apart without a look into it', () => {
    let looked = 0
    const large = {
      get cells() {
        looked++
        return []
      },
    }
    expect(isSame({ data: large, seed: 1 }, { data: large, seed: 1 })).toBe(true)
    expect(looked).toBe(0)
  })
})
