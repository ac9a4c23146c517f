import { describe, expect, it } from 'vitest'
import { caption, tableRows } from '../../../src/ui/loss/caption.ts'

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

describe('the rows of the table', () => {
  const points = Array.from({ length: 600 }, (_, epoch) => ({ epoch, loss: 1 / (epoch + 1) }))

  it('are at most 50, evenly spread from the first point to the last', () => {
    const rows = tableRows(points)
    expect(rows).toHaveLength(50)
    expect(rows[0].epoch).toBe(0)
    expect(rows.at(-1)!.epoch).toBe(599)
    rows.slice(1).forEach(({ epoch }, row) => {
      expect(epoch - rows[row].epoch).toBeGreaterThanOrEqual(12)
      expect(epoch - rows[row].epoch).toBeLessThanOrEqual(13)
    })
  })

  it('are all the points of a short curve', () => {
    expect(tableRows(points.slice(0, 7))).toEqual(points.slice(0, 7))
  })
})
