/**
 * The table of metrics: how good outputs are, in words that people use, beside the loss. Pure functions
 * of outputs and targets; computing the outputs is left to `evaluate.ts`. Where a score is not defined
 * (nothing to divide by) it is what scikit-learn says, as noted at each.
 */

/** Outputs and targets of many samples: rows × size, row-major. A sequence has a row for each time step. */
export type Answers = {
  readonly outputs: Float64Array
  readonly targets: Float64Array
  /** Values of one row. */
  readonly size: number
}

export type ClassAnswers = Answers & {
  /** With one output: from here on it says class 1. 0.5 between targets 0 and 1 unless given; 0 between −1 and 1. */
  readonly threshold?: number
}

export type ForecastAnswers = Answers & {
  /** The naive forecast of each target, usually the last value known: rows × size. */
  readonly naive: Float64Array
}

/** How often each true class was answered by each class: classes × classes, a row for each true class. */
export type Confusion = { readonly classes: number; readonly counts: Float64Array }

type Metric<Given> = {
  readonly label: string
  /** In y (output) and t (target); of classes in right, wrong and how many answers there are. */
  readonly formula: string
  /** Whether the larger or the smaller is the better. */
  readonly best: 'largest' | 'smallest'
  of(given: Given): number
}

/** Scores of classes: two with one output, else as many as outputs. Precision and recall of two classes are those of class 1. */
export const classMetrics = {
  accuracy: {
    label: 'Accuracy',
    formula: 'right answers / all answers',
    best: 'largest',
    of: rightShareOf,
  },
  precision: {
    label: 'Precision',
    formula: 'rightly answered so / answered so; mean over the classes',
    best: 'largest',
    of: (answers) => overClasses(confusionOf(answers), precisionOf),
  },
  recall: {
    label: 'Recall',
    formula: 'rightly answered so / truly so; mean over the classes',
    best: 'largest',
    of: (answers) => overClasses(confusionOf(answers), recallOf),
  },
} as const satisfies Record<string, Metric<ClassAnswers>>

/** Scores of values. */
export const valueMetrics = {
  meanAbsoluteError: {
    label: 'Mean absolute error',
    formula: 'mean of |y − t|',
    best: 'smallest',
    of: ({ outputs, targets }) => meanDistance(outputs, targets),
  },
  rootMeanSquaredError: {
    label: 'Root mean squared error',
    formula: '√(mean of (y − t)²)',
    best: 'smallest',
    of: ({ outputs, targets }) => {
      let sum = 0
      for (let k = 0; k < targets.length; k++) {
        const difference = outputs[k] - targets[k]
        sum += difference * difference
      }
      return Math.sqrt(sum / targets.length)
    },
  },
  rSquared: {
    label: 'R²',
    formula: '1 − Σ (y − t)² / Σ (t − mean of t)²; mean over the outputs',
    best: 'largest',
    of: rSquaredOf,
  },
} as const satisfies Record<string, Metric<Answers>>

/** Scores of forecasts. */
export const forecastMetrics = {
  /** The relative mean absolute error of Hyndman and Koehler, "Another look at measures of forecast accuracy" (2006), section 2.4. */
  naiveRatio: {
    label: 'Ratio to the naive forecast',
    formula: 'mean of |y − t| / mean of |naive − t|; below 1 it is better than naive',
    best: 'smallest',
    of: ({ outputs, targets, naive }) => {
      const own = meanDistance(outputs, targets)
      const other = meanDistance(naive, targets)
      // Two perfect forecasts are equally good.
      return own === 0 && other === 0 ? 1 : own / other
    },
  },
} as const satisfies Record<string, Metric<ForecastAnswers>>

/** The class of each row: with one value 0 or 1 (from the threshold on), else the first largest. */
export function classesOf(values: Float64Array, size: number, threshold = 0.5): Int32Array {
  if (size === 1) return Int32Array.from(values, (value) => (value >= threshold ? 1 : 0))
  return Int32Array.from({ length: values.length / size }, (_, row) => {
    const start = row * size
    let best = 0
    for (let o = 1; o < size; o++) if (values[start + o] > values[start + best]) best = o
    return best
  })
}

/** Counts answers by true class (row) and answered class (column), as scikit-learn's confusion_matrix does. */
export function confusionOf({ outputs, targets, size, threshold }: ClassAnswers): Confusion {
  const classes = Math.max(2, size)
  const counts = new Float64Array(classes * classes)
  const answered = classesOf(outputs, size, threshold)
  classesOf(targets, size, threshold).forEach((truly, row) => {
    counts[truly * classes + answered[row]]++
  })
  return { classes, counts }
}

/** The share of right answers; of none at all it is not a number. */
export function accuracyOf({ classes, counts }: Confusion): number {
  let right = 0
  let all = 0
  for (let k = 0; k < counts.length; k++) all += counts[k]
  for (let one = 0; one < classes; one++) right += counts[one * classes + one]
  return right / all
}

/** The same of outputs, without counting what is taken for what: it is asked for at every loss point. */
function rightShareOf({ outputs, targets, size, threshold = 0.5 }: ClassAnswers): number {
  const rows = targets.length / size
  let right = 0
  for (let row = 0; row < rows; row++) {
    const start = row * size
    if (size === 1) {
      if (outputs[start] >= threshold === targets[start] >= threshold) right++
      continue
    }
    let answered = 0
    let truly = 0
    for (let o = 1; o < size; o++) {
      if (outputs[start + o] > outputs[start + answered]) answered = o
      if (targets[start + o] > targets[start + truly]) truly = o
    }
    if (answered === truly) right++
  }
  return right / rows
}

/** Of the answers that name a class the share that is right; 0 where none names it. */
export function precisionOf({ classes, counts }: Confusion, one: number): number {
  let answered = 0
  for (let truly = 0; truly < classes; truly++) answered += counts[truly * classes + one]
  return answered === 0 ? 0 : counts[one * classes + one] / answered
}

/** Of what truly is of a class the share that is answered so; 0 where nothing is. */
export function recallOf({ classes, counts }: Confusion, one: number): number {
  let truly = 0
  for (let answer = 0; answer < classes; answer++) truly += counts[one * classes + answer]
  return truly === 0 ? 0 : counts[one * classes + one] / truly
}

/**
 * Of two classes the score of class 1 (scikit-learn's average="binary"), of more the mean over all
 * that are true or answered anywhere ("macro"); of no answers at all it is not a number.
 */
function overClasses(
  confusion: Confusion,
  score: (confusion: Confusion, one: number) => number,
): number {
  const { classes, counts } = confusion
  if (counts.every((count) => count === 0)) return NaN
  if (classes === 2) return score(confusion, 1)
  let sum = 0
  let present = 0
  for (let one = 0; one < classes; one++) {
    let isPresent = false
    for (let other = 0; other < classes; other++) {
      isPresent ||= counts[one * classes + other] > 0 || counts[other * classes + one] > 0
    }
    if (!isPresent) continue
    sum += score(confusion, one)
    present++
  }
  return sum / present
}

function meanDistance(outputs: Float64Array, targets: Float64Array): number {
  let sum = 0
  for (let k = 0; k < targets.length; k++) sum += Math.abs(outputs[k] - targets[k])
  return sum / targets.length
}

/**
 * The share of the targets' variance that the outputs explain, output by output, then their mean. Of
 * targets that are all alike it is 1 where every output is right and else 0; of fewer than two rows
 * it is not a number (scikit-learn's r2_score).
 */
function rSquaredOf({ outputs, targets, size }: Answers): number {
  const rows = targets.length / size
  if (rows < 2) return NaN
  let sum = 0
  for (let o = 0; o < size; o++) {
    let mean = 0
    for (let k = o; k < targets.length; k += size) mean += targets[k]
    mean /= rows
    let left = 0
    let all = 0
    let isVaried = false
    for (let k = o; k < targets.length; k += size) {
      isVaried ||= targets[k] !== targets[o]
      left += (outputs[k] - targets[k]) * (outputs[k] - targets[k])
      all += (targets[k] - mean) * (targets[k] - mean)
    }
    if (left === 0) sum += 1
    else if (isVaried) sum += 1 - left / all
  }
  return sum / size
}
