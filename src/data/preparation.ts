/**
 * From a source of data to what a network is shown: its rows split into a training and a test part,
 * gaps filled, features made, and columns scaled by what the training part is like. A pure function
 * of the document's `data`, and of the files that have been provided. `prepare.ts` is the door; this
 * comes with the modules that can name such data, so that a page which shows none need not load it.
 */
import type { Sample } from '../engine/network.ts'
import type { Dataset } from './dataset.ts'
import { featureNames, featured, inputOf } from './features.ts'
import { asRows, gathered, type Windowed } from './gather.ts'
import { givenIn } from './given.ts'
import { packed } from './packed.ts'
import { imageShapeOf } from './pictures.ts'
import { mapped, rowsInPiece, type Pieces } from './pieces.ts'
import { prepareBy } from './prepare.ts'
import type { Rows } from './rows.ts'
import { fitInPieces, meanOf, signs, type ScaleSpec } from './scale.ts'
import { scaled, unscaled, type Scaling } from './scaling.ts'
import { isReady, shapesOf, tableIn, type DataSpec } from './source.ts'
import { splitInPieces } from './split.ts'

/** In pieces: a table may have many rows, and the page has other things to do. */
function* datasetFrom(data: DataSpec): Pieces<Dataset> {
  const { source } = data
  const given = givenIn(source)
  const gathering = given ? asRows(given) : yield* gathered(data)
  const { rows, unseen, input, windows, origin, licence } = gathering
  const places = source.type === 'table' && !windows ? rows.places : undefined
  yield 0.3
  const classes = rows.problem === 'classes' ? yield* mapped(rows.targets, 1, classOf) : null
  const parts = windows?.parts ?? (yield* splitInPieces(data.test, rows, classes, data.seed))
  yield 0.4

  const fills = yield* fillsOf(rows, parts.training)
  const width = rows.inputNames.length
  const raw = function* (from: Rows): Pieces<readonly (readonly number[])[]> {
    return fills === null
      ? from.inputs
      : yield* mapped(from.inputs, width, (row) => filled(row, fills))
  }
  const rawRows = yield* raw(rows)
  const rawUnseen = unseen ? yield* raw(unseen) : []
  const training = yield* mapped(parts.training, width, (row) =>
    featured(data.features, rawRows[row]),
  )
  const inputNames = featureNames(data.features, rows.inputNames)
  const { fitted } = data.scale
  const inputScalings =
    fitted?.inputs.length === inputNames.length
      ? fitted.inputs
      : yield* inputScalingsOf(data, training, windows, inputNames.length)
  const targetScalings =
    fitted && rows.problem === 'values' && fitted.targets.length === rows.targets[0]?.length
      ? fitted.targets
      : yield* targetScalingsOf(data, rows, parts.training, windows)

  const making = { features: data.features, inputScalings }
  const isAsIs = data.features.length === 0 && data.scale.type === 'none'
  const areTargetsAsIs = targetScalings.every(({ shift, divisor }) => shift === 0 && divisor === 1)
  const sampleOf = (from: Rows, raws: readonly (readonly number[])[], row: number): Sample => ({
    name: from.names[row],
    input: isAsIs ? raws[row] : inputOf(making, raws[row]),
    target: areTargetsAsIs
      ? from.targets[row]
      : from.targets[row].map((value, o) => scaled(value, targetScalings[o])),
  })
  const samples = yield* mapped(parts.training, width, (row) => sampleOf(rows, rawRows, row))
  const test = yield* mapped(parts.test, width, (row) => sampleOf(rows, rawRows, row))
  const kept = yield* mapped(rawUnseen, width, (_, row) => sampleOf(unseen!, rawUnseen, row))
  const rawSamples = yield* mapped(parts.training, 1, (row) => rawRows[row])
  const rawTest = yield* mapped(parts.test, 1, (row) => rawRows[row])
  const naive =
    windows && (yield* mapped(windows.naive, 1, (value) => scaled(value, targetScalings[0])))
  return {
    input: data.features.length > 0 ? [data.features.length] : input,
    target: [rows.targets[0]?.length ?? 1],
    inputNames,
    targetNames: rows.targetNames,
    problem: rows.problem,
    classNames: rows.classNames,
    samples,
    unseen: kept.length > 0 ? [...test, ...kept] : test,
    raw: {
      names: rows.inputNames,
      samples: rawSamples,
      unseen: rawUnseen.length > 0 ? [...rawTest, ...rawUnseen] : rawTest,
    },
    features: data.features,
    inputScalings,
    targetScalings,
    ...(given?.spans && { spans: given.spans }),
    naive: naive && {
      samples: parts.training.map((row) => naive[row]),
      unseen: parts.test.map((row) => naive[row]),
    },
    series: windows && {
      ...windows.series,
      samples: parts.training.map((row) => windows.at[row]),
      unseen: parts.test.map((row) => windows.at[row]),
      windows: windows.spec,
    },
    ...(places && {
      places: {
        samples: parts.training.map((row) => places[row]),
        unseen: parts.test.map((row) => places[row]),
      },
    }),
    origin,
    licence,
  }
}

function classOf(target: readonly number[]): number {
  return target.length === 1 ? target[0] : target.indexOf(1)
}

/** What fills each input's gaps: its mean over the training part, or 0 where that knows none; null when there are no gaps. */
function* fillsOf({ inputs }: Rows, training: readonly number[]): Pieces<number[] | null> {
  if (!(yield* hasGaps(inputs))) return null
  const fills: number[] = []
  for (let i = 0; i < inputs[0].length; i++) {
    yield 0.4
    const known = columnOf(inputs, i, training).filter((value) => !Number.isNaN(value))
    fills.push(known.length > 0 ? meanOf(known) : 0)
  }
  return fills
}

function* hasGaps(rows: readonly (readonly number[])[]): Pieces<boolean> {
  const piece = rowsInPiece(rows[0]?.length ?? 0)
  for (let place = 0; place < rows.length; place++) {
    if (place % piece === piece - 1) yield 0.4
    const row = rows[place]
    for (let i = 0; i < row.length; i++) if (Number.isNaN(row[i])) return true
  }
  return false
}

/** One value of each row, or of those at these places. */
function columnOf(
  rows: readonly (readonly number[])[],
  i: number,
  places: readonly number[] | null = null,
): Float64Array {
  const column = new Float64Array(places ? places.length : rows.length)
  for (let k = 0; k < column.length; k++) column[k] = rows[places ? places[k] : k][i]
  return column
}

function filled(row: readonly number[], fills: readonly number[]): number[] {
  return row.map((value, i) => (Number.isNaN(value) ? fills[i] : value))
}

function* columnsFitted(
  scale: ScaleSpec,
  rows: readonly (readonly number[])[],
  count: number,
): Pieces<Scaling[]> {
  const scalings: Scaling[] = []
  for (let i = 0; i < count; i++) {
    if (scale.type === 'none') {
      scalings.push(unscaled)
      continue
    }
    yield 0.5 + (0.1 * i) / count
    const column = columnOf(rows, i)
    yield 0.5 + (0.1 * i) / count
    scalings.push(yield* fitInPieces(scale, column))
  }
  return scalings
}

/** A window's values are one column of the series, and a picture's pixels one kind of number: scaled alike, unless features make others of them. */
function* inputScalingsOf(
  { source, scale, features }: DataSpec,
  training: readonly (readonly number[])[],
  windows: Windowed | null,
  count: number,
): Pieces<Scaling[]> {
  const isPicture = scale.type !== 'none' && imageShapeOf(source) !== null
  if (features.length > 0 || !(windows || isPicture)) {
    return yield* columnsFitted(scale, training, count)
  }
  const all = windows ? windows.training : yield* allOf(training, count)
  const one = yield* fitInPieces(scale, all)
  return Array.from({ length: count }, () => one)
}

/** The values of all rows in one list. */
function* allOf(rows: readonly (readonly number[])[], width: number): Pieces<Float64Array> {
  const all = new Float64Array(rows.length * width)
  const piece = rowsInPiece(width)
  for (let place = 0; place < rows.length; place++) {
    if (place % piece === piece - 1) yield 0.5
    all.set(rows[place], place * width)
  }
  return all
}

function* targetScalingsOf(
  { scale, coding }: DataSpec,
  { problem, targets, targetNames }: Rows,
  training: readonly number[],
  windows: Windowed | null,
): Pieces<Scaling[]> {
  const count = targets[0]?.length ?? targetNames.length
  if (problem === 'classes') {
    const isSigned = coding === 'signs' && count === 1
    return Array.from({ length: count }, () => (isSigned ? signs : unscaled))
  }
  if (windows?.spec.predicts === 'level') return [yield* fitInPieces(scale, windows.training)]
  return yield* columnsFitted(scale, yield* mapped(training, 1, (row) => targets[row]), count)
}

prepareBy({ make: datasetFrom, shapesOf, isReady, pack: (source) => packed(tableIn(source)) })
