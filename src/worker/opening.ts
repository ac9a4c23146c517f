/** The frame that a run opens with, made here and now, without a thread: for the first paint. */
import type { Run } from '../experiment/experiment.ts'
import { viewFrame, type Frame, type FrameMessage } from './frame.ts'
import type { Clock } from './protocol.ts'
import { createSession } from './session.ts'

/** Opens the run in a session of its own and waits until it has arrived at its position. */
export function openingFrame(document: Run): Frame {
  const turns: (() => void)[] = []
  const clock: Clock = {
    now: () => 0,
    soon: (callback) => {
      turns.push(callback)
      return () => turns.splice(turns.indexOf(callback), 1)
    },
    later: () => () => undefined,
  }
  let newest: FrameMessage | null = null
  const session = createSession((report) => {
    if (report.type === 'failed') throw new Error(report.message)
    if (report.type !== 'frame') return
    newest = report.frame
    // The next frame may come.
    turns.push(() => session.receive({ type: 'drawn', run: 1, buffers: [] }))
  }, clock)
  const watch = { map: true }
  session.receive({ type: 'open', run: 1, number: 1, document, speed: null, watch })
  while (turns.length > 0) turns.shift()!()
  if (!newest) throw new Error('A session that opens a run sends a frame.')
  return withViews(newest, document)
}

function withViews(message: FrameMessage, { experiment }: Run): Frame {
  return { ...message, ...viewFrame(experiment.network, message.rows, message.numbers) }
}
