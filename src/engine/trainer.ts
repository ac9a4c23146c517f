/**
 * Trains a network sample after sample: runs the plan over chunks, fires the update at the end of
 * each batch, and stops before a step that would leave the finite numbers. Knows only the present;
 * the past is left to `timeline.ts`.
 */
import { orderOf, pack } from './batches.ts'
import { draw } from './initializers.ts'
import { layoutOf } from './layout.ts'
import type { LossName } from './losses.ts'
import {
  withChange,
  type Change,
  type NetworkSpec,
  type Order,
  type Sample,
  type TrainingSpec,
} from './network.ts'
import { compile, type Machine } from './plan.ts'
import { stream } from './random.ts'

export type Start = {
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly samples: readonly Sample[]
  /** Unsigned 32 bit: initial parameters and the order of samples. */
  readonly seed: number
  /** Flat, in the order of `layout.ts`; null: drawn by the initializers from the seed. */
  readonly parameters: readonly number[] | null
}

/** Training would leave the finite numbers: `position` is the last one whose step stayed finite. */
export type Divergence = {
  readonly position: number
  /** Flat index of the first parameter that would not be finite; null when only the loss would not. */
  readonly parameter: number | null
}

/** Everything that the next step depends on. */
export type TrainerState = {
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  /** The loss of the unfinished batch. */
  readonly loss: LossName
  readonly counters: {
    readonly position: number
    readonly epoch: number
    /** Samples of this epoch that have been trained, and the order that holds until its end. */
    readonly seen: number
    readonly order: Order
    /** Samples of the unfinished batch that have been trained, and how many it will have. */
    readonly batchSeen: number
    readonly batchSize: number
  }
  readonly parameters: Float64Array
  readonly gradients: Float64Array
}

export type Trainer = {
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly position: number
  /** Epochs completed, and samples of the present one that have been trained. */
  readonly epoch: number
  readonly seen: number
  /** Index of the next sample to be trained. */
  readonly current: number
  readonly batch: { readonly seen: number; readonly size: number }
  /** Live views of the arena. */
  readonly parameters: Float64Array
  readonly gradients: Float64Array
  /** Trains so many samples; stops before a step that is not finite. The same bits however the count is cut. */
  run(count: number): Divergence | null
  /** Makes a change between two samples. */
  change(change: Change): void
  save(): TrainerState
  load(state: TrainerState): void
}

/** The first parameters of a network: as given, or drawn from the seed, a stream for each block. */
function firstParameters({ network, seed, parameters }: Start): Float64Array {
  const layout = layoutOf(network)
  if (parameters) {
    if (parameters.length !== layout.count) {
      throw new RangeError(`Expected ${layout.count} parameters, got ${parameters.length}.`)
    }
    return Float64Array.from(parameters)
  }
  const drawn = new Float64Array(layout.count)
  for (const block of layout.blocks) {
    const into = drawn.subarray(block.start, block.start + block.length)
    draw(network.initial[block.name], block, stream(seed, block.name, block.layer), into)
  }
  return drawn
}

/** Samples between two checks that everything is still finite; a failed check repeats no more than these. */
const STRETCH = 1024

export function createTrainer(start: Start): Trainer {
  const { samples, seed } = start
  const { inputs, targets, inputSize, targetSize, count: sampleCount } = pack(samples)
  let { network, training } = start
  /** Of the unfinished batch; a new one acts from the next batch on. */
  let lossInForce = training.loss
  let machine: Machine
  let parameters = firstParameters(start)
  let gradients: Float64Array = new Float64Array(parameters.length)
  const now = {
    position: 0,
    epoch: 0,
    seen: 0,
    order: training.order,
    batchSeen: 0,
    batchSize: 0,
  }
  let order = orderOf(now.order, sampleCount, seed, 0)
  /** The numbers at the last mark, to go back to when training leaves the finite ones. */
  const safe = { parameters: parameters.slice(), gradients: gradients.slice() }

  /** Compiles what is in force and carries the parameters and gradients over. */
  const prepare = (): void => {
    machine = compile({ network, loss: lossInForce, optimizer: training.optimizer.type })
    const { memory, places, layout } = machine
    memory.set(parameters, places.parameters)
    memory.set(gradients, places.gradients)
    parameters = memory.subarray(places.parameters, places.parameters + layout.count)
    gradients = memory.subarray(places.gradients, places.gradients + layout.count)
  }

  /** Writes the numbers that an update needs to where it reads them. */
  const set = (): void => {
    const { memory, places } = machine
    memory[places.settings] = training.optimizer.learningRate
    memory[places.settings + 1] = now.batchSize
  }

  /** Before a batch's first sample: what acts from the next batch on acts now. */
  const planBatch = (): void => {
    now.batchSize = Math.min(training.batchSize, sampleCount - now.seen)
    if (training.loss !== lossInForce) {
      lossInForce = training.loss
      prepare()
    }
    set()
  }

  /** Before an epoch's first sample: likewise for the order. */
  const planEpoch = (): void => {
    if (training.order === 'inOrder' && now.order === 'inOrder') return
    now.order = training.order
    order = orderOf(now.order, sampleCount, seed, now.epoch)
  }

  /** Copies the next `rows` samples in, one row each. */
  const fill = (rows: number): void => {
    const { memory, places } = machine
    for (let s = 0; s < rows; s++) {
      const sample = order[now.seen + s]
      const input = (sample * inputSize) | 0
      const inputRow = (places.input + s * inputSize) | 0
      for (let i = 0; i < inputSize; i++) memory[inputRow + i] = inputs[input + i]!
      const target = (sample * targetSize) | 0
      const targetRow = (places.target + s * targetSize) | 0
      for (let o = 0; o < targetSize; o++) memory[targetRow + o] = targets[target + o]!
    }
  }

  /** Trains up to `count` samples of the present batch; returns how many. */
  const trainChunk = (count: number): number => {
    const rows = Math.min(count, machine.rows, now.batchSize - now.batchSeen)
    if (now.batchSeen === 0) machine.begin()
    fill(rows)
    machine.forward(rows)
    machine.loss(rows)
    machine.backward(rows)
    now.position += rows
    now.seen += rows
    now.batchSeen += rows
    if (now.batchSeen < now.batchSize) return rows
    machine.update()
    now.batchSeen = 0
    if (now.seen === sampleCount) {
      now.epoch++
      now.seen = 0
      planEpoch()
    }
    planBatch()
    return rows
  }

  /** Whether all losses and parameters since the last call, and the gradients now, are finite. */
  const isFinite = (): boolean => {
    const watch = machine.places.settings + 2
    const isClear = machine.memory[watch] === 0
    machine.memory[watch] = 0
    return isClear && firstNonFinite(gradients) === null
  }

  const mark = (): typeof now => {
    safe.parameters.set(parameters)
    safe.gradients.set(gradients)
    return { ...now }
  }

  const goBack = (to: typeof now): void => {
    parameters.set(safe.parameters)
    gradients.set(safe.gradients)
    restoreCounters(to)
  }

  const restoreCounters = (to: typeof now): void => {
    if (to.epoch !== now.epoch || to.order !== now.order) {
      order = orderOf(to.order, sampleCount, seed, to.epoch)
    }
    Object.assign(now, to)
    set()
  }

  /** Sample by sample to the first step that is not finite; that step is not made. */
  const findDivergence = (count: number): Divergence | null => {
    for (let s = 0; s < count; s++) {
      const before = mark()
      trainChunk(1)
      if (isFinite()) continue
      const parameter = firstNonFinite(parameters) ?? firstNonFinite(gradients)
      goBack(before)
      return { position: now.position, parameter }
    }
    return null
  }

  prepare()
  planBatch()

  return {
    get network() {
      return network
    },
    get training() {
      return training
    },
    get position() {
      return now.position
    },
    get epoch() {
      return now.epoch
    },
    get seen() {
      return now.seen
    },
    get current() {
      return order[now.seen]
    },
    get batch() {
      return { seen: now.batchSeen, size: now.batchSize }
    },
    get parameters() {
      return parameters
    },
    get gradients() {
      return gradients
    },

    run: (count) => {
      let left = count
      while (left > 0) {
        const stretch = Math.min(left, STRETCH)
        const before = mark()
        let toTrain = stretch
        while (toTrain > 0) toTrain -= trainChunk(toTrain)
        if (!isFinite()) {
          goBack(before)
          const divergence = findDivergence(stretch)
          if (divergence) return divergence
        }
        left -= stretch
      }
      return null
    },

    change: (change) => {
      if (change.type === 'parameter') {
        if (!(change.index >= 0 && change.index < parameters.length)) {
          throw new RangeError(
            `There are ${parameters.length} parameters, none at ${change.index}.`,
          )
        }
        parameters[change.index] = change.value
        return
      }
      ;({ network, training } = withChange({ network, training }, change))
      if (change.type === 'layer') prepare()
      set()
      if (now.seen === 0) planEpoch()
      if (now.batchSeen === 0) planBatch()
    },

    save: () => ({
      network,
      training,
      loss: lossInForce,
      counters: { ...now },
      parameters: parameters.slice(),
      gradients: gradients.slice(),
    }),

    load: (state) => {
      const isSamePlan = state.network === network && state.loss === lossInForce
      ;({ network, training, loss: lossInForce } = state)
      if (!isSamePlan) prepare()
      parameters.set(state.parameters)
      gradients.set(state.gradients)
      restoreCounters(state.counters)
    },
  }
}

function firstNonFinite(values: Float64Array): number | null {
  for (let p = 0; p < values.length; p++) if (!Number.isFinite(values[p])) return p
  return null
}
