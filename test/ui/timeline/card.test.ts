import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../src/ui/hooks/marks.ts'
import { segmentsOf } from '../../../src/engine/segments.ts'
import { cardText } from '../../../src/ui/timeline/card.ts'

const four = segmentsOf(4, [])

const marks: Mark[] = [
  { position: 212, type: 'edit', text: 'w1 set to 0.5 at sample 212' },
  { position: 220, type: 'rate', text: 'learning rate set to 0.5 at sample 220' },
]

describe('the card over the history', () => {
  it('tells sample, epoch, and the loss where it is known', () => {
    expect(cardText(480, four, { loss: 0.0221, marks: [], near: 1.25, word: 'sample' })).toBe(
      'sample 480 · epoch 120 · loss 0.022',
    )
    expect(cardText(7, four, { loss: null, marks, near: 1.25, word: 'sample' })).toBe(
      'sample 7 · epoch 1',
    )
    expect(cardText(7, four, { loss: null, marks, near: 1.25, word: 'image' })).toBe(
      'image 7 · epoch 1',
    )
  })

  it('tells the nearest mark beside it', () => {
    expect(cardText(214, four, { loss: null, marks, near: 1.25, word: 'sample' })).toBe(
      'sample 214 · epoch 53\nw1 set to 0.5 at sample 212',
    )
    expect(cardText(218, four, { loss: null, marks, near: 1.25, word: 'sample' })).toMatch(
      /learning rate/,
    )
    expect(cardText(206, four, { loss: null, marks, near: 1.25, word: 'sample' })).not.toMatch(/\n/)
  })
})
