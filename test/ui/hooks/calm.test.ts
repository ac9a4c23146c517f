/** Numbers change at a reader's pace while training, and a paused frame is never late. */
import { expect, test } from 'vitest'
import { createFrames } from '../../../src/state/frames.ts'
import { calm } from '../../../src/ui/hooks/calm.ts'
import { createTurns } from '../../../src/ui/hooks/turns.ts'
import type { Frame } from '../../../src/worker/frame.ts'
import { moment } from '../step/moments.ts'

/** A stream of frames drawn at once, calmed to one each 100 ms of a clock turned by hand. */
function stream() {
  const { frame } = moment()
  let now = 0
  let alarm: { at: number; ring: () => void } | null = null
  const frames = createFrames(
    frame,
    (draw) => draw(),
    () => undefined,
  )
  const turns = createTurns({ now: () => now, nextFrame: () => undefined })
  const timers = {
    now: () => now,
    later: (ring: () => void, delayMs: number) => {
      alarm = { at: now + delayMs, ring }
      return () => (alarm = null)
    },
  }
  const calmed = calm(frames, 100, timers, turns)
  const drawn: number[] = []
  const stop = calmed.subscribe(({ position }) => drawn.push(position))
  return {
    drawn,
    stop,
    show: (position: number, status: Frame['status']) =>
      frames.publish({ ...frame, position, status }),
    pass: (ms: number) => {
      now += ms
      const due = alarm
      if (!due || due.at > now) return
      alarm = null
      due.ring()
    },
    isWaiting: () => alarm !== null,
  }
}

test('frames in training are drawn at most every 100 ms, and the last of them is', () => {
  const { drawn, show, pass } = stream()
  show(1, 'training')
  for (let position = 2; position <= 5; position++) {
    pass(16)
    show(position, 'training')
  }
  expect(drawn).toEqual([1])
  pass(40)
  expect(drawn).toEqual([1, 5])
})

test('a paused frame is drawn at once, and only once', () => {
  const { drawn, show, pass } = stream()
  show(1, 'training')
  pass(16)
  show(2, 'training')
  show(3, 'paused')
  pass(500)
  expect(drawn).toEqual([1, 3])
})

test('nothing is left waiting once nobody watches', () => {
  const { show, stop, isWaiting } = stream()
  show(1, 'training')
  show(2, 'training')
  expect(isWaiting()).toBe(true)
  stop()
  expect(isWaiting()).toBe(false)
})
