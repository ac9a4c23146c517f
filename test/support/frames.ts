/** The head of a frame at the very beginning of a run, for tests of what the page shows. */
import type { FrameHead } from '../../src/worker/frame.ts'

/** Of one sample, trained by itself, if nothing else is said. */
export function frameHead(changes: Partial<FrameHead> = {}): FrameHead {
  return {
    run: 1,
    sequence: 1,
    status: 'paused',
    progress: 1,
    position: 0,
    epoch: 0,
    sample: 1,
    current: 0,
    ownLoss: 0,
    loss: 0,
    testLoss: null,
    rows: { samples: 1, unseen: 0 },
    batch: { seen: 0, size: 1 },
    edits: null,
    points: [],
    isWhole: true,
    stride: 1,
    stop: null,
    answers: [],
    ...changes,
  }
}
