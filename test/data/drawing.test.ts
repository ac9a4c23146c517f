/** Drawings become what the network knows: worked by hand where small, and told by a network that has learnt digits. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  emptyInk,
  inkOf,
  likeDigit,
  likePicture,
  roomOf,
  shifted,
  type Ink,
  type Stroke,
} from '../../src/data/drawing.ts'
import { filesOf } from '../../src/data/files.ts'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import { createTrainer, type Trainer } from '../../src/engine/trainer.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { provideFiles } from '../support/data.ts'

type Points = Stroke['points']

const drawn = (lines: readonly Points[], width = 0.08): Ink =>
  inkOf(lines.map((points) => ({ points, width })))

const rowOf = (pixels: readonly number[] | null, row: number): readonly number[] =>
  pixels?.slice(8 * row, 8 * row + 8) ?? []

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Part of an ellipse around a centre, counterclockwise from the right, in degrees. */
function arc(
  [centreX, centreY]: readonly [number, number],
  [wide, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): Points {
  return Array.from({ length: 21 }, (_, k) => {
    const angle = ((from + ((to - from) * k) / 20) * Math.PI) / 180
    return [centreX + wide * Math.cos(angle), centreY - high * Math.sin(angle)] as const
  })
}

const digits: readonly (readonly Points[])[] = [
  [arc([0.5, 0.5], [0.2, 0.3], [90, 450])],
  [
    [
      [0.4, 0.3],
      [0.5, 0.2],
      [0.5, 0.8],
    ],
  ],
  [[...arc([0.5, 0.35], [0.18, 0.15], [170, -40]), [0.3, 0.8], [0.72, 0.8]]],
  [[...arc([0.48, 0.35], [0.17, 0.15], [160, -90]), ...arc([0.48, 0.65], [0.2, 0.16], [90, -160])]],
  [
    [
      [0.55, 0.2],
      [0.3, 0.6],
      [0.7, 0.6],
    ],
    [
      [0.58, 0.45],
      [0.58, 0.82],
    ],
  ],
  [[[0.68, 0.2], [0.38, 0.2], [0.36, 0.48], ...arc([0.48, 0.62], [0.19, 0.18], [120, -150])]],
  [[[0.6, 0.2], [0.42, 0.42], ...arc([0.5, 0.64], [0.17, 0.17], [150, -210])]],
  [
    [
      [0.3, 0.22],
      [0.7, 0.22],
      [0.45, 0.82],
    ],
  ],
  [arc([0.5, 0.34], [0.14, 0.14], [-90, 270]), arc([0.5, 0.64], [0.17, 0.16], [90, 450])],
  [[...arc([0.5, 0.36], [0.16, 0.15], [0, 360]), [0.64, 0.5], [0.58, 0.82]]],
]

describe('ink', () => {
  it('is where a stroke has been, half its width to each side', () => {
    // On 8 × 8 cells, a level stroke at the height of row 4's centre, a cell wide and four long.
    const { cells } = inkOf(
      [
        {
          points: [
            [2.5 / 8, 4.5 / 8],
            [5.5 / 8, 4.5 / 8],
          ],
          width: 1 / 8,
        },
      ],
      8,
    )
    expect([...cells].flatMap((cell, k) => (cell ? [k] : []))).toEqual([34, 35, 36, 37])
  })

  it('of a point is a dot', () => {
    const { cells } = inkOf([{ points: [[0.5, 0.5]], width: 0.3 }], 8)
    expect([...cells].filter(Boolean)).toHaveLength(4)
  })
})

describe('a drawn digit', () => {
  it('is nothing where nothing is drawn', () => {
    expect(likeDigit(emptyInk())).toBeNull()
  })

  it.each(digits.map((lines, digit) => ({ digit, lines })))(
    'of $digit fills the picture from top to bottom, in its middle columns, with as much ink as the data',
    ({ lines }) => {
      const pixels = likeDigit(drawn(lines))!
      expect(Math.max(...rowOf(pixels, 0))).toBeGreaterThan(0)
      expect(Math.max(...rowOf(pixels, 7))).toBeGreaterThan(0)
      expect(
        pixels.filter((_, k) => k % 8 === 0 || k % 8 === 7).every((share) => share <= 0.25),
      ).toBe(true)
      expect(16 * meanOf(pixels)).toBeGreaterThan(3.8)
      expect(16 * meanOf(pixels)).toBeLessThan(6)
    },
  )

  it('stands upright, wherever on the paper and however large it was drawn, and whichever way it leant', () => {
    const one = (lean: number): Ink =>
      drawn(
        [
          [
            [0.5 + 0.2 * lean, 0.3],
            [0.5 - 0.2 * lean, 0.7],
          ],
        ],
        0.05,
      )
    const small = drawn(
      [
        [
          [0.2, 0.1],
          [0.2, 0.3],
        ],
      ],
      0.025,
    )
    const upright = likeDigit(one(0))
    // Cells cut the edges of a small stroke a little differently.
    likeDigit(small)!.forEach((share, k) => expect(Math.abs(share - upright![k])).toBeLessThan(0.1))
    for (const lean of [-0.6, 0.6]) {
      const pixels = likeDigit(one(lean))!
      // Away from the slanted ends of the stroke
      for (let row = 1; row < 7; row++) {
        expect(rowOf(pixels, row).map((share) => share > 0.4)).toEqual(
          rowOf(upright, row).map((share) => share > 0.4),
        )
      }
    }
  })
})

describe('a network that has learnt digits', () => {
  const { experiment } = gallery.digitsConvolution
  let trainer: Trainer
  beforeAll(() => {
    provideFiles(filesOf(experiment.data.source))
    const { samples } = datasetOf(experiment)
    trainer = createTrainer({ ...experiment, samples })
    trainer.run(12 * samples.length)
  })

  function answers(inputs: readonly (readonly number[])[]): number[] {
    const { network, training } = experiment
    const target = Array.from({ length: 10 }, () => 0)
    const rows = inputs.map((input) => ({ input, target }))
    const outputs = new Float64Array(10 * rows.length)
    createEvaluator(network, training.loss).evaluate(
      trainer.parameters,
      rows,
      outputs,
      new Float64Array(rows.length),
    )
    return rows.map((_, s) => {
      const said = [...outputs.subarray(10 * s, 10 * s + 10)]
      return said.indexOf(Math.max(...said))
    })
  }

  it.each([0.05, 0.08])('reads nine of ten that are drawn with a pen of %d', (width) => {
    const said = answers(digits.map((lines) => likeDigit(drawn(lines, width))!))
    expect(said.filter((digit, truth) => digit === truth).length).toBeGreaterThanOrEqual(9)
  })

  it.each([0, 0.3, -0.3])('reads unseen ones that were enlarged and lean by %d', (lean) => {
    const unseen = datasetOf(experiment).unseen.slice(0, 120)
    const said = answers(unseen.map(({ input }) => likeDigit(enlarged(input, lean))!))
    const right = said.filter((digit, s) => unseen[s].target[digit] === 1).length
    expect(right / unseen.length).toBeGreaterThan(0.9)
  })

  /** Half as large as the paper, its pixels blended. */
  function enlarged(pixels: readonly number[], lean: number): Ink {
    const ink = emptyInk()
    const { side } = ink
    const at = (row: number, column: number): number =>
      row < 0 || column < 0 || row > 7 || column > 7 ? 0 : pixels[8 * row + column]
    ink.cells.forEach((_, k) => {
      const down = Math.floor(k / side) - side / 2
      const y = 3.5 + (16 * down) / side
      const x = 3.5 + (16 * ((k % side) - side / 2 + lean * down)) / side
      const [row, column] = [Math.floor(y), Math.floor(x)]
      const blend = (line: number): number =>
        at(line, column) * (1 - x + column) + at(line, column + 1) * (x - column)
      const value = blend(row) * (1 - y + row) + blend(row + 1) * (y - row)
      if (value >= 0.5) ink.cells[k] = 1
    })
    return ink
  }
})

describe('a drawing of another picture', () => {
  const whole = { height: 1, width: 1 }

  it('is as large as there is room, and as grey as its pixels are inked', () => {
    // A square of half the paper, its edges on cells.
    const ink = emptyInk(8)
    for (const row of [2, 3, 4, 5])
      for (const column of [2, 3, 4, 5]) ink.cells[8 * row + column] = 1
    expect(likePicture(ink, [1, 2, 2], whole)).toEqual([1, 1, 1, 1])
    expect(likePicture(ink, [1, 4, 4], { height: 0.5, width: 0.5 })).toEqual(
      [
        [0, 0, 0, 0],
        [0, 1, 1, 0],
        [0, 1, 1, 0],
        [0, 0, 0, 0],
      ].flat(),
    )
    expect(likePicture(ink, [1, 3, 3], { height: 1 / 3, width: 1 / 3 })).toEqual(
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ].flat(),
    )
    // Three pixels wide in a room of two: the outer ones are half inked.
    expect(likePicture(ink, [1, 3, 3], { height: 2 / 3, width: 2 / 3 })).toEqual(
      [
        [0.25, 0.5, 0.25],
        [0.5, 1, 0.5],
        [0.25, 0.5, 0.25],
      ].flat(),
    )
    expect(likePicture(ink, [2, 1, 1], whole)).toEqual([1, 1])
    expect(likePicture(emptyInk(8), [1, 2, 2], whole)).toBeNull()
  })

  it('takes the room that the data’s pictures usually take', () => {
    const small = [0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    const large = [0, 8, 0, 0, 0, 9, 0, 0, 0, 8, 8, 0, 0, 0, 0, 0]
    const faint = small.map((value) => value / 9)
    expect(roomOf([small, large, large, faint], [1, 4, 4], [0, 9])).toEqual({
      height: 0.75,
      width: 0.5,
    })
    expect(roomOf([faint], [1, 4, 4], [0, 9])).toEqual(whole)
  })
})

describe('a shift', () => {
  const picture = [1, 2, 3, 4, 5, 6]

  it('moves every pixel, and what comes in is empty', () => {
    const shape = [1, 2, 3]
    expect(shifted(picture, shape, { right: 1, down: 0 }, 0)).toEqual([0, 1, 2, 0, 4, 5])
    expect(shifted(picture, shape, { right: -1, down: 0 }, 0)).toEqual([2, 3, 0, 5, 6, 0])
    expect(shifted(picture, shape, { right: 0, down: 1 }, 9)).toEqual([9, 9, 9, 1, 2, 3])
    expect(shifted(picture, shape, { right: -1, down: -1 }, 0)).toEqual([5, 6, 0, 0, 0, 0])
    expect(shifted(picture, shape, { right: 0, down: 0 }, 0)).toEqual(picture)
  })

  it('moves each channel alike', () => {
    expect(shifted(picture, [2, 1, 3], { right: 1, down: 0 }, 0)).toEqual([0, 1, 2, 0, 4, 5])
  })
})
