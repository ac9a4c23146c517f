/** Metrics worked by hand, and what they say where there is nothing to divide by. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accuracyOf,
  classesOf,
  classMetrics,
  confusionOf,
  forecastMetrics,
  precisionOf,
  recallOf,
  valueMetrics,
  type ClassAnswers,
} from '../../src/engine/metrics.ts'

const numbers = (...values: readonly number[]): Float64Array => Float64Array.from(values)

/** One-hot rows of the classes. */
const oneHot = (size: number, ...classes: readonly number[]): Float64Array =>
  Float64Array.from(
    classes.flatMap((one) => Array.from({ length: size }, (_, o) => (o === one ? 1 : 0))),
  )

describe('two classes', () => {
  // Truly 1: three, answered 1, 1, 0; truly 0: two, answered 1, 0
  const answers: ClassAnswers = {
    outputs: numbers(0.9, 0.5, 0.2, 0.7, 0.1),
    targets: numbers(1, 1, 1, 0, 0),
    size: 1,
  }

  it('one output says 1 from the threshold on', () => {
    expect([...classesOf(answers.outputs, 1)]).toEqual([1, 1, 0, 1, 0])
    expect([...classesOf(numbers(-0.1, 0, 2), 1, 0)]).toEqual([0, 1, 1])
  })

  it('the confusion matrix has a row for each true class', () => {
    // True 0: answered 0 once, 1 once; true 1: answered 0 once, 1 twice
    expect([...confusionOf(answers).counts]).toEqual([1, 1, 1, 2])
  })

  it('accuracy is 3 of 5, precision and recall of class 1 are 2 of 3 each', () => {
    expect(classMetrics.accuracy.of(answers)).toBe(3 / 5)
    expect(classMetrics.precision.of(answers)).toBe(2 / 3)
    expect(classMetrics.recall.of(answers)).toBe(2 / 3)
  })

  it('targets −1 and 1 are parted at 0', () => {
    const signs = {
      outputs: numbers(-0.2, 0.3, 4),
      targets: numbers(-1, -1, 1),
      size: 1,
      threshold: 0,
    }
    expect([...confusionOf(signs).counts]).toEqual([1, 1, 0, 1])
  })
})

describe('three classes', () => {
  // True 0 0 1 1 2 2, answered 0 1 1 1 2 0
  const answers: ClassAnswers = {
    outputs: oneHot(3, 0, 1, 1, 1, 2, 0),
    targets: oneHot(3, 0, 0, 1, 1, 2, 2),
    size: 3,
  }
  const confusion = confusionOf(answers)

  it('the class is the one with the largest output, the first of several', () => {
    expect([...classesOf(numbers(0.2, 0.5, 0.3, 0.4, 0.4, 0.2), 3)]).toEqual([1, 0])
  })

  it('the confusion matrix counts every pair of true and answered class', () => {
    expect([...confusion.counts]).toEqual([1, 1, 0, 0, 2, 0, 1, 0, 1])
  })

  it('precision and recall are of each class, and their mean', () => {
    // Answered 0: 2, one right; 1: 3, two right; 2: 1, right. Truly: 2 each, right 1, 2, 1.
    expect([0, 1, 2].map((one) => precisionOf(confusion, one))).toEqual([1 / 2, 2 / 3, 1])
    expect([0, 1, 2].map((one) => recallOf(confusion, one))).toEqual([1 / 2, 1, 1 / 2])
    expect(accuracyOf(confusion)).toBe(4 / 6)
    expect(classMetrics.precision.of(answers)).toBeCloseTo((1 / 2 + 2 / 3 + 1) / 3, 15)
    expect(classMetrics.recall.of(answers)).toBeCloseTo(2 / 3, 15)
  })

  it('a class that is neither true nor answered anywhere does not count in the mean', () => {
    const without = { outputs: oneHot(3, 0, 1, 1), targets: oneHot(3, 0, 0, 1), size: 3 }
    // Precision 1 and 1/2, recall 1/2 and 1
    expect(classMetrics.precision.of(without)).toBe(3 / 4)
    expect(classMetrics.recall.of(without)).toBe(3 / 4)
  })
})

it('accuracy without counting what is taken for what is the share on the diagonal, ties included', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((size) => {
        const row = fc.array(fc.constantFrom(-1, 0, 0.5, 1), { minLength: size, maxLength: size })
        const rows = fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 6 })
        return fc.record({ size: fc.constant(size), rows, threshold: fc.constantFrom(0, 0.5) })
      }),
      ({ size, rows, threshold }) => {
        const outputs = numbers(...rows.flatMap(([output]) => output))
        const targets = numbers(...rows.flatMap(([, target]) => target))
        const answers = { outputs, targets, size, threshold }
        expect(classMetrics.accuracy.of(answers)).toBe(accuracyOf(confusionOf(answers)))
      },
    ),
  )
})

describe('where there is nothing to divide by', () => {
  it('precision is 0 when no answer names the class, recall when nothing is of it', () => {
    const none = { outputs: numbers(0.1, 0.2), targets: numbers(1, 0), size: 1 }
    expect(classMetrics.precision.of(none)).toBe(0)
    const nothing = { outputs: numbers(0.9, 0.2), targets: numbers(0, 0), size: 1 }
    expect(classMetrics.recall.of(nothing)).toBe(0)
  })

  it('R² of targets all alike is 1 when every output is right, else 0', () => {
    // Their mean, 0.30000000000000004 / 3, is not quite 0.1.
    const alike = numbers(0.1, 0.1, 0.1)
    expect(valueMetrics.rSquared.of({ outputs: alike, targets: alike, size: 1 })).toBe(1)
    expect(
      valueMetrics.rSquared.of({ outputs: numbers(0.1, 0.1, 3), targets: alike, size: 1 }),
    ).toBe(0)
  })

  it('R² of one row is not a number', () => {
    expect(
      valueMetrics.rSquared.of({ outputs: numbers(1), targets: numbers(1), size: 1 }),
    ).toBeNaN()
  })

  it('beside a perfect naive forecast another perfect one is as good, any other infinitely worse', () => {
    const targets = numbers(1, 2)
    const naive = targets
    expect(forecastMetrics.naiveRatio.of({ outputs: targets, targets, naive, size: 1 })).toBe(1)
    const outputs = numbers(1, 3)
    expect(forecastMetrics.naiveRatio.of({ outputs, targets, naive, size: 1 })).toBe(Infinity)
  })

  it.each([
    ...Object.entries(classMetrics),
    ...Object.entries(valueMetrics),
    ...Object.entries(forecastMetrics),
  ])('%s of no answers is not a number', (_, metric) => {
    const nothing = { outputs: numbers(), targets: numbers(), naive: numbers(), size: 1 }
    expect(metric.of(nothing)).toBeNaN()
  })
})

describe('values', () => {
  // Differences 1, −2, 0, 1
  const answers = { outputs: numbers(2, 2, 5, 7), targets: numbers(1, 4, 5, 6), size: 1 }

  it('mean absolute error is 4 / 4, root mean squared error √(6 / 4)', () => {
    expect(valueMetrics.meanAbsoluteError.of(answers)).toBe(1)
    expect(valueMetrics.rootMeanSquaredError.of(answers)).toBe(Math.sqrt(1.5))
  })

  it('R² is 1 − 6 / 14', () => {
    // Mean 4, so Σ (t − 4)² = 9 + 0 + 1 + 4
    expect(valueMetrics.rSquared.of(answers)).toBeCloseTo(1 - 6 / 14, 15)
  })

  it('R² of always answering the mean is 0, of answering worse it is below', () => {
    const { targets } = answers
    expect(valueMetrics.rSquared.of({ outputs: numbers(4, 4, 4, 4), targets, size: 1 })).toBe(0)
    expect(
      valueMetrics.rSquared.of({ outputs: numbers(6, 5, 4, 1), targets, size: 1 }),
    ).toBeLessThan(0)
  })

  it('R² of several outputs is the mean over them', () => {
    // The first output is right, the second answers its mean: (1 + 0) / 2.
    const two = { outputs: numbers(1, 5, 3, 5), targets: numbers(1, 4, 3, 6), size: 2 }
    expect(valueMetrics.rSquared.of(two)).toBe(0.5)
  })

  it('the ratio to the naive forecast is 4 / 6: two thirds of its error', () => {
    // Naive: each the one before; errors 1, 3, 1, 1 → 6 / 4; own 4 / 4
    const naive = numbers(0, 1, 4, 5)
    expect(forecastMetrics.naiveRatio.of({ ...answers, naive })).toBeCloseTo(4 / 6, 15)
  })
})
