/**
 * Trains a network sample after sample: runs the plan over chunks, fires the update at the end of
 * each batch, and stops before a step that would leave the finite numbers. Knows only the present;
 * the past is left to `timeline.ts`.
 */
import { orderOf, pack } from './batches.ts'
import { problemOf, questionProblemOf, refuse } from './fit.ts'
import { areFinite, firstNonFinite } from './finite.ts'
import { firstParameters } from './firstParameters.ts'
import {
  compileFor,
  isSameMemory,
  isSamePlan,
  stateOf,
  viewOf,
  watchOf,
  type InForce,
} from './inForce.ts'
import {
  withChange,
  type Change,
  type Edit,
  type NetworkSpec,
  type Order,
  type Sample,
  type TrainingSpec,
} from './network.ts'
import { optimizers, type OptimizerSpec } from './optimizers.ts'
import type { Machine } from './plan.ts'
import { rateAt } from './schedules.ts'
import { copyShifted, shiftAt } from './shifts.ts'
import { silence } from './silence.ts'
import { settingsAt } from './update.ts'

export type Start = {
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly samples: readonly Sample[]
  /** Unsigned 32 bit: initial parameters and the order of samples. */
  readonly seed: number
  /** Flat, in the order of `layout.ts`; null: drawn by the initializers from the seed. */
  readonly parameters: readonly number[] | null
  /** The samples once these edits have been made, the data's among them in this order; needed where there are such edits. */
  readonly dataAfter?: (made: readonly Edit[]) => Data
}

/** What is trained on, and what is only looked at. */
export type Data = { readonly samples: readonly Sample[]; readonly unseen: readonly Sample[] }

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
  /** What the unfinished batch is trained with; another one acts from the next batch on. */
  readonly inForce: InForce
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
  /** Parameters, gradients, settings and the optimizer's memory, as they lie in the arena. */
  readonly numbers: Float64Array
}

/** A moment to go back to when training leaves the finite numbers; valid until the next one. */
type Mark = Pick<TrainerState, 'inForce' | 'counters' | 'numbers'> & { readonly machine: Machine }

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
  readonly samples: readonly Sample[]
  /**
   * Makes a change between two samples, or several together: what holds after the last must fit.
   * Where the data are among what changes, `samples` are the new ones: the unfinished batch is
   * dropped, and if its epoch had begun, the next one begins.
   */
  change(changes: Change | readonly Change[], samples?: readonly Sample[]): void
  save(): TrainerState
  /** `samples`: those of the state, where they are others than the present ones. */
  load(state: TrainerState, samples?: readonly Sample[]): void
}

/** Samples between two checks that everything is still finite; a failed check repeats no more than these. */
const STRETCH = 1024

/** Throws one sentence where network, training, samples and parameters do not fit one another. */
export function createTrainer(start: Start): Trainer {
  refuse(problemOf(start))
  const { seed } = start
  let { samples } = start
  let { inputs, targets, inputSize, targetSize, count: sampleCount } = pack(samples)
  let { network, training } = start
  /** Of the unfinished batch; another one acts from the next batch on. */
  let inForce: InForce = training
  let machine = compileFor(network, training, inForce)
  let parameters = viewOf(machine, 'parameters', machine.layout.count)
  let gradients = viewOf(machine, 'gradients', machine.layout.count)
  const now = {
    position: 0,
    epoch: 0,
    seen: 0,
    order: training.order,
    batchSeen: 0,
    batchSize: 0,
  }
  let order = orderOf(now.order, sampleCount, seed, 0)
  let state = stateOf(machine)
  /** The numbers at the last mark, to go back to when training leaves the finite ones. */
  let safe = new Float64Array(machine.stateLength)

  const lookAt = (next: readonly Sample[]): void => {
    samples = next
    ;({ inputs, targets, inputSize, targetSize, count: sampleCount } = pack(samples))
  }

  const lookInto = (next: Machine): void => {
    machine = next
    parameters = viewOf(machine, 'parameters', machine.layout.count)
    gradients = viewOf(machine, 'gradients', machine.layout.count)
    state = stateOf(machine)
    safe = new Float64Array(machine.stateLength)
  }

  /** Compiles what is in force and carries over what it remembers of the same kind. */
  const prepare = (optimizerBefore: OptimizerSpec): void => {
    const before = machine
    lookInto(compileFor(network, training, inForce))
    parameters.set(viewOf(before, 'parameters', before.layout.count))
    gradients.set(viewOf(before, 'gradients', before.layout.count))
    machine.memory[watchOf(machine)] = before.memory[watchOf(before)]
    const { memoryLength } = machine.places
    const isSame =
      training.optimizer.type === optimizerBefore.type &&
      before.places.memoryLength === memoryLength
    if (isSame) {
      machine.memory.set(viewOf(before, 'memory', memoryLength), machine.places.memory)
    }
  }

  /** Writes the learning rate of this epoch. */
  const setRate = (): void => {
    const { memory, places } = machine
    const { optimizer, schedule } = training
    const rate = rateAt(schedule, optimizer.learningRate, now.epoch)
    memory[places.settings + settingsAt.learningRate] = rate
  }

  /** Writes the numbers that an update needs to where it reads them. */
  const set = (): void => {
    const { memory, places } = machine
    const { optimizer } = training
    const { settings } = places
    setRate()
    memory[settings + settingsAt.batchSize] = now.batchSize
    memory[settings + settingsAt.penalty] = inForce.regularization.rate
    memory[settings + settingsAt.clipNorm] = inForce.clipNorm ?? 0
    memory.set(optimizers[optimizer.type].hyper(optimizer), places.hyper)
  }

  /** Before a batch's first sample: what acts from the next batch on acts now. */
  const planBatch = (): void => {
    const { memory, places } = machine
    now.batchSize = Math.min(training.batchSize, sampleCount - now.seen)
    memory[places.settings + settingsAt.batchSize] = now.batchSize
    if (inForce === training) return
    const before = inForce
    inForce = training
    if (!isSamePlan(before, inForce)) prepare(training.optimizer)
    set()
  }

  /** A loss in force that the last layer's new activation does not fit cannot wait for the next batch. */
  const giveWay = (): void => {
    const { loss } = training
    if (questionProblemOf(network, inForce.loss) !== null) inForce = { ...inForce, loss }
  }

  /** Before an epoch's first sample: likewise for the order. */
  const planEpoch = (): void => {
    const { type, warmUp = 0 } = training.schedule
    if (type !== 'constant' || now.epoch <= warmUp) setRate()
    if (training.order === 'inOrder' && now.order === 'inOrder') return
    now.order = training.order
    order = orderOf(now.order, sampleCount, seed, now.epoch)
  }

  /** Other samples from here on; what is under way is dropped. */
  const takeSamples = (next: readonly Sample[]): void => {
    lookAt(next)
    if (now.seen > 0) now.epoch++
    now.seen = 0
    now.batchSeen = 0
    now.order = training.order
    order = orderOf(now.order, sampleCount, seed, now.epoch)
  }

  /**
   * Copies `rows` samples in, one row each, from the one that comes after `seen` others in the epoch,
   * which is trained at `position`.
   */
  const fill = (seen: number, rows: number, position: number): void => {
    const { memory, places } = machine
    const most = training.shifts ?? 0
    for (let s = 0; s < rows; s++) {
      const sample = order[seen + s]
      const input = (sample * inputSize) | 0
      const inputRow = (places.input + s * inputSize) | 0
      if (most > 0) {
        const shift = shiftAt(seed, position + s, most)
        copyShifted(inputs, input, memory, inputRow, { shape: network.input, shift })
      } else for (let i = 0; i < inputSize; i++) memory[inputRow + i] = inputs[input + i]!
      const target = (sample * targetSize) | 0
      const targetRow = (places.target + s * targetSize) | 0
      for (let o = 0; o < targetSize; o++) memory[targetRow + o] = targets[target + o]!
    }
  }

  /**
   * Trains up to `count` samples of the present epoch, batch after batch; returns how many. Counters
   * stay in locals on the way, since with batches of one they would cost as much as the network.
   */
  const trainSome = (count: number): number => {
    const { memory, places, masks, rows: mostRows } = machine
    const { position, seen: first } = now
    let { seen, batchSeen, batchSize } = now
    // What has been changed acts from the next batch on, so this goes no further than to the end of the batch.
    const most = inForce === training ? sampleCount - seen : batchSize - batchSeen
    const end = seen + Math.min(count, most)
    while (seen < end) {
      const left = batchSize - batchSeen
      const rows = Math.min(end - seen, mostRows, left)
      fill(seen, rows, position + seen - first)
      for (let k = 0; k < masks.length; k++) {
        silence(memory, masks[k], seed, position + seen - first, rows)
      }
      machine.train(rows, batchSeen === 0, rows === left)
      seen += rows
      batchSeen += rows
      if (batchSeen === batchSize && seen < end) {
        batchSeen = 0
        if (sampleCount - seen < batchSize) {
          batchSize = sampleCount - seen
          memory[places.settings + settingsAt.batchSize] = batchSize
        }
      }
    }
    now.position = position + seen - first
    now.seen = seen
    now.batchSeen = batchSeen
    now.batchSize = batchSize
    if (batchSeen === batchSize) endBatch()
    return seen - first
  }

  const endBatch = (): void => {
    now.batchSeen = 0
    if (now.seen === sampleCount) {
      now.epoch++
      now.seen = 0
      planEpoch()
    }
    planBatch()
  }

  /** Whether all losses and parameters since the last call, and the gradients now, are finite. */
  const isFinite = (): boolean => {
    const watch = watchOf(machine)
    const isClear = machine.memory[watch] === 0
    machine.memory[watch] = 0
    return isClear && areFinite(gradients)
  }

  const mark = (): Mark => {
    safe.set(state)
    return { machine, inForce, counters: { ...now }, numbers: safe }
  }

  const goBack = (to: Mark): void => {
    // A change may have come into force since, with a machine of its own.
    if (to.machine !== machine) lookInto(to.machine)
    ;({ inForce } = to)
    machine.memory.set(to.numbers)
    restoreCounters(to.counters)
  }

  const restoreCounters = (to: typeof now, isOtherData = false): void => {
    if (isOtherData || to.epoch !== now.epoch || to.order !== now.order) {
      order = orderOf(to.order, sampleCount, seed, to.epoch)
    }
    Object.assign(now, to)
    set()
  }

  /** Sample by sample to the first step that is not finite; that step is not made. */
  const findDivergence = (count: number): Divergence | null => {
    for (let s = 0; s < count; s++) {
      const before = mark()
      trainSome(1)
      if (isFinite()) continue
      const parameter = firstNonFinite(parameters) ?? firstNonFinite(gradients)
      goBack(before)
      return { position: now.position, parameter }
    }
    return null
  }

  viewOf(machine, 'parameters', machine.layout.count).set(firstParameters(start))
  planBatch()
  set()

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
    get samples() {
      return samples
    },

    run: (count) => {
      let left = count
      while (left > 0) {
        const stretch = Math.min(left, STRETCH)
        const before = mark()
        let toTrain = stretch
        while (toTrain > 0) toTrain -= trainSome(toTrain)
        if (!isFinite()) {
          goBack(before)
          const divergence = findDivergence(stretch)
          if (divergence) return divergence
        }
        left -= stretch
      }
      return null
    },

    change: (changes, nextSamples = samples) => {
      const all = [changes].flat()
      const sets = all.filter((one) => one.type === 'parameter')
      for (const { index, value } of sets) refuse(parameterProblem(index, value, parameters.length))
      const { optimizer } = training
      const others = all.filter(({ type }) => type === 'training' || type === 'layer')
      const isOtherData = all.some(({ type }) => type === 'data')
      const changed = others.reduce((specs, one) => withChange(specs, one), { network, training })
      if (others.length > 0 || isOtherData) refuse(problemOf({ ...changed, samples: nextSamples }))
      for (const { index, value } of sets) parameters[index] = value
      if (others.length === 0 && !isOtherData) return
      const isSamePlace = changed.network === network
      ;({ network, training } = changed)
      if (isOtherData) takeSamples(nextSamples)
      giveWay()
      if (!isSamePlace || !isSameMemory(optimizer, training.optimizer)) prepare(optimizer)
      set()
      if (now.seen === 0) planEpoch()
      if (now.batchSeen === 0) planBatch()
    },

    save: () => ({
      network,
      training,
      inForce,
      counters: { ...now },
      numbers: machine.memory.slice(0, machine.stateLength),
    }),

    load: (state, stateSamples = samples) => {
      const isOtherData = stateSamples !== samples
      if (isOtherData) lookAt(stateSamples)
      const isSame =
        state.network === network &&
        isSamePlan(state.inForce, inForce) &&
        isSameMemory(state.training.optimizer, training.optimizer)
      ;({ network, training, inForce } = state)
      if (!isSame) lookInto(compileFor(network, training, inForce))
      machine.memory.set(state.numbers)
      restoreCounters(state.counters, isOtherData)
    },
  }
}

function parameterProblem(index: number, value: number, count: number): string | null {
  if (!(index >= 0 && index < count)) return `There are ${count} parameters, none at ${index}.`
  return Number.isFinite(value) ? null : `A parameter is a finite number, not ${value}.`
}
