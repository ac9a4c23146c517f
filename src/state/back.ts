/** Where a step back leads: to a place that a step forward would have come from. */
import { epochAt, positionAt, segmentAt, type Segment } from '../engine/segments.ts'
import { specsAt, type Run } from '../experiment/experiment.ts'
import type { StepUnit } from '../worker/protocol.ts'

/**
 * The position so many steps before that of the run, at least 0. The first step goes to the start of
 * the batch or epoch that is under way, if one is.
 */
export function placeBefore(
  run: Run,
  segments: readonly Segment[],
  unit: StepUnit,
  count: number,
): number {
  switch (unit) {
    case 'sample':
      return Math.max(0, run.position - count)
    case 'epoch':
      return positionAt(segments, Math.max(0, Math.ceil(epochAt(segments, run.position)) - count))
    case 'batch': {
      let place = run.position
      for (let step = 0; step < count && place > 0; step++)
        place = batchBefore(run, segments, place)
      return place
    }
  }
}

/** The start of the batch that the sample before a position is in. A batch has the size in force where it starts, and ends with its epoch. */
function batchBefore(run: Run, segments: readonly Segment[], position: number): number {
  // A change of the data ends batch and epoch: what is before it is of the segment before.
  const { at, count } = segmentAt(segments, position - 1)
  const epochStart = at + (Math.ceil((position - at) / count) - 1) * count
  const epochEnd = Math.min(epochStart + count, nextAfter(segments, epochStart))
  const changes = run.edits.filter(
    ({ at, change }) => at > epochStart && at < position && change.type === 'training',
  )
  let start = epochStart
  let next = 0
  let size = specsAt({ ...run, position: epochStart }).training.batchSize
  for (;;) {
    while (next < changes.length && changes[next].at <= start) {
      size = specsAt({ ...run, position: start }).training.batchSize
      next++
    }
    const end = Math.min(start + size, epochEnd)
    if (end >= position) return start
    start = end
  }
}

/** Where the data change next. */
function nextAfter(segments: readonly Segment[], position: number): number {
  return segments.find(({ at }) => at > position)?.at ?? Infinity
}
