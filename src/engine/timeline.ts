/**
 * Makes a run real: trains from its first parameters, makes its edits at their positions, keeps
 * checkpoints to go back to, and notes the loss as it goes. `(start, edits, position)` determines
 * every number, whatever way led there.
 */
import { createEvaluator, type Evaluator } from './evaluate.ts'
import type { Change, Edit, NetworkSpec, Sample, TrainingSpec } from './network.ts'
import {
  createTrainer,
  type Divergence,
  type Start,
  type Trainer,
  type TrainerState,
} from './trainer.ts'

/** The mean loss over all training samples at the end of an epoch, unpenalized. */
export type LossPoint = { readonly epoch: number; readonly loss: number }

export type Timeline = {
  /** Samples seen so far. */
  readonly position: number
  /** Epochs completed. */
  readonly epoch: number
  /** Place of the next sample in its epoch, counted from 1, and its index among the samples. */
  readonly sample: number
  readonly current: number
  /** The unfinished batch: samples already in it, and how many it will have. */
  readonly batch: { readonly seen: number; readonly size: number }
  /** In the order in which they are made. */
  readonly edits: readonly Edit[]
  /** With the edits up to the position made. */
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly samples: readonly Sample[]
  /** Live views, to be read before the next call. */
  readonly parameters: Float64Array
  readonly batchSums: Float64Array
  /** Loss points up to the position, at epochs divisible by `stride`; a function of the run alone. */
  readonly points: readonly LossPoint[]
  readonly stride: number
  /** Trains so many samples, edits included. Fewer only when a step would not be finite: then it is not made. */
  advance(count: number): Divergence | null
  /** Goes to the nearest checkpoint at or before a position, never behind it; `advance` covers the rest. */
  restore(position: number): void
  /** Makes a change at the present position and drops the edits that came after it. */
  edit(change: Change): void
}

/** So many loss points at most; then every second one goes and the stride doubles. */
const MAX_POINTS = 600
/** Samples between two checkpoints at the present; further back they are sparser. */
const INTERVAL = 1024
/** Bytes that all checkpoints together may take. */
const MAX_BYTES = 16_000_000

type Checkpoint = {
  readonly state: TrainerState
  /** How many of the edits had been made. */
  readonly made: number
  readonly points: readonly LossPoint[]
  readonly stride: number
}

/** Throws one sentence when network, parameters or edits do not fit one another. */
export function createTimeline(start: Start, runEdits: readonly Edit[]): Timeline {
  const trainer: Trainer = createTrainer(start)
  const { samples } = start
  let edits = runEdits.toSorted((one, other) => one.at - other.at)
  let made = 0
  let evaluator: Evaluator = createEvaluator(trainer.network, trainer.training.loss)
  let evaluatorOf = { network: trainer.network, loss: trainer.training.loss }
  let points: readonly LossPoint[] = []
  let stride = 1
  let checkpoints: readonly Checkpoint[] = []
  const nothing = new Float64Array(0)

  const notePoint = (): void => {
    const { network, training, epoch } = trainer
    if (network !== evaluatorOf.network || training.loss !== evaluatorOf.loss) {
      evaluator = createEvaluator(network, training.loss)
      evaluatorOf = { network, loss: training.loss }
    }
    points = [
      ...points,
      { epoch, loss: evaluator.evaluate(trainer.parameters, samples, nothing, nothing) },
    ]
    if (points.length <= MAX_POINTS) return
    stride *= 2
    points = points.filter((point) => point.epoch % stride === 0)
  }

  const makeDueEdits = (): void => {
    while (made < edits.length && edits[made].at <= trainer.position) {
      trainer.change(edits[made].change)
      made++
    }
  }

  const keepCheckpoint = (): void => {
    const state = trainer.save()
    const bytes = 8 * state.numbers.length + 256
    checkpoints = [
      ...thinned(checkpoints, state.counters.position, bytes),
      { state, made, points, stride },
    ]
  }

  /** The next position at which something besides training happens: an edit, a loss point, a checkpoint. */
  const nextStop = (): number => {
    const { position, seen, epoch } = trainer
    const nextEdit = made < edits.length ? edits[made].at : Infinity
    const epochEnd = position - seen + samples.length
    const epochsToPoint = stride - 1 - (epoch % stride)
    const nextPoint = epochEnd + epochsToPoint * samples.length
    const nextCheckpoint = (Math.floor(position / INTERVAL) + 1) * INTERVAL
    return Math.min(nextEdit, nextPoint, nextCheckpoint)
  }

  notePoint()
  keepCheckpoint()
  makeDueEdits()

  return {
    get position() {
      return trainer.position
    },
    get epoch() {
      return trainer.epoch
    },
    get sample() {
      return trainer.seen + 1
    },
    get current() {
      return trainer.current
    },
    get batch() {
      return trainer.batch
    },
    get edits() {
      return edits
    },
    get network() {
      return trainer.network
    },
    get training() {
      return trainer.training
    },
    samples,
    get parameters() {
      return trainer.parameters
    },
    get batchSums() {
      return trainer.gradients
    },
    get points() {
      return points
    },
    get stride() {
      return stride
    },

    advance: (count) => {
      const goal = trainer.position + count
      while (trainer.position < goal) {
        const stop = Math.min(goal, nextStop())
        const divergence = trainer.run(stop - trainer.position)
        if (divergence) return divergence
        if (trainer.seen === 0 && trainer.epoch % stride === 0) notePoint()
        if (stop % INTERVAL === 0 && stop > checkpoints.at(-1)!.state.counters.position) {
          keepCheckpoint()
        }
        makeDueEdits()
      }
      return null
    },

    restore: (position) => {
      const checkpoint = checkpoints.findLast(({ state }) => state.counters.position <= position)
      if (!checkpoint) throw new RangeError(`A position is 0 or more, not ${position}.`)
      trainer.load(checkpoint.state)
      ;({ made, points, stride } = checkpoint)
      makeDueEdits()
    },

    edit: (change) => {
      const at = trainer.position
      const kept = edits.slice(0, made)
      const same = kept.findIndex((edit) => edit.at === at && isSameTarget(edit.change, change))
      if (same < 0) edits = [...kept, { at, change }]
      else edits = kept.with(same, { at, change: merged(kept[same].change, change) })
      made = edits.length
      trainer.change(change)
      // Of what came after, nothing holds any more; a checkpoint at this very position is older than its edits.
      checkpoints = checkpoints.filter(({ state }) => state.counters.position <= at)
    },
  }
}

function isSameTarget(one: Change, other: Change): boolean {
  if (one.type === 'parameter') return other.type === 'parameter' && one.index === other.index
  if (one.type === 'layer') return other.type === 'layer' && one.layer === other.layer
  return other.type === 'training'
}

/** Two changes of the same target as one. */
function merged(earlier: Change, later: Change): Change {
  if (earlier.type === 'training' && later.type === 'training') {
    return { type: 'training', training: { ...earlier.training, ...later.training } }
  }
  return later
}

/**
 * Keeps about as many checkpoints of every age as memory allows, where ages double: dense near
 * `present`, sparse far back, so that their number grows with the logarithm of the run. The first
 * one always stays.
 */
function thinned(
  checkpoints: readonly Checkpoint[],
  present: number,
  bytes: number,
): readonly Checkpoint[] {
  const ages = doublings(INTERVAL, present) + 1
  const each = Math.max(2, Math.min(16, Math.floor(MAX_BYTES / bytes / ages)))
  return checkpoints.filter(({ state: { counters } }) => {
    let spacing = INTERVAL
    for (let k = doublings(INTERVAL * each, present - counters.position); k > 0; k--) spacing *= 2
    return counters.position % spacing === 0
  })
}

/** How often `from` must be doubled to reach `to`. */
function doublings(from: number, to: number): number {
  let count = 0
  for (let size = from; size < to; size *= 2) count++
  return count
}
