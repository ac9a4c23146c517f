/** Answers kept by position, so that what is spread now is seen beside what was. Pure. */
import type { Histogram, LayerHistograms } from '../../../worker/histograms.ts'

export type Entry = { readonly position: number; readonly layers: readonly LayerHistograms[] }

/** So many are kept: as a strip has columns. */
export const MOST = 60

/**
 * With another entry, in order of position. What lay beyond its position is of a way that was left. Of
 * too many, the one goes whose neighbours are nearest; the first and the newest stay.
 */
export function remembered(history: readonly Entry[], entry: Entry): readonly Entry[] {
  const kept = [...history.filter(({ position }) => position < entry.position), entry]
  if (kept.length <= MOST) return kept
  let narrowest = 1
  for (let k = 1; k + 1 < kept.length; k++) {
    if (gap(kept, k) < gap(kept, narrowest)) narrowest = k
  }
  return kept.toSpliced(narrowest, 1)
}

function gap(entries: readonly Entry[], k: number): number {
  return entries[k + 1].position - entries[k - 1].position
}

/** The values that a strip has to span. */
export function boundsOf(histograms: readonly Histogram[]): readonly [low: number, high: number] {
  const low = Math.min(...histograms.map((one) => one.low))
  const high = Math.max(...histograms.map((one) => one.high))
  return low < high ? [low, high] : [low - 1, high + 1]
}

/** The counts in other bins, between other bounds: each bin's spread evenly over where it lies. */
export function rebinned(
  { low, high, counts }: Histogram,
  [from, to]: readonly [number, number],
  bins: number,
): number[] {
  const result = Array.from({ length: bins }, () => 0)
  const target = (to - from) / bins
  const width = (high - low) / counts.length
  counts.forEach((count, k) => {
    if (count === 0) return
    const start = low + k * width
    const first = place((start - from) / target, bins)
    const last = width > 0 ? place((start + width - from) / target, bins) : first
    if (first === last) {
      result[first] += count
      return
    }
    for (let bin = first; bin <= last; bin++) {
      const left = Math.max(start, from + bin * target)
      const right = Math.min(start + width, from + (bin + 1) * target)
      result[bin] += (count * Math.max(0, right - left)) / width
    }
  })
  return result
}

function place(bin: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, Math.floor(bin)))
}

export type Column = { readonly left: number; readonly right: number }

/** Where each entry's column lies, from 0 to 1: from its position to the next one's, the newest as wide as the mean. */
export function columnsOf(positions: readonly number[]): Column[] {
  const first = positions[0]
  const span = (positions.at(-1) ?? first) - first
  if (positions.length < 2 || span === 0) return positions.map(() => ({ left: 0, right: 1 }))
  const whole = span + span / (positions.length - 1)
  return positions.map((position, k) => ({
    left: (position - first) / whole,
    right: k + 1 < positions.length ? (positions[k + 1] - first) / whole : 1,
  }))
}
