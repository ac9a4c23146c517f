/**
 * Questions about the present of a run that change nothing: a gradient beside its check, the loss
 * along a parameter, what the update makes of every parameter, units that learn no more. Each is
 * answered for the moment at which it was asked, in small pieces, so that it can be dropped.
 */
import type { Dataset } from '../data/dataset.ts'
import { orderOf } from '../engine/batches.ts'
import { shareOf, type Probe } from '../engine/evaluate.ts'
import { lossAlong } from '../engine/landscape.ts'
import { checkSlopes, type Question as SlopeQuestion, type SlopeCheck } from '../engine/slopes.ts'
import type { Sample } from '../engine/network.ts'
import type { Timeline } from '../engine/timeline.ts'
import type { Start } from '../engine/trainer.ts'
import { MAX_ROWS } from './frame.ts'
import { circleAhead } from './circles.ts'
import { forecasterOf, toldAround, type ForecastsTold } from './forecasts.ts'
import { histogramsOf, type LayerHistograms } from './histograms.ts'
import { landscapeAround, type Axis, type Landscape } from './landscapes.ts'
import { maskedStep, type Masked } from './masks.ts'
import { createMemoryAsker, type MemoryQuestion } from './memory.ts'
import { answerFor, answersFor, cellOf, scored, type Cell, type Scored } from './scored.ts'
import { mapped } from './plane.ts'
import { createTraceAsker, type Traced } from './traces.ts'
import { unitStates } from './units.ts'
import { createUpdater } from './updates.ts'

/** `of`: the current sample's own loss, or the mean over all training samples; unpenalized. */
type LossOf = 'sample' | 'all'

export type Question =
  /** The gradient check of a parameter, by its flat index. */
  | { readonly type: 'slope'; readonly parameter: number; readonly of: LossOf }
  /** That of every parameter. */
  | { readonly type: 'slopes'; readonly of: LossOf }
  /** The loss with the parameter at each of these values and all others where they are. */
  | {
      readonly type: 'along'
      readonly parameter: number
      readonly of: LossOf
      readonly values: readonly number[]
      /** Parameters and sample of a moment before, whose step is being walked through; left out: the present ones. */
      readonly at?: { readonly parameters: readonly number[]; readonly current: number }
    }
  /** Which samples make the current sample's batch. */
  | { readonly type: 'batch' }
  /** The update with which the current sample ends its batch. */
  | { readonly type: 'update' }
  /** What dropout silences in the current sample's step, which a frame shows without. */
  | { readonly type: 'masks' }
  /** Hidden units whose slope is nothing, or next to nothing, for every training sample. */
  | { readonly type: 'units' }
  /** Whether training goes in circles. */
  | { readonly type: 'circle' }
  /** How good the answers are over the training samples or those never trained on, and the worst of them. */
  | {
      readonly type: 'scores'
      readonly of: 'all' | 'test'
      readonly problem: 'classes' | 'values'
      /** So many of the worst samples. */
      readonly worst: number
    }
  /** So many of the samples of one class that were answered as another, from the `first` of them on. */
  | {
      readonly type: 'cell'
      readonly of: 'all' | 'test'
      readonly truth: number
      readonly answered: number
      readonly first: number
      readonly count: number
    }
  /** What the network says to so many samples from a place on: of those that a frame does not hold. */
  | {
      readonly type: 'rows'
      readonly of: 'all' | 'test'
      readonly from: number
      readonly count: number
    }
  /** Every unit's output over the plane of two raw inputs, in side × side cells; over one, at so many places. */
  | { readonly type: 'maps'; readonly layers: readonly number[]; readonly side: number }
  /** How weights and gradients are spread, layer by layer. */
  | { readonly type: 'histograms'; readonly bins: number }
  /** The loss over two directions around the present, and the way that training took there. */
  | {
      readonly type: 'landscape'
      readonly across: Axis
      readonly down: Axis
      /** Cells along each side. */
      readonly side: number
      /** As far as the way goes, however short it is; else there is some room around it too. */
      readonly isNear: boolean
    }
  /** What the network makes of any input. */
  | { readonly type: 'predict'; readonly input: readonly number[] }
  /** The whole step that it would make of any input and target, save the update. */
  | {
      readonly type: 'trace'
      readonly input: readonly number[]
      readonly target: readonly number[]
    }
  /** How much one of the outputs moves with each value of an input. */
  | ({ readonly type: 'memory' } & MemoryQuestion)
  /** How far off forecasts of a series are, beside what they have to beat, and what they are at its places from one up to another. */
  | { readonly type: 'forecasts'; readonly from: number; readonly to: number }
  /** So many values from a place in the series on, each forecast the next one's input. */
  | { readonly type: 'freeRun'; readonly from: number; readonly steps: number }

/** Flat arrays in the order of `engine/layout.ts`. */
export type UpdateSide = {
  readonly parameters: Float64Array
  /** Before: the batch's sum, the current sample's own included. After: as the optimizer took them, mean, penalty and clipping made. */
  readonly gradients: Float64Array
  /** What the optimizer remembers, by the names of its table. */
  readonly memory: { readonly [name: string]: Float64Array }
  /** Its running products, β₁ᵗ and β₂ᵗ, by their names. */
  readonly products: { readonly [name: string]: number }
}

/** 'dead': its slope is 0 for every sample, so nothing flows back. 'saturated': under a hundredth of the steepest. */
export type UnitState = 'learning' | 'saturated' | 'dead'

export type AnswerTo = {
  readonly slope: SlopeCheck
  readonly slopes: readonly SlopeCheck[]
  /** Their indices in the order in which they are trained, the first MAX_ROWS of them; so many came before the current one. */
  readonly batch: { readonly samples: readonly number[]; readonly seen: number }
  readonly along: {
    readonly losses: Float64Array
    /** Where the parameter stands, the loss there, and the slope of the loss there. */
    readonly value: number
    readonly loss: number
    readonly slope: number
  }
  /** Null when the current sample does not end its batch: then nothing moves yet. */
  readonly update: { readonly before: UpdateSide; readonly after: UpdateSide } | null
  /** Null where no layer is dropout. */
  readonly masks: Masked | null
  /** By layer and unit; the last layer is not asked, its slope may well be small where it is right. */
  readonly units: readonly (readonly UnitState[])[]
  /** After so many epochs the parameters come back to what they are; null where that was not found. */
  readonly circle: number | null
  /** Null where there are no such samples. */
  readonly scores: Scored | null
  readonly cell: Cell
  /** rows × outputs, and each row's loss. */
  readonly rows: { readonly predictions: Float64Array; readonly losses: Float64Array }
  /** For each layer that was asked for, side² × units, row by row from the top left, or side × units over one input; null where the data have more. */
  readonly maps: readonly Float64Array[] | null
  readonly histograms: readonly LayerHistograms[]
  readonly landscape: Landscape
  /** The outputs of every layer, the last of them the answer. */
  readonly predict: readonly Float64Array[]
  readonly trace: Traced
  /** Null where the data are no series. */
  readonly forecasts: ForecastsTold | null
  /** In the series' units; null where there is no whole window before it, or the target is not the next value. */
  readonly freeRun: Float64Array | null
  /** One for each input value. */
  readonly memory: Float64Array
}

export type Answer = {
  readonly [Type in Question['type']]: {
    readonly type: Type
    /** Where the run stood. */
    readonly position: number
    readonly value: AnswerTo[Type]
  }
}[Question['type']]

/** Asks a run. A question that does not fit it ends in a RangeError. What the probe returns is of the moment of its first piece: then the run may go on. */
export type Prober = (question: Question) => Probe<Answer>

/** `present`: the data set where the timeline stands. */
export function createProber(timeline: Timeline, start: Start, present: () => Dataset): Prober {
  const updated = createUpdater(timeline, start.seed)
  const traced = createTraceAsker(timeline)
  const remembered = createMemoryAsker(timeline)

  return function* answered(question: Question): Probe<Answer> {
    const { position, network, training, samples, unseen, current, edits } = timeline
    const dataset = present()
    const parameters = timeline.parameters.slice()
    const about = (of: LossOf | 'test'): SlopeQuestion => {
      const over = { all: samples, test: unseen, sample: [samples[current]] }[of]
      return { network, loss: training.loss, parameters, samples: over }
    }
    switch (question.type) {
      case 'slope': {
        const [value] = yield* checkSlopes(about(question.of), [question.parameter])
        return { type: 'slope', position, value }
      }
      case 'slopes': {
        const value = yield* checkSlopes(about(question.of), [...parameters.keys()])
        return { type: 'slopes', position, value }
      }
      case 'along': {
        const { parameter, of, values, at } = question
        const asked: SlopeQuestion = {
          ...about(of),
          ...(at && { parameters: Float64Array.from(at.parameters) }),
          ...(at && of === 'sample' && { samples: [sampleAt(samples, at.current)] }),
        }
        const value = asked.parameters[parameter]
        const share = 3 / (values.length + 4)
        const [check] = yield* shareOf(checkSlopes(asked, [parameter]), 0, share)
        const all = lossAlong(asked, parameter, [...values, value])
        const losses = yield* shareOf(all, share, 1 - share)
        const loss = losses[values.length]
        const answer = { losses: losses.slice(0, -1), value, loss, slope: check.analytic }
        return { type: 'along', position, value: answer }
      }
      case 'batch':
        return { type: 'batch', position, value: batchOf(timeline, start.seed) }
      case 'update':
        return { type: 'update', position, value: updated() }
      case 'masks':
        return { type: 'masks', position, value: maskedStep(timeline, start.seed) }
      case 'units': {
        const value = yield* unitStates(timeline, parameters)
        return { type: 'units', position, value }
      }
      case 'circle': {
        const value = yield* circleAhead(timeline, start)
        return { type: 'circle', position, value }
      }
      case 'scores': {
        const { naive } = dataset
        const forecast = naive && { all: naive.samples, test: naive.unseen }[question.of]
        const value = yield* scored(about(question.of), question, forecast)
        return { type: 'scores', position, value }
      }
      case 'cell': {
        const value = yield* cellOf(about(question.of), question)
        return { type: 'cell', position, value }
      }
      case 'rows': {
        const { of, from, count } = question
        const value = yield* answersFor(about(of), from, from + count)
        return { type: 'rows', position, value }
      }
      case 'maps': {
        const value = yield* mapped(about('all'), dataset, question)
        return { type: 'maps', position, value }
      }
      case 'histograms': {
        const value = yield* histogramsOf(about('all'), question.bins)
        return { type: 'histograms', position, value }
      }
      case 'landscape': {
        const run = { start, edits: edits.slice(), position }
        const value = yield* landscapeAround(about('all'), question, run)
        return { type: 'landscape', position, value }
      }
      case 'predict': {
        const value = answerFor(about('all'), question.input)
        return { type: 'predict', position, value }
      }
      case 'trace': {
        const { input, target } = question
        return { type: 'trace', position, value: traced({ input, target }) }
      }
      case 'memory':
        return { type: 'memory', position, value: remembered(question) }
      case 'forecasts': {
        const { from, to } = question
        const { series } = dataset
        const all = yield* forecasterOf(dataset).forecasts(about('all'))
        const value = all && series && toldAround(all, series, from, to)
        return { type: 'forecasts', position, value }
      }
      case 'freeRun': {
        const { from, steps } = question
        const value = yield* forecasterOf(dataset).freeRun(about('all'), from, steps)
        return { type: 'freeRun', position, value }
      }
    }
  }
}

function sampleAt(samples: readonly Sample[], index: number): Sample {
  const sample = samples[index]
  if (!sample) throw new RangeError(`There are ${samples.length} samples, none at ${index}.`)
  return sample
}

/** The samples of the current sample's batch, in the order of the epoch. */
function batchOf(timeline: Timeline, seed: number): AnswerTo['batch'] {
  const { order, epoch, seen } = timeline.save().counters
  const { batch, samples } = timeline
  const first = seen - batch.seen
  const all = orderOf(order, samples.length, seed, epoch).subarray(first, first + batch.size)
  return { samples: [...all.subarray(0, MAX_ROWS)], seen: batch.seen }
}
