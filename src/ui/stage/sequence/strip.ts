/** A strip of sizes on a logarithmic scale: which decades it shows, and how high each value stands. Pure. */

/** So many decades at most, from the largest down: what is smaller stands at the bottom. */
const DECADES = 4

export type LogScale = {
  /** Powers of ten: the smallest and the largest that are shown. */
  readonly bottom: number
  readonly top: number
}

/** Decades around what there is; steps of whole ones, so that the scale seldom jumps. */
export function scaleOf(sizes: ArrayLike<number>): LogScale {
  let [least, most] = [Infinity, 0]
  for (const size of Array.from(sizes)) {
    if (!Number.isFinite(size) || size === 0) continue
    least = Math.min(least, size)
    most = Math.max(most, size)
  }
  if (most === 0) return { bottom: -3, top: 0 }
  // Not −0.
  const top = Math.ceil(Math.log10(most) - 1e-9) + 0
  const wanted = Math.floor(Math.log10(least) + 1e-9)
  return { top, bottom: Math.max(top - DECADES, Math.min(top - 2, wanted)) }
}

/** From 0 at the bottom to 1 at the top. */
export function shareOn({ bottom, top }: LogScale, size: number): number {
  if (size === 0) return 0
  if (!Number.isFinite(size)) return 1
  return Math.max(0, Math.min(1, (Math.log10(size) - bottom) / (top - bottom)))
}

/** The length of each row. */
export function normsOf(values: ArrayLike<number>, width: number): number[] {
  return Array.from({ length: values.length / width }, (_, row) => {
    let squares = 0
    for (let k = 0; k < width; k++) squares += values[row * width + k] * values[row * width + k]
    return Math.sqrt(squares)
  })
}
