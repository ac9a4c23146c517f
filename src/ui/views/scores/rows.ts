/** The scores as rows of a table, training beside test, with their formulas; errors in the units of the data. Pure. */
import { classMetrics, forecastMetrics, valueMetrics } from '../../../engine/metrics.ts'
import type { Scored } from '../../../worker/scored.ts'

type Scores = Scored['scores']

export type ScoreRow = {
  readonly label: string
  readonly formula: string
  /** Of each of the given parts; null where it is not known. */
  readonly values: readonly (number | null)[]
  /** Which of them is the better. */
  readonly best: 'largest' | 'smallest'
}

/** `unit`: what errors are multiplied with; null leaves them as they are. */
export function scoreRows(parts: readonly (Scores | null)[], unit: number | null): ScoreRow[] {
  const [first] = parts.filter((part) => part !== null)
  if (!first) return []
  const numbers: readonly (Readonly<Record<string, unknown>> | null)[] = parts
  const rowsOf = (
    table: Readonly<Record<string, Omit<ScoreRow, 'values'>>>,
    scaleOf: (name: string) => number,
  ): ScoreRow[] =>
    Object.entries(table)
      .map(([name, { label, formula, best }]) => ({
        label,
        formula,
        best,
        values: numbers.map((part) => {
          const value = part?.[name]
          return typeof value === 'number' ? value * scaleOf(name) : null
        }),
      }))
      .filter(({ values }) => values.some((value) => value !== null))
  if ('confusion' in first) return rowsOf(classMetrics, () => 1)
  const isError = (name: string): boolean =>
    name === 'meanAbsoluteError' || name === 'rootMeanSquaredError'
  return [
    ...rowsOf(valueMetrics, (name) => (isError(name) ? (unit ?? 1) : 1)),
    ...rowsOf(forecastMetrics, () => 1),
  ]
}

/** The mix-ups, most frequent first: cells off the diagonal that are not empty. */
export function mixUps(
  counts: ArrayLike<number>,
  classes: number,
): { readonly truth: number; readonly answered: number; readonly count: number }[] {
  return Array.from(counts, (count, k) => ({
    truth: Math.floor(k / classes),
    answered: k % classes,
    count,
  }))
    .filter(({ truth, answered, count }) => truth !== answered && count > 0)
    .toSorted((one, other) => other.count - one.count)
}
