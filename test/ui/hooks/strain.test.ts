/** Drawing gives way to frames where they come late, and only there. */
import { expect, test } from 'vitest'
import { createStrain } from '../../../src/ui/hooks/strain.ts'

/** So many frames with these intervals, over and over. */
function after(intervals: readonly number[], frames: number, strain = createStrain()) {
  let now = 0
  for (let frame = 0; frame < frames; frame++) {
    now += intervals[frame % intervals.length]
    strain.tick(now)
  }
  return strain
}

test.each([
  ['of a screen with 60 frames a second', [16.7]],
  ['of a slow screen, each in time', [33.3]],
  ['of a fast screen', [6.9]],
  ['that come a little early and late', [15.1, 18.2, 16.6, 17.4, 16.1]],
  ['of which one in thirty is left out', [...Array.from({ length: 29 }, () => 16.7), 33.4]],
  ['of training that rests now and then', [16.7, 16.7, 16.7, 900]],
])('frames %s slow nothing down', (_, intervals) => {
  expect(after(intervals, 600).factor()).toBe(1)
})

test('frames that come late slow drawing down to a third at most, until they are in time again', () => {
  const strain = after([16.7, 33.4], 60)
  expect(strain.factor()).toBeGreaterThan(1)
  // Two of thirty, still 56 frames a second
  const few = after([...Array.from({ length: 14 }, () => 16.7), 33.4], 60)
  expect(few.factor()).toBeGreaterThan(1)
  after([16.7, 50], 600, strain)
  expect(strain.factor()).toBe(3)
  after([16.7], 1200, strain)
  expect(strain.factor()).toBe(1)
})
