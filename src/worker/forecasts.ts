/**
 * Forecasts of a series: one step ahead for every window, beside what any forecast has to beat, and
 * free-running from a place on, where each forecast becomes the next one's input. All in the series'
 * own units, and of its values even where the network learns how far they change. Changes nothing.
 */
import { fittedLine, seasonOf, valueOn } from '../data/autoregression.ts'
import type { Dataset, WindowedSeries } from '../data/dataset.ts'
import { inputOf } from '../data/features.ts'
import { unscaledOf } from '../data/scaling.ts'
import { createEvaluator, shareOf, type Probe } from '../engine/evaluate.ts'
import type { Sample } from '../engine/network.ts'
import type { Question } from '../engine/slopes.ts'

/** One value for each sample, trained on and never trained on. */
type Both = { readonly samples: Float64Array; readonly unseen: Float64Array }

/** `naive`: the last value that is known; `seasonal`: that of a season before; `linear`: a line through the window's values. */
export type ForecastName = 'network' | 'linear' | 'naive' | 'seasonal'

export type Forecast = Both & {
  /** Root of the mean squared error; null where there are no samples. */
  readonly errors: { readonly training: number | null; readonly test: number | null }
}

export type Forecasts = {
  readonly network: Forecast
  readonly naive: Forecast
  /** Null where the training part does not determine one. */
  readonly linear: Forecast | null
  readonly seasonal: (Forecast & { readonly season: number }) | null
}

/** What of that travels to the page: the errors, and the values at some places of the series (NaN where none was asked about). */
export type ForecastsTold = {
  readonly [Name in ForecastName]: ForecastTold | null
} & { readonly season: number | null }

export type ForecastTold = Pick<Forecast, 'errors'> & { readonly around: Float64Array }

/** The forecasts at the places from `from` up to `to`. */
export function toldAround(
  { naive, linear, seasonal, network }: Forecasts,
  series: WindowedSeries,
  from: number,
  to: number,
): ForecastsTold {
  const told = (forecast: Forecast | null): ForecastTold | null => {
    if (!forecast) return null
    const around = new Float64Array(Math.max(0, to - from)).fill(Number.NaN)
    for (const part of ['samples', 'unseen'] as const) {
      series[part].forEach((at, k) => {
        if (at >= from && at < to) around[at - from] = forecast[part][k]
      })
    }
    return { errors: forecast.errors, around }
  }
  return {
    network: told(network),
    linear: told(linear),
    naive: told(naive),
    seasonal: told(seasonal),
    season: seasonal?.season ?? null,
  }
}

/** Answers for one data set; what does not depend on the network is worked out once. */
export type Forecaster = {
  /** Null where the data are no series. */
  forecasts(question: Question): Probe<Forecasts | null>
  /**
   * So many values after the place in the series, each read from a window of those before it. Null
   * where the data are no series, where too few values come before, or where a window's target is not
   * the next value.
   */
  freeRun(question: Question, from: number, steps: number): Probe<Float64Array | null>
}

/** The forecaster of these data, made once. */
export function forecasterOf(dataset: Dataset): Forecaster {
  const known = forecasters.get(dataset)
  if (known) return known
  const made = createForecaster(dataset)
  forecasters.set(dataset, made)
  return made
}

const forecasters = new WeakMap<Dataset, Forecaster>()

export function createForecaster(dataset: Dataset): Forecaster {
  const { series } = dataset
  let others: Omit<Forecasts, 'network'> | null = null

  function* forecasts(question: Question): Probe<Forecasts | null> {
    if (!series) return null
    others ??= yield* shareOf(othersOf(dataset, series), 0, 0.5)
    const answers = {
      samples: yield* shareOf(answersOf(question, dataset.samples), 0.5, 0.25),
      unseen: yield* shareOf(answersOf(question, dataset.unseen), 0.75, 0.25),
    }
    const level = levelsOf(dataset, series)
    const network = judged(series, {
      samples: answers.samples.map((answer, k) => level(answer, series.samples[k])),
      unseen: answers.unseen.map((answer, k) => level(answer, series.unseen[k])),
    })
    return { ...others, network }
  }

  function* freeRun(
    { network, loss, parameters }: Question,
    from: number,
    steps: number,
  ): Probe<Float64Array | null> {
    if (!series || series.windows.horizon !== 1 || from < series.windows.length) return null
    const evaluator = createEvaluator(network, loss)
    const known = series.values.slice(from - series.windows.length, from)
    const run = new Float64Array(steps)
    const answer = new Float64Array(1)
    for (let step = 0; step < steps; step++) {
      evaluator.predict(parameters, Float64Array.from(inputOf(dataset, known)), answer)
      run[step] = levelAfter(dataset, series, answer[0], known.at(-1)!)
      known.shift()
      known.push(run[step])
      yield (step + 1) / steps
    }
    return run
  }

  return { forecasts, freeRun }
}

/** What the network says to each sample, scaled as its targets are. */
function* answersOf(
  { network, loss, parameters }: Question,
  samples: readonly Sample[],
): Probe<Float64Array> {
  const outputs = new Float64Array(samples.length)
  if (samples.length === 0) return outputs
  const evaluator = createEvaluator(network, loss)
  yield* evaluator.evaluating(parameters, samples, outputs, new Float64Array(samples.length))
  return outputs
}

function* othersOf(dataset: Dataset, series: WindowedSeries): Probe<Omit<Forecasts, 'network'>> {
  const { values, windows } = series
  const known = (at: number): number => values[at - windows.horizon]
  const naive = judged(series, forEach(series, known))
  // What is trained on ends before the first value that is only tested with.
  const season = seasonOf(values.slice(0, (series.samples.at(-1) ?? -1) + 1))
  return {
    naive,
    linear: yield* linearOf(dataset, series),
    seasonal: season === null ? null : seasonalOf(series, season),
  }
}

/** The newest value that is known and a whole number of seasons back; where the series begins later, its last value. */
function seasonalOf(series: WindowedSeries, season: number): Forecast & { season: number } {
  const { values, windows } = series
  const back = season * Math.ceil(windows.horizon / season)
  const value = (at: number): number => values[at - back] ?? values[at - windows.horizon]
  return { ...judged(series, forEach(series, value)), season }
}

function* linearOf(dataset: Dataset, series: WindowedSeries): Probe<Forecast | null> {
  const { raw, samples, targetScalings } = dataset
  const targets = samples.map(({ target }) => unscaledOf(target[0], targetScalings[0]))
  const line = yield* fittedLine(raw.samples, targets)
  if (!line) return null
  const level = (row: readonly number[], at: number): number =>
    asLevel(series, valueOn(line, row), series.values[at - series.windows.horizon])
  return judged(series, {
    samples: Float64Array.from(raw.samples, (row, k) => level(row, series.samples[k])),
    unseen: Float64Array.from(raw.unseen, (row, k) => level(row, series.unseen[k])),
  })
}

function forEach({ samples, unseen }: WindowedSeries, value: (at: number) => number): Both {
  return { samples: Float64Array.from(samples, value), unseen: Float64Array.from(unseen, value) }
}

function judged(series: WindowedSeries, forecast: Both): Forecast {
  const error = (part: 'samples' | 'unseen'): number | null => {
    const places = series[part]
    if (places.length === 0) return null
    const squares = places.reduce((sum, at, k) => {
      const miss = forecast[part][k] - series.values[at]
      return sum + miss * miss
    }, 0)
    return Math.sqrt(squares / places.length)
  }
  return { ...forecast, errors: { training: error('samples'), test: error('unseen') } }
}

/** From what the network says of a target at a place in the series to the value it means. */
function levelsOf(dataset: Dataset, series: WindowedSeries) {
  return (answer: number, at: number): number =>
    levelAfter(dataset, series, answer, series.values[at - series.windows.horizon])
}

function levelAfter(
  { targetScalings }: Dataset,
  series: WindowedSeries,
  answer: number,
  last: number,
): number {
  return asLevel(series, unscaledOf(answer, targetScalings[0]), last)
}

function asLevel({ windows }: WindowedSeries, value: number, last: number): number {
  return windows.predicts === 'level' ? value : last + value
}
