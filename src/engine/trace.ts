/**
 * One sample's step after the fact: forward, loss, backward and, where a batch ends, the update,
 * with every number kept under the name of its place. In an arena of its own, so that training is
 * neither disturbed nor slowed. What a layer computes is learnt from the operations it writes.
 */
import { questionProblemOf, refuse, sizesProblemOf } from './fit.ts'
import { keptOf, type BlockName } from './layers/kinds.ts'
import { losses, type LossName } from './losses.ts'
import { sizeOf, type NetworkSpec, type Sample, type Shape, type TrainingSpec } from './network.ts'
import { optimizers } from './optimizers.ts'
import { compile, type Machine } from './plan.ts'
import { copyShifted, shiftAt } from './shifts.ts'
import { silence } from './silence.ts'
import type { TrainerState } from './trainer.ts'
import { namesWritten, outputPlaces } from './written.ts'

/** The numbers of one layer, one each for a unit; views, valid until the next trace. */
export type LayerTrace = {
  readonly weightedSums: Float64Array
  readonly outputs: Float64Array
  /** ∂L/∂output and ∂L/∂z of the sample's own loss; by the perceptron rule the last layer's z gets y − t. */
  readonly outputGradients: Float64Array
  readonly weightedSumGradients: Float64Array
  /** What the layer keeps besides, as its kind says: of a recurrent layer the values of every time step. */
  readonly kept: Readonly<Record<string, Float64Array>>
}

/** What lies at one place of the arena; a view, valid until the next trace. */
export type TracedValues = {
  /** As in the arena: weightedSums, output …, what the layer keeps besides, gradients, parameters, or one of the optimizer's memories. */
  readonly name: string
  /** Null for what belongs to no layer. */
  readonly layer: number | null
  /** Of which of the layer's blocks of parameters; null for what is no parameter's. */
  readonly block: BlockName | null
  readonly shape: Shape
  readonly values: Float64Array
}

/** One operation that a person walks through, and what it computed. */
export type TracedOperation =
  | {
      readonly type: 'forward' | 'backward'
      readonly layer: number
      readonly written: readonly TracedValues[]
    }
  | { readonly type: 'loss'; readonly layer: null; readonly written: readonly TracedValues[] }
  | {
      readonly type: 'update'
      readonly layer: null
      /** Parameters, the batch's sums of gradients and the optimizer's memory before it. */
      readonly before: readonly TracedValues[]
      /** The same places after it; gradients as the optimizer took them: with a penalty or clipping the mean that these have changed. */
      readonly written: readonly TracedValues[]
    }

export type Tracer = {
  /**
   * Computes a sample's step, save the update, at these parameters: as in evaluation, where dropout
   * does nothing, or with the masks of a position. Images are where they are, without random shifts.
   */
  trace(
    parameters: Float64Array,
    sample: Sample,
    masks?: { readonly seed: number; readonly position: number },
  ): void
  /** Computes the very step that a trainer in this state makes with this sample: its masks, its random shift, and the update when the sample ends a batch. */
  traceStep(state: TrainerState, sample: Sample, seed: number): void
  readonly layers: readonly LayerTrace[]
  /** Flat, in the order of `layout.ts`: of the sample's own loss, unscaled and unpenalized. */
  readonly gradients: Float64Array
  readonly loss: number
  /** What the last trace computed, in its order: forward by layer, loss, backward from the last layer to the first, update. */
  readonly operations: readonly TracedOperation[]
}

/** What decides how an update computes. */
export type UpdateSpec = Pick<TrainingSpec, 'optimizer' | 'regularization' | 'clipNorm'>

const noUpdate: UpdateSpec = {
  optimizer: { type: 'sgd', learningRate: 0 },
  regularization: { type: 'none', rate: 0 },
  clipNorm: null,
}

/** `update` is needed for `traceStep` alone: what is in force in the trainer whose states it gets. */
export function createTracer(
  network: NetworkSpec,
  loss: LossName,
  update: UpdateSpec = noUpdate,
): Tracer {
  refuse(questionProblemOf(network, loss))
  const machine = compile({
    network,
    loss,
    optimizer: update.optimizer,
    penalty: update.regularization.type,
    isClipped: update.clipNorm !== null,
    rows: 1,
  })
  const { memory, places, layout, masks, stateLength } = machine
  const view = (start: number, length: number): Float64Array =>
    memory.subarray(start, start + length)
  const parameters = view(places.parameters, layout.count)
  const gradients = view(places.gradients, layout.count)
  const ownGradients = new Float64Array(layout.count)
  const steps = stepsOf(network, machine)
  const lossGradient = lossGradientOf(loss, machine)
  let updated: ReturnType<typeof createUpdated> | null = null
  let operations: readonly TracedOperation[] = []

  const fill = ({ input, target }: Sample): void => {
    memory.set(input, places.input)
    memory.set(target, places.target)
  }

  const run = (): void => {
    machine.begin()
    machine.forward(1)
    machine.loss(1)
    lossGradient.keep()
    machine.backward(1)
    operations = [...steps.forward, lossGradient.operation, ...steps.backward]
  }

  /** Adds the sample to its batch and makes the update that this completes. */
  const updateFrom = (state: TrainerState): void => {
    updated ??= createUpdated(machine, update)
    ownGradients.set(gradients)
    memory.set(state.numbers)
    // A batch's gradients are running sums: the sample's own are not added to them, they go on from them.
    if (state.counters.batchSeen === 0) machine.begin()
    machine.loss(1)
    machine.backward(1)
    updated.before.set(view(0, stateLength))
    machine.update()
    updated.after.set(view(0, stateLength))
    memory.set(state.numbers)
    gradients.set(ownGradients)
    operations = [...operations, updated.operation]
  }

  return {
    trace: (parameters, sample, at) => {
      refuse(sizesProblemOf(parameters, [sample], layout))
      memory.set(parameters, places.parameters)
      for (const mask of masks) {
        if (at) silence(memory, mask, at.seed, at.position, 1)
        else memory.fill(1, mask.place, mask.place + mask.length)
      }
      fill(sample)
      run()
    },
    traceStep: (state, sample, seed) => {
      const { numbers, counters } = state
      if (numbers.length !== stateLength) {
        throw new RangeError(
          `Expected a state of ${stateLength} numbers, as this optimizer has it, got ${numbers.length}.`,
        )
      }
      refuse(sizesProblemOf(parameters, [sample], layout))
      memory.set(numbers)
      for (const mask of masks) silence(memory, mask, seed, counters.position, 1)
      fill(sample)
      const { shifts = 0 } = state.training
      if (shifts > 0) {
        const shift = shiftAt(seed, counters.position, shifts)
        copyShifted(sample.input, 0, memory, places.input, { shape: network.input, shift })
      }
      run()
      if (counters.batchSeen + 1 === counters.batchSize) updateFrom(state)
    },
    layers: places.layers.map((layer, l) => {
      const size = sizeOf(layer.outputShape)
      const kept = keptOf(network.layers[l], layer.inputShape)
      return {
        weightedSums: view(layer.weightedSums, size),
        outputs: view(layer.output, size),
        outputGradients: view(layer.outputGradient, size),
        weightedSumGradients: view(layer.weightedSumGradient, size),
        kept: Object.fromEntries(
          kept.map(([name, length]) => [name, view(layer.extras[name], length)]),
        ),
      }
    }),
    gradients,
    get loss() {
      return memory[places.loss]
    },
    get operations() {
      return operations
    },
  }
}

/** The operations forward and backward, as views of the machine's memory. */
function stepsOf(
  network: NetworkSpec,
  machine: Machine,
): { forward: TracedOperation[]; backward: TracedOperation[] } {
  const forward: TracedOperation[] = []
  const backward: TracedOperation[] = []
  network.layers.forEach((_, layer) => {
    const names = namesWritten(network, layer, machine.places.layers[layer])
    const own = (name: string): TracedValues => valuesAt(machine, name, layer)
    const below = layer === 0 ? [] : [valuesAt(machine, 'outputGradient', layer - 1)]
    const gradients = gradientsOf(machine, layer)
    forward.push({ type: 'forward', layer, written: names.forward.map(own) })
    const written = [...names.backward.map(own), ...gradients, ...below]
    backward.unshift({ type: 'backward', layer, written })
  })
  return { forward, backward }
}

function valuesAt(
  { memory, map, places }: Machine,
  name: string,
  layer: number | null,
): TracedValues {
  const { start, length } = map.find((place) => place.name === name && place.layer === layer)!
  const isOfOutput = layer !== null && outputPlaces.some((own) => own === name)
  const shape = isOfOutput ? places.layers[layer].outputShape : [length]
  return { name, layer, block: null, shape, values: memory.subarray(start, start + length) }
}

function gradientsOf({ memory, places, layout }: Machine, layer: number): TracedValues[] {
  return layout.blocks
    .filter((block) => block.layer === layer)
    .map(({ name: block, shape, start, length }) => {
      const from = places.gradients + start
      const values = memory.subarray(from, from + length)
      return { name: 'gradients', layer, block, shape, values }
    })
}

/**
 * The loss's operation. The gradient that it hands over is kept as it was then: a recurrent layer
 * adds to it what comes back from later time steps.
 */
function lossGradientOf(
  loss: LossName,
  machine: Machine,
): { operation: TracedOperation; keep(): void } {
  const isOfSums = losses[loss].gradient === 'weightedSum'
  const name = isOfSums ? 'weightedSumGradient' : 'outputGradient'
  const gradient = valuesAt(machine, name, machine.places.layers.length - 1)
  const values = new Float64Array(gradient.values.length)
  const written = [
    { ...valuesAt(machine, 'loss', null), shape: [] },
    { ...gradient, values },
  ]
  const operation = { type: 'loss', layer: null, written } as const
  return { operation, keep: () => values.set(gradient.values) }
}

/** Copies of what an update reads and writes, before and after it, and the operation that shows them. */
function createUpdated(
  { layout, places, stateLength }: Machine,
  { optimizer }: UpdateSpec,
): { before: Float64Array; after: Float64Array; operation: TracedOperation } {
  const { arrays, products } = optimizers[optimizer.type]
  const arrayNames = arrays(optimizer)
  const starts = [
    { name: 'parameters', start: places.parameters },
    { name: 'gradients', start: places.gradients },
    ...arrayNames.map((name, k) => ({ name, start: places.memory + k * layout.count })),
  ]
  const productsStart = places.memory + arrayNames.length * layout.count
  const valuesIn = (numbers: Float64Array): TracedValues[] => [
    ...layout.blocks.flatMap(({ name: block, layer, shape, start: from, length }) =>
      starts.map(({ name, start }) => {
        const values = numbers.subarray(start + from, start + from + length)
        return { name, layer, block, shape, values }
      }),
    ),
    ...products(optimizer).map((name, k) => {
      const values = numbers.subarray(productsStart + k, productsStart + k + 1)
      return { name, layer: null, block: null, shape: [], values }
    }),
  ]
  const before = new Float64Array(stateLength)
  const after = new Float64Array(stateLength)
  const operation: TracedOperation = {
    type: 'update',
    layer: null,
    before: valuesIn(before),
    written: valuesIn(after),
  }
  return { before, after, operation }
}
