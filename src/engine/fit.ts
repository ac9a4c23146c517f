/**
 * What must fit together before a network is trained: names, ranges, shapes, the loss with the output
 * and the targets, and that all numbers are finite. The engine's door; past it nothing is checked
 * again. Documents of unknown form are left to `experiment/check.ts`.
 */
import { activations, groupActivations, type OutputActivationName } from './activations.ts'
import { samplesProblem, sampleSizesProblem } from './fitSamples.ts'
import { initializers, type InitialSpec } from './initializers.ts'
import { kindOf, layerKinds, type LayerSpec } from './layers/kinds.ts'
import { layoutOf, type Layout } from './layout.ts'
import { losses, type LossName } from './losses.ts'
import { isHoldable, sizeOf, type NetworkSpec, type Sample, type TrainingSpec } from './network.ts'
import { optimizers } from './optimizers.ts'
import { penalties } from './penalties.ts'
import { schedules } from './schedules.ts'
import { isIn, rangeWords, type Setting } from './settings.ts'

export type Fitting = {
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly samples?: readonly Sample[]
  /** Flat; null: drawn by the initializers. */
  readonly parameters?: readonly number[] | null
}

/** Numbers that lie in the arena at most: all parameters, or what one sample needs in one layer. 512 MB. */
const MOST_NUMBERS = 67_108_864

/** The first thing that does not fit, in one sentence: which layer or setting, what came and what would fit. */
export function problemOf({ network, training, samples, parameters }: Fitting): string | null {
  const problem =
    networkProblem(network) ??
    trainingProblem(training) ??
    endProblem(network, training.loss) ??
    shiftsProblem(network, training) ??
    amountProblem(network)
  if (problem !== null) return problem
  const { shapes, count } = layoutOf(network)
  return (
    (samples === undefined ? null : samplesProblem(samples, shapes, training.loss)) ??
    (parameters ? parametersProblem(parameters, count) : null)
  )
}

/** The same for a question about a network, which needs no training. */
export function questionProblemOf(network: NetworkSpec, loss: LossName): string | null {
  return (
    networkProblem(network) ??
    nameProblem('loss', loss, losses) ??
    endProblem(network, loss) ??
    amountProblem(network)
  )
}

/** Parameters and samples that have not the sizes of a network. Parameters may be any numbers: a question may be about how far they went. */
export function sizesProblemOf(
  parameters: ArrayLike<number>,
  samples: readonly Sample[],
  { count, shapes }: Layout,
): string | null {
  return countProblem(parameters, count) ?? sampleSizesProblem(samples, shapes)
}

/** Throws a problem, if there is one. */
export function refuse(problem: string | null): void {
  if (problem !== null) throw new RangeError(problem)
}

/** A table's names, for a name that is not among them. */
function nameProblem(what: string, name: string, table: object): string | null {
  if (Object.hasOwn(table, name)) return null
  return `There is no ${what} “${name}”; ${listed(Object.keys(table))} would fit.`
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`
}

function inLayer(layer: number, problem: string): string {
  return `Layer ${layer + 1}: ${problem.charAt(0).toLowerCase()}${problem.slice(1)}`
}

/** A setting that is out of its range; one that is left out has its usual value, if the table allows it. */
function settingsProblem(
  what: string,
  given: Readonly<Record<string, string | number | boolean | undefined>>,
  settings: Readonly<Record<string, Setting>>,
  mayLeaveOut: boolean,
): string | null {
  for (const [name, { range }] of Object.entries(settings)) {
    const value = given[name]
    if (isIn(range, value) || (mayLeaveOut && value === undefined)) continue
    const has = value === undefined ? `no ${name}` : `${name} ${String(value)}`
    return `${what} has ${has}; ${rangeWords[range]} would fit.`
  }
  return null
}

function networkProblem({ input, layers, initial }: NetworkSpec): string | null {
  if (input.length === 0 || !input.every((size) => isIn('count', size))) {
    return `The input has the shape [${input.join(', ')}]; one or more whole numbers of 1 or more would fit.`
  }
  if (layers.length === 0) return 'The network has no layers; 1 or more would fit.'
  let shape = input
  for (const [layer, spec] of layers.entries()) {
    const name = nameProblem('layer', spec.type, layerKinds) ?? activationProblem(spec)
    if (name !== null) return inLayer(layer, name)
    if (activationOf(spec) === 'softmax' && layer < layers.length - 1) {
      return `Layer ${layer + 1}: softmax stands only in the last layer; ${listed(Object.keys(activations))} would fit.`
    }
    if (layer === layers.length - 1 && isHoldable(spec) && (spec.off ?? []).length > 0) {
      return `Layer ${layer + 1}: the last layer answers, so that none of its units can be off.`
    }
    const output = kindOf(spec).outputShape(spec, shape)
    if ('problem' in output) return `Layer ${layer + 1}: ${output.problem}`
    shape = output
  }
  return (
    initialProblem('weights', initial.weights) ??
    initialProblem('biases', initial.bias) ??
    (initial.recurrent ? initialProblem('recurrent weights', initial.recurrent) : null)
  )
}

function activationProblem(spec: LayerSpec): string | null {
  const activation = activationOf(spec)
  if (activation === null) return null
  return nameProblem('activation', activation, { ...activations, ...groupActivations })
}

/** Null for layers that have none. */
function activationOf(spec: LayerSpec): OutputActivationName | null {
  switch (spec.type) {
    case 'dense':
    case 'conv2d':
    case 'simpleRnn':
    case 'lstm':
    case 'gru':
      return spec.activation
    case 'maxPooling2d':
    case 'averagePooling2d':
    case 'flatten':
    case 'dropout':
      return null
  }
}

function initialProblem(what: string, spec: InitialSpec): string | null {
  const name = nameProblem('initializer', spec.type, initializers)
  if (name !== null) return name
  if (what === 'biases' && spec.type === 'orthogonal') {
    return 'The initializer orthogonal is for weights, which are matrices; for biases zeros would fit.'
  }
  const { settings } = initializers[spec.type]
  return settingsProblem(`The initializer ${spec.type} of the ${what}`, spec, settings, false)
}

function trainingProblem(training: TrainingSpec): string | null {
  const { loss, regularization, batchSize, clipNorm, order } = training
  const problem =
    nameProblem('loss', loss, losses) ??
    optimizerProblem(training) ??
    scheduleProblem(training) ??
    nameProblem('penalty', regularization.type, penalties)
  if (problem !== null) return problem
  if (!isIn('amount', regularization.rate)) {
    return `The penalty ${regularization.type} has the rate ${regularization.rate}; ${rangeWords.amount} would fit.`
  }
  if (!isIn('count', batchSize)) {
    return `The batch size is ${batchSize}; ${rangeWords.count} would fit.`
  }
  if (clipNorm !== null && !isIn('positive', clipNorm)) {
    return `Gradients are clipped to the norm ${clipNorm}; ${rangeWords.positive}, or null, would fit.`
  }
  return nameProblem('order', order, { inOrder: true, shuffled: true })
}

function optimizerProblem({ optimizer }: TrainingSpec): string | null {
  const { type, learningRate } = optimizer
  const name = nameProblem('optimizer', type, optimizers)
  if (name !== null) return name
  if (!isIn('amount', learningRate)) {
    return `The learning rate is ${learningRate}; ${rangeWords.amount} would fit.`
  }
  const { settings } = optimizers[type]
  const setting = settingsProblem(`The optimizer ${type}`, optimizer, settings, true)
  if (setting !== null || type !== 'sgd') return setting
  const { momentum = 0, nesterov = false } = optimizer
  if (typeof nesterov !== 'boolean') {
    return `The optimizer sgd has nesterov ${String(nesterov)}; true or false would fit.`
  }
  return nesterov && momentum === 0
    ? 'The optimizer sgd has nesterov but the momentum 0; a momentum above 0 and below 1 would fit.'
    : null
}

function scheduleProblem({ schedule }: TrainingSpec): string | null {
  const { type, warmUp = 0 } = schedule
  const name = nameProblem('schedule', type, schedules)
  if (name !== null) return name
  if (warmUp !== 0 && !isIn('count', warmUp)) {
    return `The warm-up of the learning rate takes ${warmUp} epochs; a whole number of 0 or more would fit.`
  }
  return settingsProblem(`The schedule ${type}`, schedule, schedules[type].settings, false)
}

/** Random shifts of what is no image, or out of the picture. */
function shiftsProblem({ input }: NetworkSpec, { shifts = 0 }: TrainingSpec): string | null {
  if (shifts === 0) return null
  if (input.length !== 3) {
    return `Random shifts are of images; this network takes an input of shape [${input.join(', ')}], and 0 would fit.`
  }
  const most = Math.min(input[1], input[2]) - 1
  if (Number.isInteger(shifts) && shifts >= 0 && shifts <= most) return null
  return `Images of ${input[1]} × ${input[2]} are shifted by up to ${shifts} pixels; a whole number from 0 to ${most} would fit.`
}

/** More numbers than a computer should be asked to hold. */
function amountProblem(network: NetworkSpec): string | null {
  const { count, shapes } = layoutOf(network)
  if (count > MOST_NUMBERS) {
    return `The network has ${count} weights and biases; at most ${MOST_NUMBERS} would fit.`
  }
  for (const [layer, spec] of network.layers.entries()) {
    const extras = Object.values(kindOf(spec).extras?.(spec, shapes[layer]) ?? {})
    const numbers = extras.reduce((sum, length) => sum + length, sizeOf(shapes[layer + 1]))
    if (numbers <= MOST_NUMBERS) continue
    return `Layer ${layer + 1}: a ${spec.type} layer of this size needs ${numbers} numbers for each sample; at most ${MOST_NUMBERS} would fit.`
  }
  return null
}

/** A loss that does not fit the last layer. */
function endProblem({ layers }: NetworkSpec, loss: LossName): string | null {
  const { after } = losses[loss]
  const last = layers.at(-1)!
  if (loss === 'perceptron' && (layers.length > 1 || last.type !== 'dense')) {
    const came = layers.length > 1 ? `${layers.length} layers` : `one of type ${last.type}`
    return `The loss perceptron trains exactly one layer, dense with the activation step; this network has ${came}.`
  }
  const activation = activationOf(last)
  if (after === null || activation === after) return null
  return `The loss ${loss} needs ${after} in the last layer; layer ${layers.length} (${last.type}) has ${activation ?? 'no activation'}.`
}

/** Another number of parameters than a network has. */
export function countProblem({ length }: ArrayLike<number>, count: number): string | null {
  return length === count ? null : `Expected ${count} parameters, got ${length}.`
}

function parametersProblem(parameters: readonly number[], count: number): string | null {
  const problem = countProblem(parameters, count)
  if (problem !== null) return problem
  const at = parameters.findIndex((value) => !Number.isFinite(value))
  return at < 0 ? null : `Parameter ${at} is ${parameters[at]}; a finite number would fit.`
}
