/** Numbers change at a person's pace while training, and a paused frame is never late. */
import { expect, test } from 'vitest'
import { createFrames } from '../../../src/state/frames.ts'
import { calm } from '../../../src/ui/hooks/calm.ts'
import { createTurns } from '../../../src/ui/hooks/turns.ts'
import type { Frame } from '../../../src/worker/frame.ts'
import { moment } from '../step/moments.ts'

/** A stream of frames drawn at once, calmed to one each 100 ms of a clock turned by hand, for who reads each 250 ms. */
function stream() {
  const { frame } = moment()
  let now = 0
  const alarms = new Set<{ at: number; ring: () => void }>()
  const frames = createFrames(
    frame,
    (draw) => draw(),
    () => undefined,
  )
  const turns = createTurns({ now: () => now, nextFrame: () => undefined })
  const timers = {
    now: () => now,
    later: (ring: () => void, delayMs: number) => {
      const alarm = { at: now + delayMs, ring }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
  }
  const calmed = calm(frames, { watched: 100, read: 250 }, timers, turns)
  const drawn: number[] = []
  const read: number[] = []
  const stops = [
    calmed.subscribe(({ position }) => drawn.push(position)),
    calmed.subscribe(({ position }) => read.push(position), 'step'),
  ]
  return {
    drawn,
    read,
    stop: () => stops.forEach((stop) => stop()),
    show: (position: number, status: Frame['status']) =>
      frames.publish({ ...frame, position, status }),
    pass: (ms: number) => {
      now += ms
      for (const alarm of alarms) {
        if (alarm.at > now) continue
        alarms.delete(alarm)
        alarm.ring()
      }
    },
    isWaiting: () => alarms.size > 0,
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

test('what is read changes seldomer in training, and with all else on moves and at rest', () => {
  const { drawn, read, show, pass } = stream()
  for (let position = 1; position <= 6; position++) {
    show(position, 'training')
    pass(100)
  }
  expect(drawn).toEqual([1, 2, 3, 4, 5, 6])
  expect(read).toEqual([1, 3, 6])
  show(7, 'moving')
  pass(100)
  show(8, 'moving')
  pass(100)
  show(9, 'paused')
  expect(read.slice(3)).toEqual(drawn.slice(6))
  expect(read.at(-1)).toBe(9)
})

test('nothing is left waiting once nobody watches', () => {
  const { show, stop, isWaiting } = stream()
  show(1, 'training')
  show(2, 'training')
  expect(isWaiting()).toBe(true)
  stop()
  expect(isWaiting()).toBe(false)
})

test('the lines of a panel that is read agree, whoever draws in between', () => {
  const { frame } = moment()
  const frames = createFrames(
    frame,
    (draw) => draw(),
    () => undefined,
  )
  const nextFrames: (() => void)[] = []
  // One turn for each frame of the page.
  const turns = createTurns({ now: () => 0, nextFrame: (then) => nextFrames.push(then) }, 0)
  const timers = { now: () => 0, later: () => () => undefined }
  const calmed = calm(frames, { watched: 100, read: 250 }, timers, turns)
  const first: number[] = []
  const second: number[] = []
  calmed.subscribe(({ position }) => first.push(position), 'step')
  calmed.subscribe(() => undefined)
  calmed.subscribe(({ position }) => second.push(position), 'step')
  frames.publish({ ...frame, position: 1, status: 'training' })
  // Another frame comes before everyone has had a turn.
  frames.publish({ ...frame, position: 2, status: 'training' })
  while (nextFrames.length > 0) nextFrames.shift()?.()
  expect(first.length).toBeGreaterThan(0)
  expect(second).toEqual(first)
})
