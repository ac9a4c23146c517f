import { describe, expect, it } from 'vitest'
import { inSlices } from '../../src/state/slices.ts'

/** Every look at the clock takes five milliseconds. */
function surroundings() {
  const turns: (() => void)[] = []
  let time = 0
  return {
    now: () => (time += 5),
    later: (callback: () => void) => turns.push(callback),
    turn: () => turns.shift()?.(),
    waiting: () => turns.length,
  }
}

function* counting(to: number, done: number[]): Generator<number, string, void> {
  for (let count = 0; count < to; count++) {
    done.push(count)
    yield count / to
  }
  return 'all'
}

describe('long work', () => {
  it('that is short after all is done at once', () => {
    const done: number[] = []
    expect(inSlices(counting(2, done), surroundings())).toBeNull()
    expect(done).toEqual([0, 1])
  })

  it('leaves the page its turns', async () => {
    const done: number[] = []
    const around = surroundings()
    const all = inSlices(counting(10, done), around)
    expect(done.length).toBeLessThan(5)
    let turns = 0
    while (around.waiting() > 0) {
      around.turn()
      turns++
    }
    await all
    expect(turns).toBeGreaterThan(2)
    expect(done).toHaveLength(10)
  })

  it('rejects with what goes wrong on the way', async () => {
    const around = surroundings()
    const all = inSlices(
      (function* failing() {
        yield* counting(5, [])
        throw new RangeError('Too many classes.')
      })(),
      around,
    )
    while (around.waiting() > 0) around.turn()
    await expect(all).rejects.toThrow('Too many classes.')
  })
})
