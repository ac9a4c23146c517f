/** What there is to say of a forecast beside "next = last". Pure. */
import type { WindowedSeries } from '../../../data/dataset.ts'
import type { ForecastName, ForecastsTold } from '../../../worker/forecasts.ts'
import { fixed, format } from '../../format.ts'

/** Nearer to 1 than this, a forecast is as good as naive. */
const SAME = 0.05

export type Verdict = {
  readonly look: 'better' | 'same' | 'worse'
  /** Beside the ratio. */
  readonly short: string
  readonly sentence: string
}

export function verdictOf(ratio: number): Verdict {
  if (ratio < 1 - SAME) {
    const sentence = 'It forecasts better than saying the last value again.'
    return { look: 'better', short: 'below 1: better', sentence }
  }
  if (ratio <= 1 + SAME) {
    const sentence = 'It is no better than saying the last value again.'
    return { look: 'same', short: 'about 1: no better', sentence }
  }
  const sentence = 'It is worse than saying the last value again.'
  return { look: 'worse', short: 'above 1: worse', sentence }
}

/** 0.41; from 10 on whole: 12; nothing to compare with is a dash. */
export function ratioWords(ratio: number | null): string {
  if (ratio === null || Number.isNaN(ratio)) return '–'
  return ratio < 10 ? fixed(ratio) : format(ratio, 2)
}

/** "temperature (°C)" is measured in °C; a name without one in nothing that is said. */
export function unitIn(name: string): string {
  return /\(([^()]+)\)\s*$/.exec(name)?.[1] ?? ''
}

export function withUnit(value: number, unit: string): string {
  return unit === '' ? format(value) : `${format(value)}\u00a0${unit}`
}

export type ErrorRow = {
  readonly name: ForecastName
  readonly label: string
  readonly error: number
  /** Of the largest. */
  readonly share: number
}

type Part = 'training' | 'test'

/** The errors of one part, in the order in which they are listed; what there is none of is left out. */
export function errorRows(
  told: ForecastsTold,
  { windows }: WindowedSeries,
  part: Part,
): readonly ErrorRow[] {
  const labels: Readonly<Record<ForecastName, string>> = {
    network: 'this network',
    linear: `linear, ${windows.length} values`,
    naive: 'naive: same as last',
    seasonal: `same as ${told.season} back`,
  }
  const names = ['network', 'linear', 'naive', 'seasonal'] as const
  const known = names.flatMap((name) => {
    const error = told[name]?.errors[part]
    return error === null || error === undefined ? [] : [{ name, error }]
  })
  const largest = Math.max(...known.map(({ error }) => error).filter(Number.isFinite), 0)
  return known.map(({ name, error }) => ({
    name,
    label: labels[name],
    error,
    share: largest > 0 ? Math.min(1, error / largest) : 0,
  }))
}

/** Null where there is nothing to compare. */
export function ratioOf(told: ForecastsTold, part: Part): number | null {
  const [own, other] = [told.network?.errors[part], told.naive?.errors[part]]
  if (typeof own !== 'number' || typeof other !== 'number' || other === 0) return null
  return own / other
}
