/**
 * What a forecast has to beat besides "next = last": a straight line through a window's values (linear
 * autoregression) and the value a season ago. Both know the training part alone.
 */
import type { Pieces } from './pieces.ts'

/** y = weights · x + intercept */
export type Line = { readonly weights: readonly number[]; readonly intercept: number }

/**
 * Ordinary least squares over rows of equal length, by the normal equations of centred values and
 * their Cholesky factors (Golub and Van Loan, Matrix Computations, section 5.3.2). Null where the rows
 * do not determine a line: too few of them, or columns that depend on each other.
 */
export function* fittedLine(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
): Pieces<Line | null> {
  const width = rows[0]?.length ?? 0
  if (rows.length <= width) return null
  const means = meansOf(rows, width)
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length
  const gram = new Float64Array(width * width)
  const right = new Float64Array(width)
  const centred = new Float64Array(width)
  const piece = Math.max(1, Math.floor(PRODUCTS / (width * width)))
  for (let row = 0; row < rows.length; row++) {
    if (row % piece === piece - 1) yield row / rows.length
    for (let i = 0; i < width; i++) centred[i] = rows[row][i] - means[i]
    const target = targets[row] - mean
    for (let i = 0; i < width; i++) {
      right[i] += centred[i] * target
      for (let j = 0; j <= i; j++) gram[i * width + j] += centred[i] * centred[j]
    }
  }
  if (!factor(gram, width)) return null
  solve(gram, width, right)
  const weights = [...right]
  const shift = weights.reduce((sum, weight, i) => sum + weight * means[i], 0)
  return { weights, intercept: mean - shift }
}

/** Multiplications in a piece. */
const PRODUCTS = 400_000

export function valueOn({ weights, intercept }: Line, row: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * row[i], intercept)
}

function meansOf(rows: readonly (readonly number[])[], width: number): Float64Array {
  const sums = new Float64Array(width)
  for (const row of rows) for (let i = 0; i < width; i++) sums[i] += row[i]
  return sums.map((sum) => sum / rows.length)
}

/** A pivot that is this small beside its diagonal element is nothing but rounding. */
const NOTHING = 1e-13

/** Puts L with A = L·Lᵀ into the lower half; false where A is not positive definite. */
function factor(a: Float64Array, width: number): boolean {
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      const whole = a[i * width + j]
      let rest = whole
      for (let k = 0; k < j; k++) rest -= a[i * width + k] * a[j * width + k]
      if (i > j) a[i * width + j] = rest / a[j * width + j]
      else if (rest > NOTHING * whole) a[i * width + i] = Math.sqrt(rest)
      else return false
    }
  }
  return true
}

/** Solves L·Lᵀ·x = b in place. */
function solve(l: Float64Array, width: number, b: Float64Array): void {
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < i; k++) b[i] -= l[i * width + k] * b[k]
    b[i] /= l[i * width + i]
  }
  for (let i = width - 1; i >= 0; i--) {
    for (let k = i + 1; k < width; k++) b[i] -= l[k * width + i] * b[k]
    b[i] /= l[i * width + i]
  }
}

/** A lag counts as a season from this autocorrelation on, and as good as another from this share of it. */
const CLEAR = 0.3
const NEARLY = 0.9
const LONGEST = 200
/** So many seasons at least are in a series that is said to have one. */
const SEASONS = 3

/**
 * After how many steps a series is most like itself again: the first lag of a high autocorrelation
 * after that has first fallen below zero (Box, Jenkins and Reinsel, Time Series Analysis, section 2.1). Null
 * where there is no clear one.
 */
export function seasonOf(values: readonly number[]): number | null {
  const { length } = values
  const mean = values.reduce((sum, value) => sum + value, 0) / length
  const centred = values.map((value) => value - mean)
  const variance = centred.reduce((sum, value) => sum + value * value, 0)
  if (!(variance > 0)) return null
  const longest = Math.min(LONGEST, Math.floor(length / SEASONS))
  const correlations: number[] = []
  for (let lag = 0; lag <= longest; lag++) {
    let sum = 0
    for (let k = lag; k < length; k++) sum += centred[k] * centred[k - lag]
    correlations.push(sum / variance)
  }
  const fallen = correlations.findIndex((correlation) => correlation < 0)
  if (fallen < 0) return null
  const best = Math.max(...correlations.slice(fallen))
  if (best < CLEAR) return null
  // Of several that are nearly as good the shortest: two years are like one.
  const lag = correlations.findIndex(
    (correlation, k) =>
      k > fallen &&
      correlation >= NEARLY * best &&
      correlation >= correlations[k - 1] &&
      correlation >= (correlations[k + 1] ?? -1),
  )
  return lag < 0 ? null : lag
}
