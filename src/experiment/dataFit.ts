/** What must fit together in a document's data, before any of it is drawn, loaded or made. */
import { classesIn, MOST_CLASSES, type Choice } from '../data/choice.ts'
import { strangeFeature } from '../data/features.ts'
import type { Amount } from '../data/generate/kind.ts'
import {
  generatedOf,
  isSeries,
  seriesLength,
  sourceShapes,
  tableIn,
  windowsIn,
  type DataSource,
  type DataSpec,
} from '../data/source.ts'
import { hasGap, lengthOf, type Table } from '../data/table.ts'
import { windowCount } from '../data/windows.ts'
import { sizeOf } from '../engine/network.ts'
import type { Problem } from './problem.ts'

const path = 'experiment.data'

/** The first thing that does not fit. The shapes of the samples are left to `fit.ts`. */
export function dataProblem(data: DataSpec): Problem | null {
  const { source } = data
  const own = sourceProblem(source)
  if (own !== null) return { path: `${path}.source`, sentence: own }
  const inputs = sizeOf(sourceShapes(source).input)
  const strange = strangeFeature(data.features, inputs)
  if (strange !== null) {
    const sentence = `Feature ${strange + 1} looks at an input that is not there; the data has ${inputs}, counted from 0.`
    return { path: `${path}.features.${strange}`, sentence }
  }
  if (windowsIn(source) && data.test.type === 'rows') {
    return { path: `${path}.test.type`, sentence: 'A series is split by time; a share of it fits.' }
  }
  if (windowsIn(source) && data.test.type === 'share' && data.test.by !== 'order') {
    const sentence = `A series is split by time; "order" fits, not "${data.test.by}".`
    return { path: `${path}.test.by`, sentence }
  }
  return null
}

function sourceProblem(source: DataSource): string | null {
  switch (source.type) {
    case 'generated':
      return generatedProblem(source) ?? windowProblem(source)
    case 'builtIn':
      return windowProblem(source)
    case 'table': {
      const table = tableIn(source)
      return tableProblem(table) ?? choiceProblem(table, source) ?? windowProblem(source)
    }
    case 'samples':
      return namesProblem(source)
  }
}

/** One name for each input, and for each class or value of a target; where classes are named, each target is one of them. */
function namesProblem(source: DataSource & { type: 'samples' }): string | null {
  const { inputNames, targetNames, classNames, samples, unseen = [] } = source
  const inputs = sizeOf(source.input)
  const targets = sizeOf(source.target)
  if (inputNames && inputNames.length !== inputs) {
    return `There are ${inputNames.length} names of inputs; ${inputs} would fit.`
  }
  if (targetNames && classNames) return 'Either values or classes have names, not both.'
  if (targetNames && targetNames.length !== targets) {
    return `There are ${targetNames.length} names of values; ${targets} would fit.`
  }
  if (!classNames) return null
  const classes = targets === 1 ? 2 : targets
  if (classNames.length !== classes) {
    return `There are ${classNames.length} names of classes; ${classes} would fit.`
  }
  const isClass = (target: readonly number[]): boolean =>
    target.every((value) => value === 0 || value === 1) &&
    (targets === 1 || target.filter((value) => value === 1).length === 1)
  const strange = [...samples, ...unseen].findIndex(({ target }) => !isClass(target))
  return strange < 0 ? null : `Sample ${strange + 1} is of no class; one 1 among zeros is.`
}

function generatedProblem(source: DataSource & { type: 'generated' }): string | null {
  const { label, count, noise, classes } = generatedOf(source.name)
  if (!isWithin(source.count, count)) {
    return `${label} has ${source.count} rows; from ${count.least} to ${count.most} fit.`
  }
  if (!isWithin(source.noise, noise)) {
    return `${label} has noise ${source.noise}; from ${noise.least} to ${noise.most} fits.`
  }
  if (source.classes === undefined) return null
  if (classes === null) return `${label} has as many classes as it has; one cannot choose.`
  return isWithin(source.classes, classes)
    ? null
    : `${label} has ${source.classes} classes; from ${classes.least} to ${classes.most} fit.`
}

function isWithin(value: number, { least, most }: Amount): boolean {
  return value >= least && value <= most
}

function windowProblem(source: DataSource): string | null {
  if (source.type === 'samples') return null
  if (source.type !== 'table' && source.windows && !isSeries(source)) {
    return 'This data is no series, so there is nothing for a window to look back on.'
  }
  const windows = windowsIn(source)
  if (!windows) return null
  const values = seriesLength(source)
  return windowCount(windows, values) > 0
    ? null
    : `A window of ${windows.length} that looks ${windows.horizon} ahead does not fit on ${values} values.`
}

function tableProblem({ columns, rows }: Table): string | null {
  for (const [place, column] of columns.entries()) {
    if (lengthOf(column) !== rows) {
      return `Column ${place + 1} has ${lengthOf(column)} rows, the first ${rows}.`
    }
    if (column.type === 'number') continue
    const strange = column.codes.find((code) => code >= column.categories.length)
    if (strange !== undefined) {
      return `Column ${place + 1} has no category ${strange}; there are ${column.categories.length}, counted from 0.`
    }
  }
  return null
}

function choiceProblem(table: Table, choice: DataSource & { type: 'table' }): string | null {
  const { columns } = table
  const { inputs, target, windows } = choice
  const strange = [...inputs, target].find((place) => place >= columns.length)
  if (strange !== undefined) {
    return `There is no column ${strange}; there are ${columns.length}, counted from 0.`
  }
  if (windows || choice.problem === 'values') {
    if (columns[target].type === 'category')
      return `‘${columns[target].name}’ is text; a target of values is a column of numbers.`
    if (windows) return null
  }
  if (inputs.length === 0) return 'No column is an input; at least one fits.'
  if (new Set([...inputs, target]).size <= inputs.length) {
    return 'A column is chosen twice; each can be one input, or the target.'
  }
  if (choice.problem === 'classes' && classesIn(columns[target]) === null) {
    return `‘${columns[target].name}’ has more than ${MOST_CLASSES} classes.`
  }
  return hasRow(table, choice) ? null : 'Every row has gaps, so none is left to learn from.'
}

function hasRow({ columns, rows }: Table, { inputs, target, gaps }: Choice): boolean {
  const needed = gaps === 'leaveOut' ? [...inputs, target] : [target]
  for (let row = 0; row < rows; row++) {
    if (!needed.some((place) => hasGap(columns[place], row))) return true
  }
  return false
}
