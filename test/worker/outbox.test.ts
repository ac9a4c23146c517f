/** How often frames are made of a session that is busy, by a photographer whose time is given. */
import { describe, expect, it } from 'vitest'
import { createTimeline } from '../../src/engine/timeline.ts'
import type { FrameMessage } from '../../src/worker/frame.ts'
import { createOutbox, type Moment } from '../../src/worker/outbox.ts'
import { articleRun, samples } from '../support/article.ts'

/** An outbox whose frames take so many milliseconds, with the map so many more. */
function outboxOf(frameMs: number, mapMs: number) {
  let time = 0
  const sent: FrameMessage[] = []
  const timeline = createTimeline({ ...articleRun.experiment, samples }, [])
  const photographer = {
    numbersLength: 1,
    mapLength: 1,
    photograph: (_numbers: Float64Array, map: Float64Array | null) => {
      time += frameMs + (map ? mapMs : 0)
      return { ownLoss: 0, loss: 0, testLoss: null }
    },
  }
  const send = (report: { type: string; frame?: FrameMessage }): void => {
    if (report.frame) sent.push(report.frame)
  }
  const outbox = createOutbox(1, timeline, photographer, send, { now: () => time })
  const moment: Moment = { status: 'training', progress: 0, hasMap: true, isBusy: true }
  const flush = (other: Partial<Moment> = {}): FrameMessage | undefined => {
    const before = sent.length
    outbox.change()
    outbox.flush(() => ({ ...moment, ...other }))
    outbox.drawn([])
    return sent[before]
  }
  /** A slice of training and the look for a frame after it, for so long. */
  const train = (milliseconds: number) => {
    const [end, first] = [time + milliseconds, sent.length]
    let trainedMs = 0
    for (; time < end; trainedMs += 4) {
      time += 4
      flush()
    }
    const frames = sent.slice(first)
    return { share: trainedMs / milliseconds, frames, maps: frames.filter(({ map }) => map) }
  }
  return { outbox, flush, train }
}

describe('a busy session', () => {
  it('sends a frame with its map after every slice while they cost little', () => {
    const { train } = outboxOf(0.5, 0.5)
    train(100)
    const { frames, maps } = train(1000)
    expect(frames.length).toBe(200)
    expect(maps.length).toBe(200)
  })

  it('trains for half of the time however dear they are', () => {
    for (const [frameMs, mapMs] of [
      [1, 30],
      [15, 100],
      [60, 400],
    ]) {
      const { train } = outboxOf(frameMs, mapMs)
      train(5 * (frameMs + mapMs))
      const { share, frames, maps } = train(20_000)
      expect(share).toBeGreaterThan(0.45)
      expect(frames.length).toBeGreaterThan(80)
      expect(maps.length).toBeGreaterThan(8)
    }
  })

  it('says of a frame without the map that the one before still holds', () => {
    const { train, flush, outbox } = outboxOf(1, 100)
    const { frames } = train(2000)
    const without = frames.filter(({ map }) => !map)
    expect(without.length).toBeGreaterThan(10)
    expect(without.every(({ keepsMap }) => keepsMap)).toBe(true)
    outbox.answer([1])
    expect(flush({ hasMap: false })).not.toHaveProperty('keepsMap')
  })

  it('shows everything at once when it answers, and at rest', () => {
    const { train, flush, outbox } = outboxOf(50, 400)
    train(2000)
    for (let times = 0; times < 3; times++) {
      outbox.answer([times])
      const answered = flush()
      expect(answered?.answers).toEqual([times])
      expect(answered?.map).toBeInstanceOf(Float64Array)
      expect(flush({ status: 'paused', isBusy: false })?.map).toBeInstanceOf(Float64Array)
    }
  })
})
