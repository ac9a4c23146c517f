/**
 * Makes a run real: trains from its first parameters, makes its edits at their positions, keeps
 * checkpoints to go back to, and notes the loss as it goes. `(start, edits, position)` determines
 * every number, whatever way led there.
 */
import { createCheckpoints } from './checkpoints.ts'
import { createJudge, type Asked } from './judge.ts'
import { layoutOf } from './layout.ts'
import type { Answering } from './scores.ts'
import { positionAt, segmentsOf, type Segment } from './segments.ts'
import {
  sizeOf,
  type Change,
  type Edit,
  type NetworkSpec,
  type Sample,
  type SampleChange,
  type TrainingSpec,
} from './network.ts'
import {
  createTrainer,
  type Data,
  type Divergence,
  type Start,
  type Trainer,
  type TrainerState,
} from './trainer.ts'

/**
 * The mean losses at the end of an epoch, unpenalized: over all training samples, and over those never
 * trained on where there are any. Beside them the scores of the same answers (`scores.ts`), where
 * they are asked for and defined.
 */
export type LossPoint = {
  readonly epoch: number
  readonly loss: number
  readonly test?: number
  readonly score?: number
  readonly testScore?: number
}

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
  readonly unseen: readonly Sample[]
  /** How positions and epochs go together, from the start to behind the last edit. */
  readonly segments: readonly Segment[]
  /** Samples from here to where the data change next; Infinity where they never do. */
  readonly toNextData: number
  /** Live views, to be read before the next call. */
  readonly parameters: Float64Array
  readonly batchSums: Float64Array
  /** Loss points up to the position, at epochs divisible by `stride`; a function of the run alone. */
  readonly points: readonly LossPoint[]
  readonly stride: number
  /** Trains so many samples, edits included. Fewer only when a step would not be finite: then it is not made. */
  advance(count: number): Divergence | null
  /** Where training is to rest: goes back to the last position with a finite loss over all samples, if this one's is not. */
  retreat(): Divergence | null
  /**
   * Goes to the nearest checkpoint at or before a position, or stays where the present is nearer:
   * never behind that position, and never back on the way forward. `advance` covers the rest.
   */
  restore(position: number): void
  /** Everything that the next step depends on, for a trace of it. */
  save(): TrainerState
  /**
   * Makes a change at the present position, or several together, and drops the edits that came after.
   * All edits of a position are made together: what holds after the last must fit.
   */
  edit(changes: Change | readonly Change[]): void
}

/** So many loss points at most; then every second one goes and the stride doubles. */
const MAX_POINTS = 600
/** Samples between two checkpoints near the present, and the products that may lie between them: the fewer of both. */
const MAX_INTERVAL = 1024
const MAX_PRODUCTS = 128_000_000

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

type Moment = {
  readonly position: number
  readonly bytes: number
  readonly state: TrainerState
  /** How many of the edits had been made. */
  readonly made: number
  readonly points: readonly LossPoint[]
  readonly stride: number
}

/** The present before edits at its position. */
type Unedited = Pick<Moment, 'state' | 'points' | 'stride'> & { readonly data: Data }

/**
 * `unseen`: samples that are never trained on, whose loss is noted beside. `answering`: what the
 * answers mean, where scores are wanted. Throws one sentence when network, parameters or edits do not
 * fit one another.
 */
export function createTimeline(
  start: Start,
  runEdits: readonly Edit[],
  unseen: readonly Sample[] = [],
  answering: Answering | null = null,
): Timeline {
  for (const [place, { at }] of runEdits.entries()) {
    if (Number.isSafeInteger(at) && at >= 0) continue
    throw new RangeError(
      `Edit ${place + 1} is made at ${at}; a whole number of 0 or more would fit.`,
    )
  }
  const trainer: Trainer = createTrainer(start)
  const first: Data = { samples: start.samples, unseen }
  let data = first
  let edits = runEdits.toSorted((one, other) => one.at - other.at)
  let segments = segmentsOf(first.samples.length, edits)
  let made = 0
  const judge = createJudge(answering)
  let points: readonly LossPoint[] = []
  let stride = 1
  /** The present before the edits that were made at this very position; null when there were none. */
  let unedited: Unedited | null = null
  /** Losses by epoch, as far as this run has ever been, so that a replay need not evaluate again. */
  const known = new Map<number, LossPoint>()
  const interval = intervalOf(start.network)
  const checkpoints = createCheckpoints<Moment>(interval)

  /** What to judge: the present parameters, by all training samples or others. */
  const asked = (samples = data.samples): Asked => {
    const { network, training, parameters } = trainer
    return { network, loss: training.loss, parameters, samples }
  }

  /** The loss at the present parameters, over all training samples. */
  const evaluated = (): number => judge.loss(asked())

  const pointAt = (epoch: number): LossPoint => {
    const { loss, score } = judge.judge(asked())
    // Part by part, since spreading objects would cost more than the network of a small run.
    const point: Writable<LossPoint> = { epoch, loss }
    if (data.unseen.length > 0) {
      const unseen = judge.judge(asked(data.unseen))
      point.test = unseen.loss
      if (unseen.score !== undefined) point.testScore = unseen.score
    }
    if (score !== undefined) point.score = score
    return point
  }

  const notePoint = (): void => {
    const { epoch } = trainer
    const point = known.get(epoch) ?? pointAt(epoch)
    known.set(epoch, point)
    points = [...points, point]
    if (points.length <= MAX_POINTS) return
    stride *= 2
    points = points.filter((point) => point.epoch % stride === 0)
    for (const other of known.keys()) if (other % stride !== 0) known.delete(other)
  }

  /** The data once these edits have been made. */
  const dataAfter = (all: readonly Edit[]): Data => {
    if (!all.some(({ change }) => change.type === 'data')) return first
    if (!start.dataAfter) throw new Error('What changes of the data come to has not been told.')
    return start.dataAfter(all)
  }

  const present = (): Unedited => ({ state: trainer.save(), data, points, stride })

  /** Makes several edits together. Where they end an epoch, its loss is noted when all are made. */
  const make = (changes: readonly Change[], next: Data): void => {
    const { epoch } = trainer
    trainer.change(changes, next.samples)
    data = next
    if (trainer.epoch > epoch && trainer.epoch % stride === 0) notePoint()
  }

  const makeDueEdits = (): void => {
    const from = made
    while (made < edits.length && edits[made].at <= trainer.position) made++
    if (made === from) return
    unedited ??= present()
    const due = edits.slice(from, made).map(({ change }) => change)
    const isOtherData = due.some(({ type }) => type === 'data')
    make(due, isOtherData ? dataAfter(edits.slice(0, made)) : data)
  }

  const keepCheckpoint = (): void => {
    const { position } = trainer
    const state = trainer.save()
    const bytes = 8 * (state.numbers.length + points.length) + 512
    checkpoints.add({ position, bytes, state, made, points, stride })
  }

  /** The next position at which something besides training happens: an edit, a loss point, a checkpoint. */
  const nextStop = (): number => {
    const { position, seen, epoch } = trainer
    const nextEdit = made < edits.length ? edits[made].at : Infinity
    const { length } = data.samples
    const epochEnd = position - seen + length
    const epochsToPoint = stride - 1 - (epoch % stride)
    const nextPoint = epochEnd + epochsToPoint * length
    const nextCheckpoint = (Math.floor(position / interval) + 1) * interval
    return Math.min(nextEdit, nextPoint, nextCheckpoint)
  }

  const advance = (count: number): Divergence | null => {
    const goal = trainer.position + count
    while (trainer.position < goal) {
      const stop = Math.min(goal, nextStop())
      const before = trainer.position
      const divergence = trainer.run(stop - before)
      if (trainer.position > before) unedited = null
      if (divergence) return divergence
      if (trainer.seen === 0 && trainer.epoch % stride === 0) {
        notePoint()
        if (!Number.isFinite(points.at(-1)!.loss)) return { position: stop, parameter: null }
      }
      if (stop % interval === 0 && checkpoints.before(stop)?.position !== stop) keepCheckpoint()
      makeDueEdits()
    }
    return null
  }

  const restore = (position: number): void => {
    const checkpoint = checkpoints.before(position)
    if (!checkpoint) throw new RangeError(`A position is 0 or more, not ${position}.`)
    const isOnTheWay = position >= trainer.position
    if (isOnTheWay && checkpoint.position <= trainer.position) return
    data = dataAfter(edits.slice(0, checkpoint.made))
    trainer.load(checkpoint.state, data.samples)
    unedited = null
    ;({ made, points, stride } = checkpoint)
    makeDueEdits()
  }

  const goTo = (position: number): void => {
    restore(position)
    advance(position - trainer.position)
  }

  /**
   * Each step is finite by its own sample's loss, but the loss over all samples may have left the
   * finite numbers a few steps before. Goes back to the last position before it did, found by
   * halving the way from the last loss point.
   */
  const soundPlace = (divergence: Divergence): Divergence => {
    const lastSound = points.findLast(({ loss }) => Number.isFinite(loss))
    if (!lastSound || Number.isFinite(evaluated())) return divergence
    let sound = positionAt(segments, lastSound.epoch)
    let unsound = trainer.position
    while (unsound - sound > 1) {
      const middle = Math.floor((sound + unsound) / 2)
      goTo(middle)
      if (Number.isFinite(evaluated())) sound = middle
      else unsound = middle
    }
    goTo(sound)
    return { ...divergence, position: sound }
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
    get samples() {
      return data.samples
    },
    get unseen() {
      return data.unseen
    },
    get segments() {
      return segments
    },
    get toNextData() {
      const next = segments.find(({ at }) => at > trainer.position)
      return next ? next.at - trainer.position : Infinity
    },
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
      const divergence = advance(count)
      return divergence && soundPlace(divergence)
    },

    retreat: () => {
      if (Number.isFinite(evaluated())) return null
      const { position } = trainer
      const place = soundPlace({ position, parameter: null })
      return place.position < position ? place : null
    },

    restore,

    save: () => trainer.save(),

    edit: (changes) => {
      const at = trainer.position
      const before = unedited ?? present()
      let all = edits.slice(0, made)
      for (const change of [changes].flat()) all = withEdit(all, { at, change })
      const isOtherData = [changes].flat().some(({ type }) => type === 'data')
      const next = isOtherData ? dataAfter(all) : data
      // Refuses what does not fit, before anything has changed.
      trainer.change(changes, next.samples)
      unedited = before
      edits = all
      made = edits.length
      segments = segmentsOf(first.samples.length, edits)
      // Of what came after, nothing holds any more; a checkpoint at this very position is older than its edits.
      checkpoints.dropAfter(at)
      const { epoch } = before.state.counters
      for (const other of known.keys()) if (other > epoch) known.delete(other)
      // As a replay makes them: an optimizer that was tried in between must not have cleared its memory.
      ;({ points, stride } = before)
      trainer.load(before.state, before.data.samples)
      make(
        edits.filter((edit) => edit.at === at).map(({ change }) => change),
        next,
      )
    },
  }
}

/** With one more edit; one of the same target at the same position becomes one with it. */
function withEdit(edits: Edit[], { at, change }: Edit): Edit[] {
  const same = edits.findIndex((edit) => edit.at === at && isSameTarget(edit.change, change))
  if (same < 0) return [...edits, { at, change }]
  return edits.with(same, { at, change: merged(edits[same].change, change) })
}

function isSameTarget(one: Change, other: Change): boolean {
  if (one.type === 'data') return other.type === 'data'
  if (one.type === 'parameter') return other.type === 'parameter' && one.index === other.index
  if (one.type === 'layer') return other.type === 'layer' && one.layer === other.layer
  return other.type === 'training'
}

/** Two changes of the same target as one. */
function merged(earlier: Change, later: Change): Change {
  if (earlier.type === 'training' && later.type === 'training') {
    return { type: 'training', training: { ...earlier.training, ...later.training } }
  }
  if (earlier.type === 'data' && later.type === 'data') {
    return { type: 'data', data: joined(earlier.data, later.data) }
  }
  if (earlier.type === 'layer' && later.type === 'layer') {
    return { ...later, change: { ...earlier.change, ...later.change } }
  }
  return later
}

/** A sample that is moved several times has been moved once. */
function joined(
  earlier: readonly SampleChange[],
  later: readonly SampleChange[],
): readonly SampleChange[] {
  const all = [...earlier]
  for (const change of later) {
    const last = all.at(-1)
    const isAgain =
      last?.type === 'set' &&
      change.type === 'set' &&
      last.place.part === change.place.part &&
      last.place.index === change.place.index
    if (isAgain) all[all.length - 1] = change
    else all.push(change)
  }
  return all
}

/** A power of two, so that dense checkpoints are among them, however sparse others are. */
function intervalOf(network: NetworkSpec): number {
  const { blocks, shapes, count } = layoutOf(network)
  let products = 0
  for (const { layer, shape, length } of blocks) {
    const [input, output] = [shapes[layer], shapes[layer + 1]]
    // The same weights serve every position of an image and every time step.
    const uses = Math.max(1, sizeOf(output) / shape[0], input.length === 2 ? input[0] : 1)
    products += length * uses
  }
  // Not so often that copying the parameters would take longer than training.
  const wanted = Math.max(MAX_PRODUCTS, MAX_INTERVAL * count) / products
  let interval = MAX_INTERVAL
  while (interval > 1 && interval > wanted) interval /= 2
  return interval
}
