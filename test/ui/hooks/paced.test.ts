import { describe, expect, it } from 'vitest'
import { paced } from '../../../src/ui/hooks/paced.ts'

/** Time that a test turns by hand; at most one timer runs at once. */
function clock() {
  let now = 0
  let timer: { at: number; callback: () => void } | null = null
  return {
    now: () => now,
    later: (callback: () => void, delayMs: number) => {
      timer = { at: now + delayMs, callback }
      return () => {
        timer = null
      }
    },
    advance: (ms: number) => {
      const end = now + ms
      if (timer && timer.at <= end) {
        now = timer.at
        const { callback } = timer
        timer = null
        callback()
      }
      now = end
    },
  }
}

function setUp() {
  const time = clock()
  const drawn: number[] = []
  const pace = paced(() => drawn.push(time.now()), 100, time)
  return { time, drawn, pace }
}

describe('paced work', () => {
  it('is done at once after a rest', () => {
    const { drawn, pace, time } = setUp()
    time.advance(7)
    pace.soon()
    expect(drawn).toEqual([7])
  })

  it('is done at most once in an interval, and the last wish is always met', () => {
    const { drawn, pace, time } = setUp()
    for (let wish = 0; wish < 25; wish++) {
      pace.soon()
      time.advance(10)
    }
    time.advance(1000)
    expect(drawn).toEqual([0, 100, 200, 300])
  })

  it('is done at once when it must be, and not again for the wish before', () => {
    const { drawn, pace, time } = setUp()
    pace.soon()
    time.advance(50)
    pace.soon()
    pace.now()
    time.advance(1000)
    expect(drawn).toEqual([0, 50])
  })

  it('is not done any more once stopped', () => {
    const { drawn, pace, time } = setUp()
    pace.soon()
    pace.soon()
    pace.stop()
    time.advance(1000)
    expect(drawn).toEqual([0])
  })
})
