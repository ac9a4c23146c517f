/**
 * One run's frames on their way to the page: what the page has yet to be told, back-pressure (one
 * frame is in flight, the next is built when the page has drawn the last), and the buffers that
 * travel there and back. What a frame shows is left to `photograph.ts`.
 */
import type { Timeline } from '../engine/timeline.ts'
import type { FrameHead, LossPoint, Stop } from './frame.ts'
import type { Photographer } from './photograph.ts'
import type { Clock, Report } from './protocol.ts'
import { createThrift } from './thrift.ts'

/** What the session knows of a moment and the timeline doesn't. */
export type Moment = Pick<FrameHead, 'status' | 'progress' | 'ending'> & {
  readonly hasMap: boolean
  /** There is more to do at once, and the next flush comes right after. */
  readonly isBusy: boolean
}

export type Outbox = {
  /** The present is no longer what the last frame shows. */
  change(): void
  /** The next frame shows what these commands did. */
  answer(numbers: readonly number[]): void
  /** The run's edits are no longer those that the page knows. */
  changeEdits(): void
  /** Loss points that were sent are no longer true: all go with the next frame. */
  rewritePoints(): void
  /** Training stopped by itself; null: it goes on, and the next frame says nothing of a stop. */
  setStop(stop: Stop | null): void
  /** The page has drawn the last frame and gives buffers back. */
  drawn(buffers: readonly Float64Array<ArrayBuffer>[]): void
  /** Sends a frame if something changed and none is in flight. Sends last of all, since the answer may come at once. */
  flush(moment: () => Moment): void
}

/**
 * A session that is busy spends at most a third of its time on frames, and a quarter on those with the
 * output map: of a large network a map takes as long as training a thousand samples.
 */
const FRAMES_REST = 2
const MAPS_REST = 3

/** More buffers than travel at once are not kept. */
const MAX_BUFFERS = 4

export function createOutbox(
  run: number,
  timeline: Timeline,
  photographer: Photographer,
  send: (report: Report, transfer: Transferable[]) => void,
  { now }: Pick<Clock, 'now'>,
): Outbox {
  const buffers: Float64Array<ArrayBuffer>[] = []
  let sequence = 0
  let isInFlight = false
  let isChanged = true
  let hasNewEdits = true
  let isWhole = true
  let stop: Stop | null = null
  let answers: number[] = []
  const frames = createThrift(FRAMES_REST)
  const maps = createThrift(MAPS_REST)
  /** The last loss point that the page knows. */
  let known: LossPoint | undefined

  const isOurs = ({ length }: Float64Array): boolean =>
    length === photographer.numbersLength || length === photographer.mapLength

  const take = (length: number): Float64Array<ArrayBuffer> => {
    const place = buffers.findIndex((buffer) => buffer.length === length)
    return place < 0 ? new Float64Array(length) : buffers.splice(place, 1)[0]
  }

  /** The loss points that the page doesn't know yet. */
  const newPoints = (): readonly LossPoint[] => {
    const { points } = timeline
    if (isWhole || !known) return points
    let from = points.length
    while (from > 0 && points[from - 1].epoch > known.epoch) from--
    return points.slice(from)
  }

  return {
    change: () => {
      isChanged = true
    },
    answer: (numbers) => {
      answers.push(...numbers)
      isChanged = true
    },
    changeEdits: () => {
      hasNewEdits = true
      isChanged = true
    },
    rewritePoints: () => {
      isWhole = true
      isChanged = true
    },
    setStop: (newest) => {
      stop = newest
      isChanged = true
    },

    drawn: (returned) => {
      isInFlight = false
      for (const buffer of returned) {
        if (isOurs(buffer) && buffers.length < MAX_BUFFERS) buffers.push(buffer)
      }
    },

    flush: (ask) => {
      if (isInFlight || !isChanged) return
      const { hasMap, isBusy, ...moment } = ask()
      const mayWait = isBusy && answers.length === 0
      const start = now()
      if (mayWait && !frames.isDue(start)) return
      const { numbersLength, mapLength } = photographer
      // Other data have frames of other lengths.
      if (!buffers.every(isOurs)) buffers.length = 0
      const numbers = take(numbersLength)
      const isMapDue = hasMap && (!mayWait || maps.isDue(start))
      const map = isMapDue && mapLength > 0 ? take(mapLength) : null
      const losses = photographer.photograph(numbers, map)
      const kind = map ? maps : frames
      kind.note(start, now())
      const { position, epoch, sample, current, batch, points, stride } = timeline
      const rows = { samples: timeline.samples.length, unseen: timeline.unseen.length }
      const edits = hasNewEdits ? timeline.edits : null
      const present = { position, epoch, sample, current, ...losses, rows, batch, stride }
      const news = { edits, points: newPoints(), isWhole, stop, answers }
      const kept = hasMap && !isMapDue ? { keepsMap: true } : {}
      const head: FrameHead = { run, sequence, ...moment, ...present, ...news, ...kept }
      sequence++
      known = points.at(-1)
      answers = []
      stop = null
      isWhole = false
      hasNewEdits = false
      isChanged = false
      isInFlight = true
      send(
        { type: 'frame', frame: { ...head, numbers, map } },
        map ? [numbers.buffer, map.buffer] : [numbers.buffer],
      )
    },
  }
}
