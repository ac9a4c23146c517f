/**
 * What a kind of generated data is, and how those are made whose rows are drawn one by one. Points lie
 * between −6 and 6, and follow from the stream alone: more of them begin with the same ones, and more
 * noise moves the same ones further.
 */
import type { Stream } from '../../engine/random.ts'

export type Amount = { readonly usual: number; readonly least: number; readonly most: number }

/** What is drawn: rows × inputs, and of each row its class (an index) or its value. */
export type Drawn = {
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly number[]
}

export type Asked = {
  readonly count: number
  /** 0: none; 0.5 is much. */
  readonly noise: number
  /** How many; looked at only where an entry lets one choose. */
  readonly classes: number
}

export type Generated = {
  readonly label: string
  /** What it is and what it shows, in one sentence. */
  readonly sentence: string
  readonly problem: 'classes' | 'values'
  readonly inputNames: readonly string[]
  /** Of classes their names, so many as may be asked for; of values the value's name. */
  readonly targetNames: readonly string[]
  readonly count: Amount
  readonly noise: Amount
  /** How many classes one may ask for; null: as many as there are names. */
  readonly classes: Amount | null
  /** Whether it is one column of values in time, to be read through a window; then there are no inputs. */
  readonly isSeries: boolean
  /** What a row is called before its number. */
  readonly rowName: string
  /** So many rows, the first ones, are as they are whatever the noise. */
  readonly exact: number
  generate(asked: Asked, random: Stream): Drawn
}

export const count: Amount = { usual: 200, least: 10, most: 2000 }
export const noise: Amount = { usual: 0, least: 0, most: 0.5 }

const xy = ['x', 'y']
const plain = { classes: null, isSeries: false, rowName: 'Point', exact: 0 } as const
export const ofClasses = {
  ...plain,
  problem: 'classes',
  inputNames: xy,
  targetNames: ['class 0', 'class 1'],
} as const
export const ofValues = {
  ...plain,
  problem: 'values',
  inputNames: xy,
  targetNames: ['value'],
} as const

export type Place = { readonly k: number; readonly random: Stream } & Asked

/** A data set whose rows are drawn one by one; each takes as much from the stream whatever is asked. */
export function points(
  row: (place: Place) => readonly [input: readonly number[], target: number],
): Generated['generate'] {
  return (asked, random) => {
    const rows = Array.from({ length: asked.count }, (_, k) => row({ ...asked, k, random }))
    return { inputs: rows.map(([input]) => input), targets: rows.map(([, target]) => target) }
  }
}

export function between(random: Stream, low: number, high: number): number {
  return low + (high - low) * random.uniform()
}

/** From 0 to below 1, evenly spread however many are taken: multiples of the golden ratio (Weyl's equidistribution). */
export function even(k: number): number {
  const turns = (k + 0.5) * 0.6180339887498949
  return turns - Math.floor(turns)
}
