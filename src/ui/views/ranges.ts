/** Between which values inputs lie. */
import type { Dataset } from '../../data/dataset.ts'

/** The smallest and the largest value of each raw input, over all samples; a constant one has 1 to spare. */
export function rangesOf({
  raw,
}: Pick<Dataset, 'raw'>): readonly (readonly [low: number, high: number])[] {
  const all = [raw.samples, raw.unseen]
  return raw.names.map((_, i) => {
    let low = Infinity
    let high = -Infinity
    for (const rows of all) {
      for (const row of rows) {
        if (row[i] < low) low = row[i]
        if (row[i] > high) high = row[i]
      }
    }
    if (low > high) return [-1, 1]
    return low < high ? [low, high] : [low - 1, high + 1]
  })
}
