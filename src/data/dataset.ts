/** What a network can be shown: samples with the names that a person reads. Drawing or loading them is left to the sources. */
import type { Sample, Shape } from '../engine/network.ts'

export type Dataset = {
  readonly input: Shape
  readonly target: Shape
  /** One name for each input value: "weight", "height". */
  readonly inputNames: readonly string[]
  /** 'classes': a single target of 0 or 1, read as a class; 'values': anything else. */
  readonly problem: 'classes' | 'values'
  readonly samples: readonly Sample[]
  /** Samples that are shown but never trained on. */
  readonly unseen: readonly Sample[]
}

/** The part of the plane that the output map shows: horizontal is the first input, vertical the second. */
export type Plane = {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** Bounds of all samples, trained on or not, with an eighth of the range to spare; null unless there are two inputs. */
export function planeOf(dataset: Dataset): Plane | null {
  if (dataset.input.length !== 1 || dataset.input[0] !== 2) return null
  const all = [...dataset.samples, ...dataset.unseen]
  const [left, right] = range(all.map(({ input }) => input[0]))
  const [bottom, top] = range(all.map(({ input }) => input[1]))
  return { left, right, bottom, top }
}

function range(values: readonly number[]): [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const spare = high > low ? (high - low) / 8 : 1
  return [low - spare, high + spare]
}
