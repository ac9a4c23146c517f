/**
 * The rows of a source before they are split: drawn, read from files, taken from a table or as they are
 * given, and of a series the windows with the parts that time makes of them.
 */
import type { Sample, Shape } from '../engine/network.ts'
import { stream } from '../engine/random.ts'
import { encoded, rowsInPieces } from './choice.ts'
import type { Dataset } from './dataset.ts'
import { mapped, type Pieces } from './pieces.ts'
import type { Series } from './real.ts'
import type { Rows } from './rows.ts'
import {
  classCount,
  entryOf,
  generatedOf,
  isSeries,
  sourceShapes,
  tableIn,
  windowsIn,
  type DataSource,
  type DataSpec,
} from './source.ts'
import type { Parts } from './split.ts'
import { timeName } from './times.ts'
import { cutOf, windowNames, windowsInPieces, type WindowSpec } from './windows.ts'

/** Rows before they are split, with what the source keeps for testing, and what is known of a series. */
export type Gathered = {
  readonly rows: Rows
  readonly unseen: Rows | null
  readonly input: Shape
  readonly windows: Windowed | null
  readonly origin: string | null
  readonly licence: string | null
}

export type Windowed = {
  /** The values that are trained on, at any place of a window; those after them are only tested with. */
  readonly training: readonly number[]
  readonly parts: Parts
  readonly naive: readonly number[]
  readonly series: Series
  /** Place of each row's target in the series. */
  readonly at: readonly number[]
  readonly spec: WindowSpec
}

export function asRows(given: Dataset): Gathered {
  const { inputNames, targetNames, problem, classNames, origin, licence } = given
  const rowsOfSamples = (samples: readonly Sample[]): Rows => ({
    inputNames,
    targetNames,
    problem,
    classNames,
    inputs: samples.map(({ input }) => input),
    targets: samples.map(({ target }) => target),
    names: samples.map(({ name = '' }) => name),
  })
  return {
    rows: rowsOfSamples(given.samples),
    unseen: rowsOfSamples(given.unseen),
    input: given.input,
    windows: null,
    origin,
    licence,
  }
}

export function* gathered(data: DataSpec): Pieces<Gathered> {
  const { source, seed } = data
  const { input } = sourceShapes(source)
  const nothing = { unseen: null, windows: null, origin: null, licence: null }
  switch (source.type) {
    case 'generated': {
      const rows = drawnRows(source, seed)
      if (!isSeries(source)) return { ...nothing, rows, input }
      const values = rows.targets.map(([value]) => value)
      const series = { name: rows.targetNames[0], values, times: rows.names }
      return { ...nothing, ...(yield* throughWindows(series, data)), input }
    }
    case 'builtIn': {
      const entry = entryOf(source.name)
      if (!entry) throw new Error(`“${source.name}” is given.`)
      const { origin, licence } = entry
      const read =
        entry.type === 'series'
          ? { ...nothing, ...(yield* throughWindows(entry.read(), data)) }
          : { ...nothing, ...entry.read() }
      return { ...read, input, origin, licence }
    }
    case 'table': {
      const table = tableIn(source)
      const { origin = null, licence = null } = source
      const known = { ...nothing, origin, licence }
      if (!source.windows) {
        return { ...known, rows: yield* rowsInPieces(table, source), input }
      }
      const column = yield* rowsInPieces(table, { ...source, inputs: [], problem: 'values' })
      const values = column.targets.map(([value]) => value)
      const series = { name: column.targetNames[0], values, times: column.names }
      return { ...known, ...(yield* throughWindows(series, data)), input }
    }
    case 'samples':
      throw new Error('Samples are given.')
  }
}

function drawnRows(source: DataSource & { type: 'generated' }, seed: number): Rows {
  const { name, count, noise } = source
  const entry = generatedOf(name)
  const classes = classCount(source)
  const { inputs, targets } = entry.generate({ count, noise, classes }, stream(seed, 'data'))
  const isClasses = entry.problem === 'classes'
  return {
    inputNames: entry.inputNames,
    targetNames: isClasses ? [] : entry.targetNames,
    problem: entry.problem,
    classNames: isClasses ? entry.targetNames.slice(0, classes) : [],
    inputs,
    targets: targets.map((target) => (isClasses ? encoded(target, classes) : [target])),
    names: inputs.map((_, k) => `${entry.rowName} ${k + 1}`),
  }
}

/** To read a time and to name it takes as long as so many cells. */
const NAME = 32

function* throughWindows(
  series: Series,
  { source, test }: DataSpec,
): Pieces<Pick<Gathered, 'rows' | 'windows'>> {
  const { name, values, times } = series
  const spec = windowsIn(source)!
  const share = test.type === 'share' ? test.share : 0
  const cut = cutOf(spec, values.length, share)
  const windows = yield* windowsInPieces(spec, values)
  // In time: those that are tested with come last.
  const first = windows.findIndex(({ at }) => at >= cut)
  const places = windows.map((_, row) => row)
  yield 0.2
  const names = yield* mapped(windows, NAME, ({ at }) => timeName(times[at]).full)
  const inputs = windows.map((window) => window.inputs)
  yield 0.22
  const targets = windows.map(({ target }) => [target])
  yield 0.24
  const rows: Rows = {
    inputNames: windowNames(spec, name),
    targetNames: [spec.predicts === 'level' ? name : `change of ${name}`],
    problem: 'values',
    classNames: [],
    inputs,
    targets,
    names,
  }
  yield 0.25
  return {
    rows,
    windows: {
      training: values.slice(0, cut),
      parts: {
        training: first < 0 ? places : places.slice(0, first),
        test: first < 0 ? [] : places.slice(first),
      },
      naive: windows.map(({ naive }) => naive),
      series,
      at: windows.map(({ at }) => at),
      spec,
    },
  }
}
