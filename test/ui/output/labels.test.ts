import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LABEL_HEIGHT, placeLabels } from '../../../src/ui/output/labels.ts'

const SIZE = 264

describe('names on the map', () => {
  it('stand to the upper right of their point where there is room', () => {
    expect(placeLabels([{ x: 100, y: 100, width: 30 }], SIZE)).toEqual([[114, 87]])
  })

  it('go to the other side at the edge', () => {
    const [label] = placeLabels([{ x: 255, y: 100, width: 30 }], SIZE)
    expect(label![0] + 30).toBeLessThan(255)
  })

  it('never leave the map, cover a point, or cover each other', () => {
    const mark = fc.record({
      x: fc.double({ min: 0, max: SIZE, noNaN: true }),
      y: fc.double({ min: 0, max: SIZE, noNaN: true }),
      width: fc.double({ min: 5, max: 90, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 24 }), (marks) => {
        const boxes = placeLabels(marks, SIZE).flatMap((label, place) =>
          label ? [{ left: label[0], middle: label[1], width: marks[place].width }] : [],
        )
        boxes.forEach((box, place) => {
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.left + box.width).toBeLessThanOrEqual(SIZE)
          expect(box.middle - LABEL_HEIGHT / 2).toBeGreaterThanOrEqual(0)
          expect(box.middle + LABEL_HEIGHT / 2).toBeLessThanOrEqual(SIZE)
          for (const { x, y } of marks) {
            const isBeside = x <= box.left || x >= box.left + box.width
            expect(isBeside || Math.abs(y - box.middle) >= LABEL_HEIGHT / 2).toBe(true)
          }
          for (const other of boxes.slice(place + 1)) {
            const isBeside =
              other.left >= box.left + box.width || other.left + other.width <= box.left
            expect(isBeside || Math.abs(other.middle - box.middle) >= LABEL_HEIGHT).toBe(true)
          }
        })
      }),
    )
  })

  it('are left out where there is no room', () => {
    const crowd = Array.from({ length: 40 }, (_, place) => ({
      x: 100 + (place % 8) * 4,
      y: 100 + Math.floor(place / 8) * 4,
      width: 60,
    }))
    expect(placeLabels(crowd, SIZE)).toContain(null)
  })
})
