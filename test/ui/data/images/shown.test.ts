import { describe, expect, it } from 'vitest'
import { asGiven, type Dataset } from '../../../../src/data/dataset.ts'
import { placesOf, rangeWords, saidTo, thumbnailOf } from '../../../../src/ui/data/images/shown.ts'
import { shiftWords } from '../../../../src/ui/data/images/useShift.ts'
import { createReader } from '../../../../src/ui/data/images/drawn.ts'
import { inkOf } from '../../../../src/data/drawing.ts'
import { lookedSentence } from '../../../../src/ui/hooks/LookedWords.tsx'
import { asOne, pictureName } from '../../../../src/ui/hooks/pictureWords.ts'

/** Four images of two pixels, of three classes. */
const classes = [0, 2, 1, 2]
const dataset: Dataset = {
  ...asGiven({
    input: [1, 1, 2],
    target: [3],
    inputNames: ['left', 'right'],
    problem: 'classes',
    samples: classes.map((one, k) => ({
      name: `Digit ${k + 1}`,
      input: [k, 0],
      target: [0, 1, 2].map((other) => (other === one ? 1 : 0)),
    })),
    unseen: [],
  }),
  classNames: ['7', '8', '9'],
}

const about = { outputs: 3, threshold: 0.5 }
/** Right, wrong, right, of images 1 to 3; nothing is known of the first. */
const said = {
  from: 1,
  predictions: Float64Array.from([0.1, 0.2, 0.7, 0.6, 0.3, 0.1, 0, 0.1, 0.9]),
}
const saidOf = (index: number): number | null => saidTo(index, said, about)

describe('what the network says to an image', () => {
  it('is the class of its largest output, and nothing where it has not been asked', () => {
    expect([0, 1, 2, 3, 4].map(saidOf)).toEqual([null, 2, 0, 2, null])
    expect(saidTo(1, null, about)).toBeNull()
  })

  it('is one side of the threshold where there is one output', () => {
    const one = { from: 0, predictions: Float64Array.of(0.4, 0.6, -0.2) }
    const classesAt = (threshold: number): unknown[] =>
      [0, 1, 2].map((index) => saidTo(index, one, { outputs: 1, threshold }))
    expect(classesAt(0.5)).toEqual([0, 1, 0])
    expect(classesAt(0)).toEqual([1, 1, 0])
  })
})

describe('the images shown', () => {
  it('are all, those of a class, or those that are mistaken', () => {
    expect(placesOf(dataset, 'samples', 'all', saidOf)).toEqual([0, 1, 2, 3])
    expect(placesOf(dataset, 'samples', 2, saidOf)).toEqual([1, 3])
    expect(placesOf(dataset, 'samples', 'mistakes', saidOf)).toEqual([2])
    expect(placesOf(dataset, 'unseen', 'all', saidOf)).toEqual([])
  })

  it('are counted from 1', () => {
    expect(rangeWords(0, 20, 1437)).toBe('1–20 of 1,437')
    expect(rangeWords(0, 0, 0)).toBe('None at present.')
  })
})

describe('an image', () => {
  it('is called by what it is and by what the network says', () => {
    expect(pictureName(dataset, dataset.samples[1], 0)).toBe('Digit 2, a 9, network says 7')
    expect(pictureName(dataset, dataset.samples[2], null)).toBe('Digit 3, an 8')
    expect(pictureName({ ...dataset, problem: 'values' }, dataset.samples[2], 1)).toBe('Digit 3')
    expect(['4', '8', '11', '18', '80', '15', 'Bag'].map(asOne)).toEqual([
      'a 4',
      'an 8',
      'an 11',
      'an 18',
      'an 80',
      'a 15',
      'Bag',
    ])
  })

  it('has its class under it, and what it is mistaken for', () => {
    expect(thumbnailOf(dataset, 'samples', 2, 0)).toMatchObject({ caption: '8', wrong: '7' })
    expect(thumbnailOf(dataset, 'samples', 1, 2)).toMatchObject({ caption: '9', wrong: null })
    expect(thumbnailOf(dataset, 'samples', 0, null)).toMatchObject({ caption: '7', wrong: null })
  })
})

it('a shift is told by where it has led', () => {
  expect(shiftWords({ right: 1, down: 0 })).toBe('shifted 1 right')
  expect(shiftWords({ right: -2, down: -1 })).toBe('shifted 2 left and 1 up')
  expect(shiftWords({ right: 0, down: 3 })).toBe('shifted 3 down')
  expect(shiftWords({ right: 0, down: 0 })).toBe('back where it was')
})

describe('a drawing', () => {
  const ink = inkOf([
    {
      points: [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
      width: 0.1,
    },
  ])

  it('has the data’s own numbers for no ink and full ink', () => {
    const shape = [1, 8, 8]
    const raw = { names: [], samples: [], unseen: [] }
    const pixels = createReader({ raw }, { shape, range: [0, 16] })(ink)!
    expect([Math.min(...pixels), Math.max(...pixels)]).toEqual([0, 16])
    const shares = createReader({ raw }, { shape, range: [-1, 1] })(ink)!
    expect(shares).toEqual(pixels.map((value) => value / 8 - 1))
  })

  it('is as large as the data’s pictures', () => {
    // In all of them the two middle rows of four are inked.
    const sample = [0, 0, 0, 0, 0, 9, 9, 0, 0, 9, 9, 0, 0, 0, 0, 0]
    const raw = { names: [], samples: [sample], unseen: [] }
    const pixels = createReader({ raw }, { shape: [1, 4, 4], range: [0, 9] })(ink)!
    const rows = [0, 1, 2, 3].map((row) => Math.max(...pixels.slice(4 * row, 4 * row + 4)) > 0)
    expect(rows).toEqual([false, true, true, false])
  })
})

it('the image that is looked at is said with its answer, and with what it is where that is known', () => {
  const outputs = [0.25, 0.625, 0.125]
  const name = 'Digit 3'
  expect(lookedSentence(dataset, { name, outputs, target: [1, 0, 0] }, 0.5)).toBe(
    'Digit 3 is a 7. The network says 8 (0.63).',
  )
  expect(lookedSentence(dataset, { name: 'Your drawing', outputs, target: null }, 0.5)).toBe(
    'Your drawing. The network says 8 (0.63).',
  )
  expect(lookedSentence(dataset, { name, outputs: [0.2], target: [1] }, 0)).toBe(
    'Digit 3 is an 8. The network says 8.',
  )
})
