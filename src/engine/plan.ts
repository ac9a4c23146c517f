/**
 * Compiles a network to a plan over one arena: a list of operations (a kernel's name and its
 * constant arguments), grouped by the steps that a person walks through. Running plans over chunks
 * of samples is left to `trainer.ts`, `trace.ts` and `evaluate.ts`.
 */
import {
  activationKernels,
  numbersOfKernels,
  type ActivationKernels,
  type OutputActivationName,
} from './activations.ts'
import { createArenaWriter, type ArenaWriter, type Place } from './arena.ts'
import type { KernelName } from './kernels/kernels.ts'
import { frozenIn } from './layers/held.ts'
import { kindOf, numbersOf } from './layers/kinds.ts'
import { writerOf, type LayerPlaces } from './layers/writers.ts'
import { layoutOf, type Layout } from './layout.ts'
import { losses, type LossName } from './losses.ts'
import { sizeOf, type NetworkSpec } from './network.ts'
import { optimizers, type OptimizerSpec } from './optimizers.ts'
import type { PenaltySpec } from './penalties.ts'
import { runner, stepper, type Step } from './runner.ts'
import { settingsAt, writeUpdate } from './update.ts'

export type Operation = { readonly kernel: KernelName; readonly arguments: readonly number[] }

/** Operations of each step; `forward` and `backward` by layer. */
export type Plan = {
  readonly begin: readonly Operation[]
  readonly forward: readonly (readonly Operation[])[]
  readonly loss: readonly Operation[]
  readonly backward: readonly (readonly Operation[])[]
  readonly update: readonly Operation[]
}

/** What a layer writes its operations with. */
export type PlanWriter = {
  forward(kernel: KernelName, ...args: readonly number[]): void
  backward(kernel: KernelName, ...args: readonly number[]): void
  /** The kernels of an activation. */
  activation(name: OutputActivationName): ActivationKernels
}

/** Where a machine's numbers start in its memory. Rows lie one after the other. */
export type MachinePlaces = {
  readonly parameters: number
  readonly gradients: number
  /** What an update reads, in the order of `settingsAt`. */
  readonly settings: number
  /** The optimizer's own settings, and what it remembers: arrays as long as the parameters, then running products. */
  readonly hyper: number
  readonly memory: number
  readonly memoryLength: number
  readonly input: number
  readonly target: number
  /** One for each row. */
  readonly loss: number
  /** Where an update puts aside what belongs to frozen units. */
  readonly frozen: number
  readonly layers: readonly LayerPlaces[]
}

const SETTINGS = Object.keys(settingsAt).length

/** A dropout layer's mask: rows × length, a fresh one for every sample in training, ones otherwise. */
export type Mask = {
  readonly layer: number
  readonly place: number
  readonly length: number
  readonly dropped: number
}

/** A compiled network: its memory, and its steps as functions of the number of rows that are filled in. */
export type Machine = {
  readonly memory: Float64Array
  readonly layout: Layout
  readonly plan: Plan
  readonly places: MachinePlaces
  readonly masks: readonly Mask[]
  /** Every place of the memory by name, for whoever wants to show it. */
  readonly map: readonly Place[]
  /** Parameters, gradients, settings and the optimizer's memory lie first: all that the next step depends on. */
  readonly stateLength: number
  /** Rows that fit at once: a chunk. */
  readonly rows: number
  /** Clears the gradients: before a batch's first sample. */
  begin(): void
  forward(rows: number): void
  loss(rows: number): void
  backward(rows: number): void
  /** All of it: begins a batch with its first rows, and changes the parameters after its last. */
  readonly train: Step
  /** Changes the parameters by the gradients' sum over the batch's size. */
  update(): void
}

/** Most rows of a chunk, and most bytes of its values. */
const MAX_CHUNK_ROWS = 32
const MAX_CHUNK_BYTES = 8_000_000

export type CompileSpec = {
  readonly network: NetworkSpec
  readonly loss: LossName
  readonly optimizer: OptimizerSpec
  readonly penalty?: PenaltySpec['type']
  readonly isClipped?: boolean
  /** Rows of a chunk, when fewer than usual will do. */
  readonly rows?: number
}

/** Compiles a network. Throws one sentence where shapes do not fit. */
export function compile(spec: CompileSpec): Machine {
  const { network, loss, optimizer } = spec
  const layout = layoutOf(network)
  const rows = rowsOf(spec, layout)
  const arena = createArenaWriter()
  const sizes = layout.shapes.map(sizeOf)
  const kind = optimizers[optimizer.type]
  const products = kind.products(optimizer).length
  const arrays = kind.arrays(optimizer).length
  const memoryLength = arrays * layout.count + products
  const frozen = frozenIn(network, layout).reduce((sum, { length }) => sum + length, 0)
  const places: MachinePlaces = {
    parameters: arena.take('parameters', null, layout.count),
    gradients: arena.take('gradients', null, layout.count),
    settings: arena.take('settings', null, SETTINGS),
    hyper: arena.take('hyper', null, kind.hyper(optimizer).length),
    memory: arena.take('memory', null, memoryLength),
    memoryLength,
    input: arena.take('input', null, rows * sizes[0]),
    target: arena.take('target', null, rows * sizes.at(-1)!),
    loss: arena.take('loss', null, rows),
    frozen: arena.take('frozen', null, (1 + arrays) * frozen),
    layers: [],
  }
  const layers = placeLayers(network, loss, layout, { arena, places, rows })
  const all = { ...places, layers }
  const memory = arena.build()
  const masks: Mask[] = []
  network.layers.forEach((layerSpec, layer) => {
    const writer = writerOf(layerSpec)
    const { inputShape, outputShape, constants, extras } = layers[layer]
    memory.set(writer.constants?.(layerSpec, inputShape, numbersOfKernels) ?? [], constants)
    const dropped = writer.dropped?.(layerSpec)
    if (dropped === undefined) return
    const length = sizeOf(outputShape)
    memory.fill(1, extras['mask'], extras['mask'] + rows * length)
    masks.push({ layer, place: extras['mask'], length, dropped })
  })
  memory[places.settings + settingsAt.one] = 1
  memory.fill(1, places.memory + memoryLength - products, places.memory + memoryLength)

  const plan = write(spec, layout, all)
  const begin = runner(memory, plan.begin)
  const update = runner(memory, plan.update)
  return {
    memory,
    layout,
    plan,
    places: all,
    masks,
    map: arena.places,
    stateLength: places.input,
    rows,
    begin: () => begin(1),
    forward: runner(memory, plan.forward.flat()),
    loss: runner(memory, plan.loss),
    backward: runner(memory, plan.backward.toReversed().flat()),
    train: stepper(memory, plan),
    update: () => update(1),
  }
}

/** As many rows as are wanted and fit. */
function rowsOf({ network, rows = MAX_CHUNK_ROWS }: CompileSpec, { shapes }: Layout): number {
  let values = sizeOf(shapes[0])
  network.layers.forEach((spec, layer) => {
    values += numbersOf(spec, shapes[layer], shapes[layer + 1])
  })
  return Math.max(1, Math.min(rows, MAX_CHUNK_ROWS, Math.floor(MAX_CHUNK_BYTES / (8 * values))))
}

function placeLayers(
  network: NetworkSpec,
  loss: LossName,
  layout: Layout,
  { arena, places, rows }: { arena: ArenaWriter; places: MachinePlaces; rows: number },
): LayerPlaces[] {
  const layers: LayerPlaces[] = []
  network.layers.forEach((spec, layer) => {
    const kind = kindOf(spec)
    const inputShape = layout.shapes[layer]
    const outputShape = layout.shapes[layer + 1]
    const length = rows * sizeOf(outputShape)
    const before = layers[layer - 1]
    const blocks = layout.blocks.filter((block) => block.layer === layer)
    const extras = Object.entries(kind.extras?.(spec, inputShape) ?? {})
    const constants = writerOf(spec).constants?.(spec, inputShape, numbersOfKernels) ?? []
    layers.push({
      inputShape,
      outputShape,
      input: before ? before.output : places.input,
      inputGradient: before ? before.outputGradient : null,
      weightedSums: arena.take('weightedSums', layer, length),
      output: arena.take('output', layer, length),
      weightedSumGradient: arena.take('weightedSumGradient', layer, length),
      outputGradient: arena.take('outputGradient', layer, length),
      constants: arena.take('constants', layer, constants.length),
      extras: Object.fromEntries(
        extras.map(([name, size]) => [name, arena.take(name, layer, rows * size)]),
      ),
      parameters: blocks.map(({ start }) => places.parameters + start),
      gradients: blocks.map(({ start }) => places.gradients + start),
      isGradientOfSums:
        layer === network.layers.length - 1 && losses[loss].gradient === 'weightedSum',
    })
  })
  return layers
}

function write(spec: CompileSpec, layout: Layout, places: MachinePlaces): Plan {
  const { network, loss } = spec
  const forward: Operation[][] = []
  const backward: Operation[][] = []
  network.layers.forEach((layerSpec, layer) => {
    const forwardOfLayer: Operation[] = []
    const backwardOfLayer: Operation[] = []
    writerOf(layerSpec).emit(layerSpec, places.layers[layer], {
      forward: (kernel, ...args) => forwardOfLayer.push({ kernel, arguments: args }),
      backward: (kernel, ...args) => backwardOfLayer.push({ kernel, arguments: args }),
      activation: activationKernels,
    })
    forward.push(forwardOfLayer)
    backward.push(backwardOfLayer)
  })
  const last = places.layers.at(-1)!
  const { weightedSums, output, outputShape, weightedSumGradient, outputGradient } = last
  const isSum = losses[loss].gradient === 'weightedSum'
  const gradient = isSum ? weightedSumGradient : outputGradient
  const [count, group] = [sizeOf(outputShape), outputShape.at(-1)!]
  const watch = places.settings + settingsAt.watch
  return {
    begin: [{ kernel: 'zero', arguments: [places.gradients, layout.count] }],
    forward,
    loss: [
      {
        kernel: losses[loss].kernel,
        arguments: [weightedSums, output, places.target, places.loss, gradient, count, group],
      },
      { kernel: 'noticeNonFinite', arguments: [places.loss, watch, 1] },
    ],
    backward,
    update: writeUpdate(spec, layout, places),
  }
}
