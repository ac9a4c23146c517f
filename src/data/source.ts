/**
 * The sources that data may come from, as a document names them, and what is known of each before
 * anything is drawn, loaded or made: which files it needs, whether it is a series, and its shapes.
 */
import type { Sample, Shape } from '../engine/network.ts'
import { builtIn, type BuiltInName as SmallName } from './builtIn.ts'
import { choiceShapes, outputsFor, type Choice } from './choice.ts'
import type { Dataset } from './dataset.ts'
import type { FeatureSpec } from './features.ts'
import { filesOf, isProvided } from './files.ts'
import { givenProblem } from './given.ts'
import type { Generated } from './generate/kind.ts'
import { generated, type GeneratedName } from './generated.ts'
import type { Span } from './plane.ts'
import { real, type Real, type RealName } from './real.ts'
import type { ScaleSpec } from './scale.ts'
import type { SplitSpec } from './split.ts'
import { tableOf, valuesIn, type ColumnList, type Table } from './table.ts'
import type { WindowSpec } from './windows.ts'

export type BuiltInName = SmallName | RealName

export type DataSource =
  | {
      readonly type: 'generated'
      readonly name: GeneratedName
      readonly count: number
      readonly noise: number
      /** Where one may choose how many. */
      readonly classes?: number
      /** Of a series. */
      readonly windows?: WindowSpec
    }
  | { readonly type: 'builtIn'; readonly name: BuiltInName; readonly windows?: WindowSpec }
  | ({
      readonly type: 'table'
      /** What the table is called, as the file was. */
      readonly name: string
      /** Where its rows come from, if they have come with the page, and under which licence. */
      readonly origin?: string
      readonly licence?: string
      readonly columns: readonly ColumnList[]
      /** The target column is a series, to be read through a window; the inputs are then not looked at. */
      readonly windows?: WindowSpec
    } & Choice)
  | {
      readonly type: 'samples'
      readonly input: Shape
      readonly target: Shape
      readonly samples: readonly Sample[]
      readonly unseen?: readonly Sample[]
      /** One for each input value. */
      readonly inputNames?: readonly string[]
      /** Of values, one for each target value; then targets of 0 and 1 are values too. */
      readonly targetNames?: readonly string[]
      /** Of classes, as a `Dataset` has them; then the targets are one-hot, or 0 and 1 of two. */
      readonly classNames?: readonly string[]
      /** Of samples that have been changed by hand, as a `Dataset` has them. */
      readonly spans?: readonly Span[]
    }

/** The part of a document that determines the samples. */
export type DataSpec = {
  readonly source: DataSource
  /** Unsigned 32 bit: what is drawn, and the split. */
  readonly seed: number
  /** None: the inputs as they are. */
  readonly features: readonly FeatureSpec[]
  /** Of inputs, and of values that are to be learnt; never of classes. */
  readonly scale: ScaleSpec
  readonly test: SplitSpec
  /** How two classes are coded as targets where they are not 0 and 1: −1 and 1, as some losses want them. */
  readonly coding?: 'signs'
}

/** Whether all its files have been provided. */
export function isReady({ source }: DataSpec): boolean {
  return filesOf(source).every(isProvided)
}

/** The table that a source of columns holds, made once. */
export function tableIn({ columns }: { readonly columns: readonly ColumnList[] }): Table {
  const known = tables.get(columns)
  if (known) return known
  const table = tableOf(columns)
  tables.set(columns, table)
  return table
}

/** What a document's columns hold, for whoever has made or been handed the table already. */
export function knowTable(columns: readonly ColumnList[], table: Table): void {
  tables.set(columns, table)
}

const tables = new WeakMap<readonly ColumnList[], Table>()

/** How a source's series is read; null when it is none. */
export function windowsIn(source: DataSource): WindowSpec | null {
  switch (source.type) {
    case 'generated':
      return isSeries(source) ? (source.windows ?? USUAL_WINDOWS) : null
    case 'builtIn': {
      const entry = entryOf(source.name)
      return entry?.type === 'series' ? (source.windows ?? entry.windows) : null
    }
    case 'table':
      return source.windows ?? null
    case 'samples':
      return null
  }
}

const USUAL_WINDOWS: WindowSpec = { length: 12, horizon: 1, predicts: 'level' }

/** Whether a source is by itself a series; a table becomes one by its windows. */
export function isSeries(source: DataSource): boolean {
  if (source.type === 'builtIn') return entryOf(source.name)?.type === 'series'
  return source.type === 'generated' && generatedOf(source.name).isSeries
}

/** How many values a source's series has; 0 when it is none. */
export function seriesLength(source: DataSource): number {
  if (source.type === 'table') return valuesIn(tableIn(source), source.target)
  if (!isSeries(source)) return 0
  if (source.type === 'generated') return source.count
  const entry = source.type === 'builtIn' ? entryOf(source.name) : null
  return entry?.type === 'series' ? entry.values : 0
}

/** Shapes of a source's raw inputs and of its targets, known before anything is drawn or loaded. */
export function sourceShapes(source: DataSource): {
  readonly input: Shape
  readonly target: Shape
} {
  const windows = windowsIn(source)
  if (windows) return { input: [windows.length], target: [1] }
  switch (source.type) {
    case 'generated': {
      const { inputNames, problem } = generatedOf(source.name)
      const outputs = problem === 'classes' ? outputsFor(classCount(source)) : 1
      return { input: [inputNames.length], target: [outputs] }
    }
    case 'builtIn': {
      const entry = entryOf(source.name)
      return entry?.type === 'rows' ? entry : smallOf(source.name)
    }
    case 'table':
      return choiceShapes(tableIn(source), source)
    case 'samples':
      return source
  }
}

/** Shapes of the samples that a network is shown. */
export function shapesOf({ source, features }: DataSpec): {
  readonly input: Shape
  readonly target: Shape
} {
  const { input, target } = sourceShapes(source)
  return { input: features.length > 0 ? [features.length] : input, target }
}

/** The kind of problem that a source is. */
export function sourceProblem(source: DataSource): Dataset['problem'] {
  if (windowsIn(source)) return 'values'
  switch (source.type) {
    case 'generated':
      return generatedOf(source.name).problem
    case 'builtIn': {
      const entry = entryOf(source.name)
      return entry?.type === 'rows' ? entry.problem : smallOf(source.name).problem
    }
    case 'table':
      return source.problem
    case 'samples':
      return givenProblem(source)
  }
}

/** How many classes a generated source has. */
export function classCount({ name, classes }: DataSource & { type: 'generated' }): number {
  const entry = generatedOf(name)
  if (entry.problem === 'values') return 0
  return entry.classes ? (classes ?? entry.classes.usual) : entry.targetNames.length
}

// Looking up by a document's names, which have been checked

export function generatedOf(name: GeneratedName): Generated {
  return generated[name]
}

/** A data set that comes in files; null for the small ones in the page's own code. */
export function entryOf(name: BuiltInName): Real | null {
  const entries: Readonly<Record<string, Real>> = real
  return Object.hasOwn(real, name) ? entries[name] : null
}

function smallOf(name: BuiltInName): Dataset {
  const entries: Readonly<Record<string, Dataset>> = builtIn
  return entries[name]
}
