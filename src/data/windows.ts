/**
 * A series read through a window: so many values in a row are the inputs, one that comes later is the
 * target. Split by time, so that no test value is ever trained on; beside it the naive forecast
 * "next = last", which every forecast has to beat.
 */
import { rowsInPiece, toEnd, type Pieces } from './pieces.ts'
import { testCount } from './split.ts'

export type WindowSpec = {
  /** Values in a window. */
  readonly length: number
  /** How many steps after the window's last value the target lies: 1 is the next. */
  readonly horizon: number
  /** The target: the value itself, or how far it is from the window's last. */
  readonly predicts: 'level' | 'change'
}

export type Window = {
  /** Place of the target in the series. */
  readonly at: number
  readonly inputs: readonly number[]
  readonly target: number
  /** What "next = last" says. */
  readonly naive: number
}

/** How many windows a series of so many values has. */
export function windowCount({ length, horizon }: WindowSpec, values: number): number {
  return Math.max(0, values - length - horizon + 1)
}

/** All windows of a series, in time. */
export function windowsOf(spec: WindowSpec, values: readonly number[]): Window[] {
  return toEnd(windowsInPieces(spec, values))
}

/** The same in pieces. */
export function* windowsInPieces(spec: WindowSpec, values: readonly number[]): Pieces<Window[]> {
  const windows: Window[] = []
  const count = windowCount(spec, values.length)
  const piece = rowsInPiece(spec.length)
  for (let start = 0; start < count; start++) {
    if (start % piece === piece - 1) yield start / count
    windows.push(windowAt(spec, values, start))
  }
  return windows
}

/** The window that begins at a place. */
export function windowAt(
  { length, horizon, predicts }: WindowSpec,
  values: readonly number[],
  start: number,
): Window {
  const inputs = values.slice(start, start + length)
  const last = inputs[length - 1]
  const at = start + length + horizon - 1
  return predicts === 'level'
    ? { at, inputs, target: values[at], naive: last }
    : { at, inputs, target: values[at] - last, naive: 0 }
}

/** Where the test begins: values from here on are only tested with. At least one window is left to train on. */
export function cutOf(spec: WindowSpec, values: number, share: number): number {
  const first = spec.length + spec.horizon
  return Math.max(Math.min(first, values), values - testCount(share, values))
}

/** "x 12 back" … "x 1 back": the window's values, by how many steps they lie before the target. */
export function windowNames({ length, horizon }: WindowSpec, name: string): string[] {
  return Array.from({ length }, (_, k) => `${name} ${length - k + horizon - 1} back`)
}
