/**
 * The frame that the page opens with, as text in the page's own script. It is made when the page is
 * built, so that the first paint is complete without the engine, which only the worker needs.
 */
import type { Run } from '../experiment/experiment.ts'
import { MAP_SIDE, viewFrame, type Frame, type FrameHead } from './frame.ts'

export type PackedFrame = {
  readonly head: FrameHead
  readonly numbers: readonly number[]
  /**
   * In whole parts of MAP_STEPS, finer than shades can be told apart, until the worker's first frame
   * is there; each less the one above it, because small differences make half as much text when it is
   * compressed.
   */
  readonly map: readonly number[] | null
}

const MAP_STEPS = 1000

export function packFrame(frame: Frame): PackedFrame {
  const { run, sequence, status, progress, position, epoch, sample, current } = frame
  const { ownLoss, loss, testLoss, score, testScore } = frame
  const { rows, batch, edits, points, isWhole, stride, stop, answers, numbers, map } = frame
  const place = { position, epoch, sample, current, ownLoss, loss, testLoss, rows, batch }
  const scores = {
    ...(score !== undefined && { score }),
    ...(testScore !== undefined && { testScore }),
  }
  const news = { edits, points, isWhole, stride, stop, answers }
  return {
    head: { run, sequence, status, progress, ...place, ...scores, ...news },
    numbers: [...numbers],
    map: map && differencesOf(Array.from(map, (value) => Math.round(value * MAP_STEPS))),
  }
}

export function unpackFrame({ head, numbers, map }: PackedFrame, { experiment }: Run): Frame {
  const values = Float64Array.from(numbers)
  return {
    ...head,
    numbers: values,
    map: map && Float64Array.from(sumsOf(map), (value) => value / MAP_STEPS),
    ...viewFrame(experiment.network, head.rows, values),
  }
}

function differencesOf(map: readonly number[]): number[] {
  return map.map((value, cell) => value - (map[cell - MAP_SIDE] ?? 0))
}

function sumsOf(differences: readonly number[]): number[] {
  const map: number[] = []
  for (const [cell, value] of differences.entries()) map.push(value + (map[cell - MAP_SIDE] ?? 0))
  return map
}
