/** The update that the current sample's step makes, with every number before and after it. Changes nothing. */
import type { Timeline } from '../engine/timeline.ts'
import { createTracer, type Tracer, type TracedValues } from '../engine/trace.ts'
import type { AnswerTo, UpdateSide } from './probes.ts'

/** Null where the sample does not end its batch. `seed` is the run's. */
export function createUpdater(timeline: Timeline, seed: number): () => AnswerTo['update'] {
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

  return () => {
    const step = stepTracer()
    step.traceStep(timeline.save(), timeline.samples[timeline.current], seed)
    const operation = step.operations.at(-1)
    if (operation?.type !== 'update') return null
    return { before: sideOf(operation.before), after: sideOf(operation.written) }
  }
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
