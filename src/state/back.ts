/** Where a step back leads: to a place that a step forward would have come from. */
import { specsAt, type Run } from '../experiment/experiment.ts'
import type { StepUnit } from '../worker/protocol.ts'

/**
 * The position so many steps before that of the run, at least 0. The first step goes to the start of
 * the batch or epoch that is under way, if one is.
 */
export function placeBefore(run: Run, samples: number, unit: StepUnit, count: number): number {
  switch (unit) {
    case 'sample':
      return Math.max(0, run.position - count)
    case 'epoch':
      return Math.max(0, (Math.ceil(run.position / samples) - count) * samples)
    case 'batch': {
      let place = run.position
      for (let step = 0; step < count && place > 0; step++) place = batchBefore(run, samples, place)
      return place
    }
  }
}

/** The start of the batch that the sample before a position is in. A batch has the size in force where it starts, and ends with its epoch. */
function batchBefore(run: Run, samples: number, position: number): number {
  const epochStart = (Math.ceil(position / samples) - 1) * samples
  const epochEnd = epochStart + samples
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
