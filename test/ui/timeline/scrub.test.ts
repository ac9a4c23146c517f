import { describe, expect, it } from 'vitest'
import { createScrubber } from '../../../src/ui/timeline/scrub.ts'

/** A run whose seeks end when the test says so. */
function slowRun() {
  const asked: number[] = []
  const ends: (() => void)[] = []
  const run = { isTraining: false }
  const scrubber = createScrubber(
    (position) => {
      asked.push(position)
      return new Promise((resolve) => ends.push(resolve))
    },
    () => run.isTraining,
  )
  const end = async (): Promise<void> => {
    ends.shift()!()
    // What waits for it has its turn.
    for (let turn = 0; turn < 4; turn++) await Promise.resolve()
  }
  return { scrubber, asked, end, run }
}

describe('scrubbing', () => {
  it('has one seek under way, and then goes to the newest wish alone', async () => {
    const { scrubber, asked, end } = slowRun()
    for (const position of [10, 20, 30, 40]) scrubber.to(position)
    expect(asked).toEqual([10])
    expect(scrubber.wanted()).toBe(40)
    await end()
    expect(asked).toEqual([10, 40])
    await end()
    expect(asked).toEqual([10, 40])
    expect(scrubber.wanted()).toBeNull()
  })

  it('is done where the newest wish is where it is going already', async () => {
    const { scrubber, asked, end } = slowRun()
    for (const position of [10, 20, 10]) scrubber.to(position)
    await end()
    expect(asked).toEqual([10])
    expect(scrubber.wanted()).toBeNull()
  })

  it('drops what is still wanted when training has begun meanwhile', async () => {
    const { scrubber, asked, end, run } = slowRun()
    scrubber.to(10)
    scrubber.to(20)
    run.isTraining = true
    await end()
    expect(asked).toEqual([10])
    expect(scrubber.wanted()).toBeNull()
    run.isTraining = false
    scrubber.to(30)
    expect(asked).toEqual([10, 30])
  })

  it('goes on after a seek that was refused', async () => {
    const asked: number[] = []
    const scrubber = createScrubber(
      (position) => {
        asked.push(position)
        return Promise.reject(new RangeError('There is no such place.'))
      },
      () => false,
    )
    scrubber.to(1)
    scrubber.to(2)
    for (let turn = 0; turn < 8; turn++) await Promise.resolve()
    expect(asked).toEqual([1, 2])
    expect(scrubber.wanted()).toBeNull()
  })
})
