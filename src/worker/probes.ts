/**
 * Questions about the present of a run that change nothing: a gradient beside its check, the loss
 * along a parameter, what the update makes of every parameter, units that learn no more. Each is
 * answered for the moment at which it was asked, in small pieces, so that it can be dropped.
 */
import { activations, type Activation, type OutputActivationName } from '../engine/activations.ts'
import { orderOf } from '../engine/batches.ts'
import { shareOf, type Probe } from '../engine/evaluate.ts'
import { lossAlong } from '../engine/landscape.ts'
import type { Sample } from '../engine/network.ts'
import { checkSlopes, type SlopeCheck } from '../engine/slopes.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTracer, type Tracer, type TracedValues } from '../engine/trace.ts'
import { MAX_ROWS } from './frame.ts'

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
    }
  /** Which samples make the current sample's batch. */
  | { readonly type: 'batch' }
  /** The update with which the current sample ends its batch. */
  | { readonly type: 'update' }
  /** Hidden units whose slope is nothing, or next to nothing, for every training sample. */
  | { readonly type: 'units' }

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
  /** By layer and unit; the last layer is not asked, its slope may well be small where it is right. */
  readonly units: readonly (readonly UnitState[])[]
}

export type Answer = {
  readonly [Type in Question['type']]: {
    readonly type: Type
    /** Where the run stood. */
    readonly position: number
    readonly value: AnswerTo[Type]
  }
}[Question['type']]

/** Asks a run. The probe that it returns holds copies: the run may go on. */
export type Prober = (question: Question) => Probe<Answer>

export function createProber(timeline: Timeline, seed: number): Prober {
  let tracer: Tracer | null = null
  let tracerOf: readonly unknown[] = []

  /** One that is in force, made anew only after an edit. */
  const stepTracer = (): Tracer => {
    const { network, training } = timeline
    const { loss, optimizer, regularization, clipNorm } = training
    const of = [network, loss, optimizer, regularization, clipNorm]
    if (tracer && of.every((part, place) => part === tracerOf[place])) return tracer
    tracerOf = of
    tracer = createTracer(network, loss, training)
    return tracer
  }

  function* answered(question: Question): Probe<Answer> {
    const { position, network, training, samples, current } = timeline
    const parameters = timeline.parameters.slice()
    const about = (of: LossOf) => ({
      network,
      loss: training.loss,
      parameters,
      samples: of === 'all' ? samples : [samples[current]],
    })
    switch (question.type) {
      case 'slope': {
        const [value] = yield* checkSlopes(about(question.of), [question.parameter])
        return { type: 'slope', position, value }
      }
      case 'slopes': {
        const value = yield* checkSlopes(about(question.of), [...parameters.keys()])
        return { type: 'slopes', position, value }
      }
      case 'batch': {
        const { order, epoch, seen } = timeline.save().counters
        const { batch } = timeline
        const first = seen - batch.seen
        const all = orderOf(order, samples.length, seed, epoch).subarray(first, first + batch.size)
        const value = { samples: [...all.subarray(0, MAX_ROWS)], seen: batch.seen }
        return { type: 'batch', position, value }
      }
      case 'along': {
        const { parameter, of, values } = question
        const value = parameters[parameter]
        const share = 3 / (values.length + 4)
        const [check] = yield* shareOf(checkSlopes(about(of), [parameter]), 0, share)
        const all = lossAlong(about(of), parameter, [...values, value])
        const losses = yield* shareOf(all, share, 1 - share)
        const loss = losses[values.length]
        const answer = { losses: losses.slice(0, -1), value, loss, slope: check.analytic }
        return { type: 'along', position, value: answer }
      }
      case 'update': {
        const step = stepTracer()
        step.traceStep(timeline.save(), samples[current], seed)
        const operation = step.operations.at(-1)
        const value =
          operation?.type === 'update'
            ? { before: sideOf(operation.before), after: sideOf(operation.written) }
            : null
        return { type: 'update', position, value }
      }
      case 'units': {
        const value = yield* unitStates(timeline, parameters)
        return { type: 'units', position, value }
      }
    }
  }
  return answered
}

/** The blocks of each name, put together in the order in which they lie; copies. */
function sideOf(values: readonly TracedValues[]): UpdateSide {
  const arrays = new Map<string, number[]>()
  const products: Record<string, number> = {}
  for (const { name, block, values: numbers } of values) {
    if (block === null) products[name] = numbers[0]
    else arrays.set(name, [...(arrays.get(name) ?? []), ...numbers])
  }
  const { parameters, gradients, ...memory } = Object.fromEntries(
    [...arrays].map(([name, numbers]) => [name, Float64Array.from(numbers)]),
  )
  return { parameters, gradients, memory, products }
}

/** Of its steepest slope, less than this is as good as flat. */
const FLAT = 0.01

function* unitStates(
  { network, training, samples }: Timeline,
  parameters: Float64Array,
): Probe<UnitState[][]> {
  const tracer = createTracer(network, training.loss)
  const kinds = network.layers
    .slice(0, -1)
    .map((layer) => ('activation' in layer ? unitActivation(layer.activation) : null))
  const rows: readonly Sample[] = samples.slice(0, MAX_ROWS)
  const largest = kinds.map((_, layer) => new Float64Array(tracer.layers[layer].outputs.length))
  for (const [s, sample] of rows.entries()) {
    tracer.trace(parameters, sample)
    kinds.forEach((kind, layer) => {
      const { weightedSums, outputs } = tracer.layers[layer]
      for (let unit = 0; unit < outputs.length; unit++) {
        const slope = kind ? Math.abs(kind.slopeAt(weightedSums[unit], outputs[unit])) : 1
        if (slope > largest[layer][unit]) largest[layer][unit] = slope
      }
    })
    yield (s + 1) / rows.length
  }
  return kinds.map((kind, layer) => {
    const steepest = kind ? steepestOf(kind) : 1
    // Where the slope is 0 everywhere, as that of the step, there is nothing to lose.
    if (steepest === 0) return Array.from(largest[layer], () => 'learning' as const)
    return Array.from(largest[layer], (slope) =>
      slope === 0 ? 'dead' : slope < FLAT * steepest ? 'saturated' : 'learning',
    )
  })
}

/** Null for what has no slope of one unit alone. */
function unitActivation(name: OutputActivationName): Activation | null {
  return name === 'softmax' ? null : activations[name]
}

/** The steepest slope of an activation, looked for where all of them bend. */
function steepestOf(kind: Activation): number {
  let steepest = 0
  for (let z = -4; z <= 4; z += 0.25) {
    const slope = Math.abs(kind.slopeAt(z, kind.valueAt(z)))
    if (slope > steepest) steepest = slope
  }
  return steepest
}
