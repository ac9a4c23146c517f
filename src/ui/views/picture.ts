/** Inputs that are the pixels of a square picture, known by their names: "row 8, column 8" is the last of 64. */
import type { Dataset } from '../../data/dataset.ts'

/** Pixels along each side; null where inputs are no picture. */
export function sideOf({ raw: { names } }: Pick<Dataset, 'raw'>): number | null {
  const last = /^row (\d+), column (\d+)$/.exec(names.at(-1) ?? '')
  const side = Number(last?.[1])
  return last && side > 1 && last[1] === last[2] && names.length === side * side ? side : null
}

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

/** The smallest and the largest of all pixels. */
export function pixelRange(dataset: Pick<Dataset, 'raw'>): readonly [low: number, high: number] {
  const known = pixelRanges.get(dataset.raw)
  if (known) return known
  let low = Infinity
  let high = -Infinity
  for (const row of [...dataset.raw.samples, ...dataset.raw.unseen]) {
    for (const value of row) {
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  const range = low < high ? ([low, high] as const) : ([low - 1, low + 1] as const)
  pixelRanges.set(dataset.raw, range)
  return range
}

const pixelRanges = new WeakMap<Dataset['raw'], readonly [number, number]>()
