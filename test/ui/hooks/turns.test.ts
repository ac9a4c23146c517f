/** What is drawn in turns is drawn wholly, in order, and never more in a frame than fits. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTurns } from '../../../src/ui/hooks/turns.ts'

/** Turns on a clock that only work moves on, with frames called up by hand. */
function clocked(budgetMs: number) {
  let now = 0
  let frame: (() => void) | null = null
  const stopwatch = {
    now: () => now,
    nextFrame: (callback: () => void) => {
      frame = callback
    },
  }
  return {
    turns: createTurns(stopwatch, budgetMs),
    spend: (ms: number) => {
      now += ms
    },
    /** Whether a frame was wanted. */
    pass: (): boolean => {
      const due = frame
      frame = null
      due?.()
      return due !== null
    },
  }
}

test('all are drawn once and in order, and no frame begins another draw when its time is spent', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (costs, budget) => {
        const { turns, spend, pass } = clocked(budget)
        const frames: number[][] = [[]]
        turns.take(
          costs.map((cost, k) => () => {
            spend(cost)
            frames.at(-1)?.push(k)
          }),
        )
        do frames.push([])
        while (pass())
        expect(frames.flat()).toEqual(costs.map((_, k) => k))
        for (const frame of frames) {
          const before = frame.slice(0, -1).reduce((sum, k) => sum + costs[k], 0)
          expect(before).toBeLessThan(budget)
        }
      },
    ),
  )
})

test('who waits already waits once, and who is dropped has no turn', () => {
  const { turns, spend, pass } = clocked(1)
  const drawn: string[] = []
  const draw = (name: string) => () => {
    spend(1)
    drawn.push(name)
  }
  const [one, two, three] = [draw('one'), draw('two'), draw('three')]
  turns.take([one, two, three])
  turns.take([two])
  turns.drop([three])
  while (pass());
  expect(drawn).toEqual(['one', 'two'])
})
