/**
 * Random numbers as streams with a key: what a stream draws depends on its key alone, never on what
 * was drawn before from others. The only place that knows the generator.
 */
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { log } from './elementary.ts'

/** What a stream of random numbers is for; each purpose has its own streams. */
export type Purpose =
  | 'weights'
  | 'bias'
  | 'order'
  | 'dropout'
  | 'data'
  | 'split'
  | 'direction'
  | 'shift'

export type Stream = {
  /** From 0 to below 1, a multiple of 2⁻⁵³. */
  uniform(): number
  /** Of mean 0 and deviation 1. */
  normal(): number
  /** A whole number from 0 to count − 1, each as likely; count from 1 to 2³². */
  below(count: number): number
}

// A number is part of every frozen run: add, never change. They are below 8.
const purposeNumbers: Record<Purpose, number> = {
  shift: 0,
  weights: 1,
  bias: 2,
  order: 3,
  dropout: 4,
  data: 5,
  split: 6,
  direction: 7,
}

/**
 * The stream of a seed (unsigned 32 bit), a purpose and a few whole numbers (layer, block, epoch,
 * position …, up to 2⁵³). The same key gives the same numbers, however the work is cut.
 */
export function stream(seed: number, purpose: Purpose, ...keys: readonly number[]): Stream {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 4294967296)) {
    throw new RangeError(`Expected a seed of 32 bits, got ${seed}`)
  }
  for (const key of keys) {
    if (!(Number.isSafeInteger(key) && key >= 0)) {
      throw new RangeError(`Expected keys from 0 to 2^53 − 1, got ${key}`)
    }
  }
  // Four hashes of the key that start apart: 128 bits. All of them 0, where the generator would
  // stand still, is one key in 2¹²⁸.
  const start = seed + 4294967296 * (8 * keys.length + purposeNumbers[purpose])
  return createStream([
    hash(0x243f6a88, start, keys),
    hash(0x85a308d3, start, keys),
    hash(0x13198a2e, start, keys),
    hash(0x03707344, start, keys),
  ])
}

function createStream(state: readonly number[]): Stream {
  const generator = xoroshiro128plusFromState(state)
  let spare = NaN

  function uniform(): number {
    // The high bits: the lowest of xoroshiro128+ are its weakest.
    const high = generator.next() >>> 6
    const low = generator.next() >>> 5
    return (high * 134217728 + low) / 9007199254740992
  }

  function normal(): number {
    if (!Number.isNaN(spare)) {
      const second = spare
      spare = NaN
      return second
    }
    // Marsaglia's polar method: for (u, v) in the unit disc and s = u² + v², u √(−2 ln s / s) and
    // the same of v are normal and independent.
    let u = 0
    let v = 0
    let s = 0
    while (s === 0 || s >= 1) {
      u = 2 * uniform() - 1
      v = 2 * uniform() - 1
      s = u * u + v * v
    }
    const stretch = Math.sqrt((-2 * log(s)) / s)
    spare = v * stretch
    return u * stretch
  }

  function below(count: number): number {
    if (!(Number.isInteger(count) && count >= 1 && count <= 4294967296)) {
      throw new Error(`expected a count from 1 to 2^32, got ${count}`)
    }
    // count equal shares of the 2³² draws; the few left over are drawn again.
    const share = Math.floor(4294967296 / count)
    let drawn = generator.next() >>> 0
    while (drawn >= share * count) drawn = generator.next() >>> 0
    return Math.floor(drawn / share)
  }

  return { uniform, normal, below }
}

/** 0 … count − 1 in a random order, each order as likely: Fisher and Yates. */
export function shuffle(count: number, random: Stream): Int32Array {
  const order = new Int32Array(count)
  for (let place = 0; place < count; place++) order[place] = place
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const moved = order[last]
    order[last] = order[other]
    order[other] = moved
  }
  return order
}

/** 32 bits that depend on every bit of the numbers, which may have 53. */
function hash(salt: number, start: number, keys: readonly number[]): number {
  let mixed = absorb(salt, start)
  for (const key of keys) mixed = absorb(mixed, key)
  return mixed
}

function absorb(mixed: number, key: number): number {
  return mix(mix(mixed ^ key) ^ Math.floor(key / 4294967296))
}

/** The step and the finalizer of splitmix32 (constants by Ettinger): a bijection of 32 bits. */
function mix(value: number): number {
  let mixed = (value + 0x9e3779b9) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
