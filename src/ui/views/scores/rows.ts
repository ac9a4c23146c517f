/** The scores as rows of a table, training beside test, with their formulas; errors in the units of the data. Pure. */
import { classMetrics, forecastMetrics, valueMetrics } from '../../../engine/metrics.ts'
import type { Scored } from '../../../worker/scored.ts'
import { fixed, format } from '../../format.ts'

type Scores = Scored['scores']

/** "94.4 %"; never 100 % or 0 % before it is all or nothing. */
export function shareText(share: number): string {
  if (!Number.isFinite(share)) return format(share)
  if (share < 1 && share >= 0.9995) return '> 99.9\u00a0%'
  if (share > 0 && share < 0.0005) return '< 0.1\u00a0%'
  return `${fixed(100 * share, 1)}\u00a0%`
}

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
