import { expect, it } from 'vitest'
import { reachOf } from '../../../src/ui/controls/reach.ts'

it.each([
  [[], 1],
  [[0.2, -0.7], 1],
  [[1.01], 2],
  [[-4], 5],
  [[12, 3], 20],
  [[Infinity, NaN, 3], 5],
])('values %j reach to %d', (values, reach) => {
  expect(reachOf(values)).toBe(reach)
})
