/**
 * Positions and epochs of a run whose data change on the way. A change of the data ends the epoch that
 * is under way, so a run falls into segments, each with epochs of its own length.
 */
import type { Edit, SampleChange } from './network.ts'

/** From one change of the data to the next. */
export type Segment = {
  /** The position where it begins, and the epochs over by then, an interrupted one counted. */
  readonly at: number
  readonly epoch: number
  /** Samples to an epoch. */
  readonly count: number
}

/** `count`: samples to train on at first; `edits` in the order of their positions. */
export function segmentsOf(count: number, edits: readonly Edit[]): readonly Segment[] {
  const segments: Segment[] = [{ at: 0, epoch: 0, count }]
  for (const { at, change } of edits) {
    if (change.type !== 'data') continue
    const last = segments.at(-1)!
    const next = { at, epoch: epochFrom(last, at), count: last.count + added(change.data) }
    if (last.at === at) segments[segments.length - 1] = { ...next, epoch: last.epoch }
    else segments.push(next)
  }
  return segments
}

/** How many more samples there are to train on. */
function added(changes: readonly SampleChange[]): number {
  let sum = 0
  for (const change of changes) {
    if (change.type === 'add') sum++
    else if (change.type === 'remove' && change.place.part === 'samples') sum--
  }
  return sum
}

/** The epochs over where the next segment begins. */
function epochFrom({ at, epoch, count }: Segment, position: number): number {
  return epoch + Math.ceil((position - at) / count)
}

/** The segment that a position is in; one at which the data change is in the later one. */
export function segmentAt(segments: readonly Segment[], position: number): Segment {
  return segments.findLast(({ at }) => at <= position) ?? segments[0]
}

/** Epochs over at a position, the present one as a fraction. */
export function epochAt(segments: readonly Segment[], position: number): number {
  const { at, epoch, count } = segmentAt(segments, position)
  return epoch + (position - at) / count
}

/** The position where so many epochs are over; within one that was interrupted no later than that. */
export function positionAt(segments: readonly Segment[], epochs: number): number {
  const place = segments.findLastIndex(({ epoch }) => epoch <= epochs)
  const { at, epoch, count } = segments[Math.max(0, place)]
  const end = segments[place + 1]?.at ?? Infinity
  return Math.min(at + (epochs - epoch) * count, end)
}
