import { expect, it } from 'vitest'
import { scoreText } from '../../../src/ui/hooks/useScores.ts'
import type { Answer } from '../../../src/worker/probes.ts'

const confusion = { classes: 2, counts: new Float64Array(4) }
const classes = (accuracy: number): Answer => ({
  type: 'scores',
  position: 0,
  value: { scores: { loss: 0, confusion, accuracy, precision: 0, recall: 0 }, worst: [] },
})

it.each([
  [0.962, '96 %'],
  [1, '100 %'],
  [0.9996, '99.96 %'],
  [0.001, '<1 %'],
  [0, '0 %'],
])('an accuracy of %d is told as %s', (accuracy, text) => {
  expect(scoreText(classes(accuracy))).toBe(text)
})

it('there is no text where there is no answer', () => {
  expect(scoreText(null)).toBeNull()
})
