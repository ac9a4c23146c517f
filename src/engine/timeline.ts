/**
 * Makes a run real: trains from its first parameters, makes its edits at their positions, keeps
 * checkpoints to go back to, and notes the loss as it goes. `(start, edits, position)` determines
 * every number, whatever way led there.
 */
import { createCheckpoints, intervalOf } from './checkpoints.ts'
import { withEdit } from './edits.ts'
import { createJudge, type Asked } from './judge.ts'
import { createLossPoints, type Curve, type LossPoint } from './lossPoints.ts'
import type { Answering } from './scores.ts'
import { positionAt, segmentsOf, type Segment } from './segments.ts'
import type { Change, Edit, NetworkSpec, Sample, TrainingSpec } from './network.ts'
import {
  createTrainer,
  type Data,
  type Divergence,
  type Start,
  type Trainer,
  type TrainerState,
} from './trainer.ts'

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
  /** To go back to, in the order of their positions; what they say depends on the edits before them alone. */
  readonly moments: readonly Moment[]
  /** Takes over moments of another run from the same start, which made the same edits before each of them. */
  learn(moments: readonly Moment[]): void
  /**
   * Makes a change at the present position, or several together, and drops the edits that came after.
   * All edits of a position are made together: what holds after the last must fit.
   */
  edit(changes: Change | readonly Change[]): void
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** A checkpoint: made before the edits at its own position. */
export type Moment = {
  readonly position: number
  readonly bytes: number
  readonly state: TrainerState
  /** How many of the edits had been made. */
  readonly made: number
  readonly curve: Curve
}

/** The present before edits at its position. */
type Unedited = Pick<Moment, 'state' | 'curve'> & { readonly data: Data }

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
  let edits: readonly Edit[] = runEdits.toSorted((one, other) => one.at - other.at)
  let segments = segmentsOf(first.samples.length, edits)
  let made = 0
  const judge = createJudge(answering)
  const losses = createLossPoints()
  /** The present before the edits that were made at this very position; null when there were none. */
  let unedited: Unedited | null = null
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
    losses.note(losses.known(epoch) ?? pointAt(epoch))
  }

  /** The data once these edits have been made. */
  const dataAfter = (all: readonly Edit[]): Data => {
    if (!all.some(({ change }) => change.type === 'data')) return first
    if (!start.dataAfter) throw new Error('What changes of the data come to has not been told.')
    return start.dataAfter(all)
  }

  const present = (): Unedited => ({ state: trainer.save(), data, curve: losses.now })

  /** Makes several edits together. Where they end an epoch, its loss is noted when all are made. */
  const make = (changes: readonly Change[], next: Data): void => {
    const { epoch } = trainer
    trainer.change(changes, next.samples)
    data = next
    if (trainer.epoch > epoch && trainer.epoch % losses.now.stride === 0) notePoint()
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
    const bytes = 8 * (state.numbers.length + losses.now.points.length) + 512
    checkpoints.add({ position, bytes, state, made, curve: losses.now })
  }

  /** The next position at which something besides training happens: an edit, a loss point, a checkpoint. */
  const nextStop = (): number => {
    const { position, seen, epoch } = trainer
    const nextEdit = made < edits.length ? edits[made].at : Infinity
    const { length } = data.samples
    const { stride } = losses.now
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
      if (trainer.seen === 0 && trainer.epoch % losses.now.stride === 0) {
        notePoint()
        if (!Number.isFinite(losses.now.points.at(-1)!.loss))
          return { position: stop, parameter: null }
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
    made = checkpoint.made
    losses.goTo(checkpoint.curve)
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
    const lastSound = losses.now.points.findLast(({ loss }) => Number.isFinite(loss))
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
      return losses.now.points
    },
    get stride() {
      return losses.now.stride
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

    get moments() {
      return checkpoints.all
    },

    learn: (moments) => checkpoints.addAll(moments),

    edit: (changes) => {
      const at = trainer.position
      const before = unedited ?? present()
      let all: readonly Edit[] = edits.slice(0, made)
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
      losses.forgetAfter(before.state.counters.epoch)
      // As a replay makes them: an optimizer that was tried in between must not have cleared its memory.
      losses.goTo(before.curve)
      trainer.load(before.state, before.data.samples)
      make(
        edits.filter((edit) => edit.at === at).map(({ change }) => change),
        next,
      )
    },
  }
}
