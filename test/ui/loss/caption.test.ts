import { describe, expect, it } from 'vitest'
import { aheadWords, caption, testWords } from '../../../src/ui/loss/caption.ts'

const line = (...points: [epoch: number, loss: number][]) =>
  points.map(([epoch, loss]) => ({ epoch, loss }))

describe('the caption of the chart', () => {
  it('tells how far the loss fell, and in how many epochs', () => {
    expect(caption(line([0, 0.38], [43, 0.0721]))).toBe(
      'Training loss fell from 0.38 to 0.07 in 43 epochs.',
    )
  })

  it('tells that it rose', () => {
    expect(caption(line([0, 0.38], [1, 0.4], [1.5, 2e40]))).toBe(
      'Training loss rose from 0.38 to 2.0×10⁴⁰ in 1 epoch.',
    )
  })

  it('tells that nothing has been trained yet', () => {
    expect(caption(line([0, 0.551]))).toBe('Training loss is 0.55 before training.')
    expect(caption([])).toBe('No loss yet.')
  })

  it('tells of a present loss that is not finite and has no place on the curve', () => {
    expect(caption(line([0, 199]), Infinity)).toBe(
      'Training loss was 199 at first. Now it is past what numbers can hold.',
    )
    expect(caption([], NaN)).toBe('Training loss is past what numbers can hold.')
  })

  it('speaks of less than an epoch before the first is complete', () => {
    expect(caption(line([0, 0.5], [0.25, 0.4]))).toBe(
      'Training loss fell from 0.50 to 0.40 in less than 1 epoch.',
    )
  })

  it('tells staying apart from coming back', () => {
    expect(caption(line([0, 0.3], [1, 0.3], [2, 0.3]))).toBe(
      'Training loss stayed at 0.30 for 2 epochs.',
    )
    expect(caption(line([0, 0.3], [1, 0.5], [2, 0.3]))).toBe(
      'Training loss is 0.30 again after 2 epochs.',
    )
  })
})

describe('what lies ahead', () => {
  it('is told in a sentence where there is something', () => {
    expect(aheadWords([])).toBe('')
    expect(aheadWords(line([121, 0.022], [1225.5, 0.0121]))).toBe(
      'It went on to 0.01 in epoch 1,225.',
    )
  })
})

describe('the words on the test loss', () => {
  const tested = (...points: [epoch: number, test: number][]) =>
    points.map(([epoch, test]) => ({ epoch, loss: 0, test }))

  it('tell it, and where it was lowest if it has risen since', () => {
    expect(testWords(tested([0, 0.4], [9, 0.1]))).toBe('Test loss 0.10.')
    expect(testWords(tested([0, 0.4], [30, 0.09], [43, 0.2]))).toBe(
      'Test loss 0.20, lowest in epoch 30 at 0.09.',
    )
    expect(testWords(tested([0, 0.4], [25, 0.106], [30, 0.1099]))).toBe(
      'Test loss 0.11, flat since epoch 25.',
    )
    expect(testWords(tested([0, 0.4], [239, 0.106], [240, 0.1099]))).toBe('Test loss 0.11.')
  })

  it('are none where there is none', () => {
    expect(testWords(line([0, 0.4]))).toBe('')
    expect(testWords([])).toBe('')
  })
})
