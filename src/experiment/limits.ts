/**
 * How big a document may be, and how far its numbers may go. `check.ts` holds documents to it,
 * `fit.ts` changes, and the page its controls.
 */
import { tableLimits } from '../data/tableLimits.ts'

export const limits = {
  /** Hidden layers that have parameters, and layers of any kind. */
  hiddenLayers: 8,
  layers: 24,
  /** Neurons of a layer, units, or filters. */
  units: 64,
  /** Of a kernel, a pool or a stride, one way. */
  side: 64,
  /** Values of one sample, or that one layer gives of it. */
  values: 20_000,
  /**
   * Weights and biases together: 8 layers of 64 neurons on as many columns as a table may have take
   * 93,834 with ten classes. Measured there with Adam: 3 MB for each moment that is kept, of which a
   * run keeps 64 MB; 2.3 MB for each frame, which `worker/thrift.ts` makes as seldom as it is dear; a run
   * that brings them all along is 2 MB of JSON, read in a tenth of a second; an undo holds none of them.
   */
  parameters: 100_000,
  /** Time steps of a sequence that a recurrent layer looks at. */
  steps: 500,
  /** Numbers that one sample takes in memory in all layers together: 8 MB. */
  numbers: 1_000_000,
  /** Of one parameter, to either side. Training may go further. */
  parameter: 1e6,
  /** Of the learning rate, which may also be 0. */
  smallestRate: 1e-12,
  largestRate: 100,
  samples: tableLimits.rows,
  /** Of a table. */
  columns: tableLimits.columns,
  cells: tableLimits.cells,
  /** Categories of one column. */
  categories: tableLimits.rows,
  features: 200,
  /** Values that a window looks back on, and steps that it looks ahead. */
  window: 200,
  horizon: 100,
  edits: 100_000,
  /** Changes of single samples in a run, and those times the rows: each is made anew whenever one goes past it. */
  sampleChanges: 2000,
  changedRows: 20_000_000,
  /** Characters of a title or of a sample's name. */
  name: tableLimits.name,
  /** Samples seen: no replay gets there, and the counts made from it stay exact integers. */
  position: 1e12,
} as const

/** Which numbers fit at one place, and how that is said. What is no number at all never fits. */
export type Range = { readonly has: (value: number) => boolean; readonly words: string }

/** Whole numbers between two, both included. */
export function wholeRange(from: number, to: number): Range {
  return {
    has: (value) => Number.isInteger(value) && value >= from && value <= to,
    words: `a whole number from ${from} to ${to} fits`,
  }
}

const { parameter, parameters, smallestRate, largestRate } = limits

/** The ranges of what a change may set. */
export const ranges = {
  index: wholeRange(0, parameters - 1),
  parameter: {
    has: (value) => Number.isFinite(value) && Math.abs(value) <= parameter,
    words: `a number from ${-parameter} to ${parameter} fits`,
  },
  learningRate: {
    has: (value) => value === 0 || (value >= smallestRate && value <= largestRate),
    words: `0 or a number from ${smallestRate} to ${largestRate} fits`,
  },
  batchSize: {
    has: wholeRange(1, Number.MAX_SAFE_INTEGER).has,
    words: 'a whole number from 1 fits',
  },
} as const satisfies Record<string, Range>
