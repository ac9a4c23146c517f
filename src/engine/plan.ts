/**
 * Compiles a network to a plan over one arena: a list of operations (a kernel's name and its
 * constant arguments), grouped by the steps that a person walks through. Running plans over chunks
 * of samples is left to `trainer.ts`, `trace.ts` and `evaluate.ts`.
 */
import { createArenaWriter, type Place } from './arena.ts'
import { kernels, type Kernel, type KernelName } from './kernels/kernels.ts'
import { kindOf, type LayerPlaces } from './layers/kinds.ts'
import { layoutOf, type Layout } from './layout.ts'
import { losses, type LossName } from './losses.ts'
import { sizeOf, type NetworkSpec } from './network.ts'
import { optimizers, type OptimizerSpec } from './optimizers.ts'

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
}

/** Where a machine's numbers start in its memory. Rows lie one after the other. */
export type MachinePlaces = {
  readonly parameters: number
  readonly gradients: number
  /** Learning rate, true size of the batch, and the watch for what is not finite. */
  readonly settings: number
  readonly input: number
  readonly target: number
  /** One for each row. */
  readonly loss: number
  readonly layers: readonly LayerPlaces[]
}

/** A compiled network: its memory, and its steps as functions of the number of rows that are filled in. */
export type Machine = {
  readonly memory: Float64Array
  readonly layout: Layout
  readonly plan: Plan
  readonly places: MachinePlaces
  /** Every place of the memory by name, for whoever wants to show it. */
  readonly map: readonly Place[]
  /** Rows that fit at once: a chunk. */
  readonly rows: number
  /** Clears the gradients: before a batch's first sample. */
  begin(): void
  forward(rows: number): void
  loss(rows: number): void
  backward(rows: number): void
  /** Changes the parameters by the gradients' sum over `settings`' batch size. */
  update(): void
}

/** Most rows of a chunk, and most bytes of its values. */
const MAX_CHUNK_ROWS = 32
const MAX_CHUNK_BYTES = 8_000_000

export type CompileSpec = {
  readonly network: NetworkSpec
  readonly loss: LossName
  readonly optimizer: OptimizerSpec['type']
  /** Rows of a chunk, when fewer than usual will do. */
  readonly rows?: number
}

/** Compiles a network. Throws one sentence where shapes do not fit. */
export function compile({
  network,
  loss,
  optimizer,
  rows: wanted = MAX_CHUNK_ROWS,
}: CompileSpec): Machine {
  const layout = layoutOf(network)
  const sizes = layout.shapes.map(sizeOf)
  // Each value between layers has four places: before and after the activation, and both gradients.
  const rowBytes = 8 * 4 * sizes.reduce((sum, size) => sum + size, 0)
  const rows = Math.max(1, Math.min(wanted, MAX_CHUNK_ROWS, Math.floor(MAX_CHUNK_BYTES / rowBytes)))

  const arena = createArenaWriter()
  const parameters = arena.take('parameters', null, layout.count)
  const gradients = arena.take('gradients', null, layout.count)
  const settings = arena.take('settings', null, 3)
  const input = arena.take('input', null, rows * sizes[0])
  const target = arena.take('target', null, rows * sizes.at(-1)!)
  const lossPlace = arena.take('loss', null, rows)
  const layers: LayerPlaces[] = []
  network.layers.forEach((_, layer) => {
    const length = rows * sizes[layer + 1]
    const before = layers[layer - 1]
    const blocks = layout.blocks.filter((block) => block.layer === layer)
    layers.push({
      inputShape: layout.shapes[layer],
      outputShape: layout.shapes[layer + 1],
      input: before ? before.output : input,
      inputGradient: before ? before.outputGradient : null,
      weightedSums: arena.take('weightedSums', layer, length),
      output: arena.take('output', layer, length),
      weightedSumGradient: arena.take('weightedSumGradient', layer, length),
      outputGradient: arena.take('outputGradient', layer, length),
      parameters: blocks.map(({ start }) => parameters + start),
      gradients: blocks.map(({ start }) => gradients + start),
      isGradientOfSums:
        layer === network.layers.length - 1 && losses[loss].gradient === 'weightedSum',
    })
  })
  const places = { parameters, gradients, settings, input, target, loss: lossPlace, layers }
  const memory = arena.build()
  const plan = write(network, loss, optimizer, layout, places)
  const begin = runner(memory, plan.begin)
  const forward = runner(memory, plan.forward.flat())
  const lossRun = runner(memory, plan.loss)
  const backward = runner(memory, plan.backward.toReversed().flat())
  const update = runner(memory, plan.update)
  return {
    memory,
    layout,
    plan,
    places,
    map: arena.places,
    rows,
    begin: () => begin(1),
    forward,
    loss: lossRun,
    backward,
    update: () => update(1),
  }
}

function write(
  network: NetworkSpec,
  loss: LossName,
  optimizer: OptimizerSpec['type'],
  layout: Layout,
  places: MachinePlaces,
): Plan {
  const forward: Operation[][] = []
  const backward: Operation[][] = []
  network.layers.forEach((spec, layer) => {
    const forwardOfLayer: Operation[] = []
    const backwardOfLayer: Operation[] = []
    kindOf(spec).emit(spec, places.layers[layer], {
      forward: (kernel, ...args) => forwardOfLayer.push({ kernel, arguments: args }),
      backward: (kernel, ...args) => backwardOfLayer.push({ kernel, arguments: args }),
    })
    forward.push(forwardOfLayer)
    backward.push(backwardOfLayer)
  })
  const last = places.layers.at(-1)!
  const outputs = sizeOf(last.outputShape)
  const { parameters, gradients, settings, target } = places
  const isSum = losses[loss].gradient === 'weightedSum'
  const lossGradient = isSum ? last.weightedSumGradient : last.outputGradient
  return {
    begin: [{ kernel: 'zero', arguments: [gradients, layout.count] }],
    forward,
    loss: [
      {
        kernel: losses[loss].kernel,
        arguments: [last.output, target, places.loss, lossGradient, outputs],
      },
      { kernel: 'noticeNonFinite', arguments: [places.loss, settings + 2, 1] },
    ],
    backward,
    update: [
      {
        kernel: optimizers[optimizer].kernel,
        arguments: [parameters, gradients, settings, layout.count],
      },
      { kernel: 'noticeNonFinite', arguments: [parameters, settings + 2, layout.count] },
    ],
  }
}

/** A function that runs operations one after the other on so many rows. */
function runner(memory: Float64Array, operations: readonly Operation[]): (rows: number) => void {
  const calls = operations.map(
    ({ kernel, arguments: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] }) => {
      const run: Kernel = kernels[kernel]
      return { run, a, b, c, d, e, f }
    },
  )
  return (rows) => {
    for (let k = 0; k < calls.length; k++) {
      const { run, a, b, c, d, e, f } = calls[k]
      run(memory, rows, a, b, c, d, e, f)
    }
  }
}
