/** Drawing gives way to frames where they come late, and before it is known whether they do; only there. */
import { expect, test } from 'vitest'
import { createStrain } from '../../../src/ui/hooks/strain.ts'

let now = 0

/** So many frames with these intervals, over and over. */
function after(intervals: readonly number[], frames: number, strain = createStrain()) {
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

test('the first second is drawn slowly, the next ones faster, as long as frames come in time', () => {
  const strain = createStrain()
  strain.tick(now)
  const factors = Array.from({ length: 4 }, () => after([16.7], 30, strain).factor())
  expect(factors.map((factor) => factor.toFixed(2))).toEqual(['2.00', '1.33', '1.00', '1.00'])
  // One that comes late once gets there too, and later.
  const late = after([16.7, 33.4], 31)
  expect(late.factor()).toBe(3)
  expect(after([16.7], 90, late).factor()).toBeGreaterThan(1)
})

test('who trains ten samples a second or fewer sees each of them, from the first on', () => {
  for (const interval of [100, 200, 499]) {
    const strain = createStrain()
    for (let frame = 0; frame < 100; frame++) {
      strain.tick(frame * interval)
      expect(strain.factor()).toBe(1)
    }
  }
})

test('who slows training down sees each sample from the fifth on, however much was drawn before', () => {
  const strain = after([16.7, 33.4], 300)
  expect(strain.factor()).toBe(3)
  expect(after([100], 4, strain).factor()).toBe(1)
  expect(after([16.7, 33.4], 1, strain).factor()).toBe(3)
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
