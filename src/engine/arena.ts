/**
 * One block of memory and named places in it. Zeroing, optimizers, checkpoints and frames address
 * it by place and know nothing of layers (the idea of llm.c).
 */

export type Place = {
  readonly name: string
  /** Null for what belongs to no layer. */
  readonly layer: number | null
  readonly start: number
  readonly length: number
}

export type ArenaWriter = {
  /** Sets aside `length` numbers and returns where they start. */
  take(name: string, layer: number | null, length: number): number
  /** Every place so far, in order, without gaps. */
  readonly places: readonly Place[]
  /** The memory for all of them, zeroed. */
  build(): Float64Array
}

export function createArenaWriter(): ArenaWriter {
  const places: Place[] = []
  let size = 0
  return {
    places,
    take: (name, layer, length) => {
      const start = size
      places.push({ name, layer, start, length })
      size += length
      return start
    },
    build: () => new Float64Array(size),
  }
}
