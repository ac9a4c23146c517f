/**
 * Data whose inputs are the pixels of pictures: which sources these are, and between which values their
 * pixels lie. Painting them is the page's, and reading them as pictures a network's own `input`.
 */
import type { Shape } from '../engine/network.ts'
import type { Dataset } from './dataset.ts'
import { entryOf, tableIn, type DataSource } from './source.ts'
import { squareOf } from './squares.ts'

/** Channels, height and width of the pictures that a source's inputs are, row by row from the top left; null: they are none. */
export function imageShapeOf(source: DataSource): Shape | null {
  switch (source.type) {
    case 'generated':
      return null
    case 'builtIn': {
      const entry = entryOf(source.name)
      return (entry?.type === 'rows' && entry.image) || null
    }
    case 'table': {
      if (source.windows) return null
      const { columns } = tableIn(source)
      return squareOf(
        source.inputs.map((place) => columns[place]),
        source.pictures,
      )
    }
    case 'samples':
      return source.input.length === 3 ? source.input : null
  }
}

/** The values of no ink and of full ink. */
export type InkRange = readonly [low: number, high: number]

/** The smallest and the largest raw value of all pixels; looked for once. */
export function inkRange({ raw }: Pick<Dataset, 'raw'>): InkRange {
  const known = ranges.get(raw)
  if (known) return known
  let low = Infinity
  let high = -Infinity
  for (const rows of [raw.samples, raw.unseen]) {
    for (const row of rows) {
      for (const value of row) {
        if (value < low) low = value
        if (value > high) high = value
      }
    }
  }
  // A single value is no range.
  const range: InkRange = low < high ? [low, high] : low > high ? [0, 1] : [low - 1, low + 1]
  ranges.set(raw, range)
  return range
}

const ranges = new WeakMap<Dataset['raw'], InkRange>()
