/** What must fit together in a run of the right form: sizes, shapes, ranges. Each problem says what came and what would fit. */
import type { Dataset } from '../data/dataset.ts'
import { grouped } from '../data/grouped.ts'
import { isReady, shapesIn } from '../data/prepare.ts'
import type { DataSpec } from '../data/source.ts'
import { problemOf } from '../engine/fit.ts'
import { lookingAt as lookingAtSamples } from '../engine/fitSamples.ts'
import { numbersOf, type LayerSpec } from '../engine/layers/kinds.ts'
import { layoutOf, type Layout } from '../engine/layout.ts'
import {
  missingIn,
  sizeOf,
  withChange,
  type Change,
  type Edit,
  type Shape,
  type TrainingSpec,
  type NetworkSpec,
} from '../engine/network.ts'
import './withPoints.ts'
import { dataAfter, sampleChangesIn } from './dataAfter.ts'
import { datasetOf, specsAt, type Experiment, type Run } from './experiment.ts'
import { limits, ranges, type Range } from './limits.ts'
import type { Problem } from './problem.ts'

export type { Problem }

type Specs = { readonly network: NetworkSpec; readonly training: TrainingSpec }

/**
 * All that does not fit in a run whose data fits (`dataFit.ts`); stops where the rest could not be told. Of data in a file that has
 * not been provided yet the samples are not looked at: what comes with the page fits.
 */
export function problemsOf(run: Run): Problem[] {
  const { experiment } = run
  const first = networkProblem(experiment.network, experiment.data)
  if (first) return [first]
  const problems = [
    sampleProblem(experiment, 'samples'),
    sampleProblem(experiment, 'unseen'),
    parametersProblem(experiment),
  ].filter((one) => one !== null)
  if (problems.length > 0) return problems
  const dataset = isReady(experiment.data) ? datasetOf(experiment) : null
  const problem =
    fitProblem(experiment, dataset, 'experiment.training.loss') ?? editProblem(run, dataset)
  return problem ? [problem] : []
}

/** Looks at a run's samples in pieces; after that `problemsOf` need not. Their data have been prepared. */
export function* lookingAt({ experiment }: Run): Generator<number, void, void> {
  const { network, training } = experiment
  const { samples, unseen } = datasetOf(experiment)
  if (shapeProblem(network, experiment.data)) return
  yield* lookingAtSamples({ network, training, samples })
  yield* lookingAtSamples({ network, training, samples: unseen })
}

/**
 * What does not fit in a change to a run at its position, or in several that are made together. Looks
 * at no samples, unless the loss or the data are others.
 */
export function changeProblemOf(changes: Change | readonly Change[], run: Run): Problem | null {
  const specs = specsAt(run)
  const { count } = layoutOf(specs.network)
  const all = [changes].flat()
  for (const change of all) {
    const problem = changeProblem(change, specs.network, count, '')
    if (problem) return problem
  }
  if (all.every(({ type }) => type === 'parameter')) return null
  const next = all.reduce((before, change) => withChange(before, change), specs)
  const isSameLoss = next.training.loss === specs.training.loss
  const made = run.edits.filter(({ at }) => at <= run.position)
  const added = all.map((change) => ({ at: run.position, change }))
  const data = dataWith(run.experiment, [...made, ...added])
  if (typeof data === 'string') return { path: '', sentence: data }
  const isSettled = isSameLoss && data === specs.data
  return fitProblem(next, isSettled ? null : datasetOf({ data }), '')
}

/** What does not fit in a network for such data, whatever its loss. */
export function networkProblem(network: NetworkSpec, data: DataSpec): Problem | null {
  return sizeProblem(network, data) ?? shapeProblem(network, data)
}

function sizeProblem(network: NetworkSpec, { source }: DataSpec): Problem | null {
  const { length } = network.layers
  if (length > limits.layers) {
    const sentence = `The network has ${length} layers; at most ${limits.layers} fit.`
    return { path: 'experiment.network.layers', sentence }
  }
  const hidden = network.layers.slice(0, -1).filter(({ type }) => !isPlain.has(type)).length
  if (hidden > limits.hiddenLayers) {
    const sentence = `The network has ${hidden} hidden layers; at most ${limits.hiddenLayers} fit.`
    return { path: 'experiment.network.layers', sentence }
  }
  for (const [l, spec] of network.layers.entries()) {
    const [key, count, words] = countIn(spec)
    if (count <= limits.units) continue
    const sentence = `Layer ${l + 1} has ${count} ${words}; at most ${limits.units} fit.`
    return { path: `experiment.network.layers.${l}.${key}`, sentence }
  }
  const { type } = network.layers.at(-1)!
  // Neurons answer; what only hands on what they say is nothing by itself.
  if (type === 'dropout' || (type === 'flatten' && network.input.length === 1)) {
    const sentence = `The network ends in ${type}; a layer that answers fits at its end.`
    return { path: `experiment.network.layers.${length - 1}`, sentence }
  }
  const shapes = source.type === 'samples' ? [source.input, source.target] : []
  for (const shape of [network.input, ...shapes]) {
    if (sizeOf(shape) <= limits.values) continue
    const sentence = `A sample has ${grouped(sizeOf(shape))} values; at most ${grouped(limits.values)} fit.`
    return { path: 'experiment.data.source', sentence }
  }
  return null
}

/** Layers without parameters. */
const isPlain: ReadonlySet<string> = new Set<LayerSpec['type']>([
  'maxPooling2d',
  'averagePooling2d',
  'flatten',
  'dropout',
])

function countIn(spec: LayerSpec): readonly [key: string, count: number, words: string] {
  if ('filters' in spec) return ['filters', spec.filters, 'filters']
  if (!('units' in spec)) return ['type', 0, '']
  return ['units', spec.units, spec.type === 'dense' ? 'neurons' : 'units']
}

function shapeProblem(network: NetworkSpec, data: DataSpec): Problem | null {
  const shapes = shapesIn(data)
  const path = 'experiment.network'
  // The same values may be read as an image or a sequence.
  if (sizeOf(network.input) !== sizeOf(shapes.input)) {
    const sentence = `The network takes ${values(network.input)}, but the data has ${values(shapes.input)} to give.`
    return { path: `${path}.input`, sentence }
  }
  let layout
  try {
    layout = layoutOf(network)
  } catch (error) {
    return { path, sentence: error instanceof Error ? error.message : String(error) }
  }
  const output = layout.shapes.at(-1)!
  if (sizeOf(output) !== sizeOf(shapes.target)) {
    const sentence = `The network ends in ${values(output)}, but a target has ${values(shapes.target)}.`
    return { path: `${path}.layers`, sentence }
  }
  return amountProblem(network, layout)
}

/** What a computer should not be asked to hold or to draw. */
function amountProblem(network: NetworkSpec, { shapes, count }: Layout): Problem | null {
  const path = 'experiment.network'
  const large = shapes.findIndex((shape) => sizeOf(shape) > limits.values)
  if (large > 0) {
    const sentence = `Layer ${large} gives ${grouped(sizeOf(shapes[large]))} values; at most ${grouped(limits.values)} fit.`
    return { path: `${path}.layers.${large - 1}`, sentence }
  }
  if (count > limits.parameters) {
    const sentence = `The network has ${grouped(count)} weights and biases; at most ${grouped(limits.parameters)} fit.`
    return { path, sentence }
  }
  let numbers = 0
  for (const [l, spec] of network.layers.entries()) {
    if (isRecurrent(spec) && shapes[l][0] > limits.steps) {
      const sentence = `Layer ${l + 1} looks at ${shapes[l][0]} time steps; at most ${limits.steps} fit.`
      return { path: `${path}.layers.${l}`, sentence }
    }
    numbers += numbersOf(spec, shapes[l], shapes[l + 1])
    if (numbers <= limits.numbers) continue
    const sentence = `Up to layer ${l + 1} each sample takes ${grouped(numbers)} numbers in memory; at most ${grouped(limits.numbers)} fit.`
    return { path: `${path}.layers.${l}`, sentence }
  }
  return null
}

function isRecurrent({ type }: LayerSpec): boolean {
  return type === 'simpleRnn' || type === 'lstm' || type === 'gru'
}

function sampleProblem(
  { data: { source } }: Experiment,
  part: 'samples' | 'unseen',
): Problem | null {
  if (source.type !== 'samples') return null
  const sizes = { input: sizeOf(source.input), target: sizeOf(source.target) }
  for (const [s, sample] of (source[part] ?? []).entries()) {
    for (const side of ['input', 'target'] as const) {
      const { length } = sample[side]
      if (length === sizes[side]) continue
      const sentence = `Sample ${s + 1} has ${length} ${side} values; ${sizes[side]} would fit.`
      return { path: `experiment.data.source.${part}.${s}.${side}`, sentence }
    }
  }
  return null
}

function parametersProblem({ network, parameters }: Experiment): Problem | null {
  const { count } = layoutOf(network)
  if (!parameters || parameters.length === count) return null
  const sentence = `There are ${parameters.length} parameters; this network has ${count}.`
  return { path: 'experiment.parameters', sentence }
}

/** What the engine refuses: a loss that does not fit the last layer or the targets, a softmax before the end. */
function fitProblem(
  { network, training }: Specs,
  dataset: Pick<Dataset, 'samples' | 'unseen'> | null,
  path: string,
): Problem | null {
  const sentence = problemOf({ network, training, ...(dataset && { samples: dataset.samples }) })
  if (sentence !== null) return { path, sentence }
  // Their loss is measured too.
  const unseen = dataset?.unseen ?? []
  const other = unseen.length > 0 ? problemOf({ network, training, samples: unseen }) : null
  return other === null ? null : { path, sentence: other.replace(/^Sample/u, 'Unseen sample') }
}

function editProblem({ experiment, edits }: Run, dataset: Dataset | null): Problem | null {
  const { count } = layoutOf(experiment.network)
  let specs: Specs = { network: experiment.network, training: experiment.training }
  let next = specs
  let before = 0
  let present = dataset
  let dataBefore = experiment.data
  for (const [place, { at, change }] of edits.entries()) {
    const path = `edits.${place}`
    if (at < before) {
      const sentence = `Edit ${place + 1} is made at ${at}, after one at ${before}; edits come in order.`
      return { path: `${path}.at`, sentence }
    }
    before = at
    const own = changeProblem(change, specs.network, count, `${path}.change`)
    if (own) return own
    next = withChange(next, change)
    // All edits of a position are made together.
    if (edits[place + 1]?.at === at) continue
    const { network, training } = specs
    const data = present ? dataWith(experiment, edits.slice(0, place + 1)) : experiment.data
    if (typeof data === 'string') return { path: `${path}.change`, sentence: data }
    const isSameData = data === dataBefore
    dataBefore = data
    if (present && !isSameData) present = datasetOf({ data })
    const isSettled = isSameData && next.training.loss === training.loss && next.network === network
    const problem = isSettled ? null : fitProblem(next, present, `${path}.change`)
    if (problem) return problem
    specs = next
  }
  return null
}

/** The data after these edits, or a sentence on why they do not fit. */
function dataWith(experiment: Experiment, edits: readonly Edit[]): DataSpec | string {
  const changes = sampleChangesIn(edits)
  if (changes.length === 0) return experiment.data
  const much = changesProblem(experiment, changes.length)
  if (much !== null) return much
  try {
    return dataAfter(experiment.data, edits)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Too many changes of the data in one run, for so many rows. */
export function changesProblem(experiment: Experiment, changes: number): string | null {
  const { samples, unseen } = datasetOf(experiment)
  const rows = samples.length + unseen.length
  const most = Math.min(limits.sampleChanges, Math.floor(limits.changedRows / rows))
  return changes <= most
    ? null
    : `The data are changed ${changes} times on the way; with ${rows} rows at most ${most} times fit.`
}

function changeProblem(
  change: Change,
  { layers }: NetworkSpec,
  count: number,
  path: string,
): Problem | null {
  for (const [name, value, { has, words }] of numbersIn(change)) {
    if (!has(value)) return { path, sentence: `${name} is ${shown(value)}; ${words}.` }
  }
  if (change.type === 'parameter' && change.index >= count) {
    const sentence = `There is no parameter ${change.index}; this network has ${count}, counted from 0.`
    return { path, sentence }
  }
  if (change.type === 'layer' && change.layer >= layers.length) {
    const sentence = `There is no layer ${change.layer}; this network has ${layers.length}, counted from 0.`
    return { path, sentence }
  }
  if (change.type !== 'layer') return null
  const missing = missingIn(layers[change.layer], change.change)
  if (missing === null) return null
  const sentence = `Layer ${change.layer} (${layers[change.layer].type}) has no ${missing}.`
  return { path, sentence }
}

/** A script may give what is no number at all. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : String(value)
}

/** The numbers that a change sets or goes by, each with its name and range. */
function numbersIn(change: Change): (readonly [name: string, value: number, range: Range])[] {
  switch (change.type) {
    case 'parameter':
      return [
        ['index', change.index, ranges.index],
        ['value', change.value, ranges.parameter],
      ]
    case 'training': {
      const { optimizer, batchSize } = change.training
      return [
        ...(optimizer
          ? [['optimizer.learningRate', optimizer.learningRate, ranges.learningRate] as const]
          : []),
        ...(batchSize === undefined ? [] : [['batchSize', batchSize, ranges.batchSize] as const]),
      ]
    }
    case 'layer':
    case 'data':
      return []
  }
}

function values(shape: Shape): string {
  if (shape.length > 1) return `values of shape ${shape.join(' × ')}`
  return shape[0] === 1 ? '1 value' : `${shape[0]} values`
}
