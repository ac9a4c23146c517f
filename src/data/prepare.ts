/**
 * From a document's data to what a network is shown. What is there already is given as it is, and needs
 * no more than this; everything else is made by `preparation.ts`, which makes itself known here
 * when it is loaded.
 */
import type { Dataset } from './dataset.ts'
import { givenIn } from './given.ts'
import { toEnd, type Pieces } from './pieces.ts'
import type { PackedTable } from './packed.ts'
import type { DataSpec } from './source.ts'
import type { ColumnList } from './table.ts'

const prepared = new WeakMap<DataSpec, Dataset>()

type Columns = { readonly columns: readonly ColumnList[] }

/** What makes data that is not there already. */
type Preparation = {
  make(data: DataSpec): Pieces<Dataset>
  /** Known before it is made. */
  shapesOf(data: DataSpec): Pick<Dataset, 'input' | 'target'>
  isReady(data: DataSpec): boolean
  pack(source: Columns): PackedTable
}

let preparation: Preparation | null = null

/** Makes itself known. */
export function prepareBy(made: Preparation): void {
  preparation = made
}

/**
 * The samples of a document's data, made once for each. Throws when a file that it needs has not been
 * provided, or `preparation.ts` not loaded.
 */
export function prepare(data: DataSpec): Dataset {
  return prepared.get(data) ?? toEnd(preparing(data))
}

/** The same in pieces: yields how far it is, from 0 to 1. Afterwards `prepare` gives the result at once. */
export function* preparing(data: DataSpec): Pieces<Dataset> {
  const known = prepared.get(data)
  if (known) return known
  const dataset = givenAsIs(data) ?? (yield* theRest().make(data))
  prepared.set(data, dataset)
  return dataset
}

/** What data make, for whoever has made it from what others made. */
export function knowPrepared(data: DataSpec, dataset: Dataset): void {
  prepared.set(data, dataset)
}

/** Shapes of the samples' inputs and targets. */
export function shapesIn(data: DataSpec): Pick<Dataset, 'input' | 'target'> {
  return prepared.get(data) ?? givenShapes(data) ?? theRest().shapesOf(data)
}

/** Whether all files that the data needs have been provided. */
export function isReady(data: DataSpec): boolean {
  return prepared.has(data) || givenShapes(data) !== null || theRest().isReady(data)
}

/** The table that a source of columns holds, as it goes to another thread. */
export function packedIn(source: Columns): PackedTable {
  return theRest().pack(source)
}

function theRest(): Preparation {
  if (!preparation) throw new Error('What prepares data has not been loaded yet.')
  return preparation
}

/** Data that a network is shown as it stands in the document or in the page's code; null for all other. */
function givenAsIs(data: DataSpec): Dataset | null {
  return isAsItIs(data) ? givenIn(data.source) : null
}

/** The same of shapes alone, without a look at the samples. */
function givenShapes(data: DataSpec): Pick<Dataset, 'input' | 'target'> | null {
  const { source } = data
  if (!isAsItIs(data)) return null
  return source.type === 'samples' ? source : givenIn(source)
}

function isAsItIs({ features, scale, test, coding }: DataSpec): boolean {
  const isPlain = features.length === 0 && scale.type === 'none' && coding === undefined
  return isPlain && test.type === 'none'
}
