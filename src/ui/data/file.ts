/** All samples as the table of a CSV file: their names, their inputs and targets in the units of the source, and whether they are trained on. */
import type { Dataset } from '../../data/dataset.ts'
import type { CategoryColumn, Column, Table } from '../../data/table.ts'
import { rawTarget } from '../../experiment/withPoints.ts'
import { classOf } from './columns.ts'

export function fileTable(dataset: Dataset): Table {
  const { raw, samples, unseen, problem, classNames, targetNames, series } = dataset
  if (series) return seriesTable(series)
  const all = [...samples, ...unseen]
  const inputs = [...raw.samples, ...raw.unseen]
  const columns: Column[] = [
    texts(
      'sample',
      all.map(({ name = '' }) => name),
    ),
    ...raw.names.map((name, i) => numbers(name, (row) => inputs[row][i], all.length)),
  ]
  if (problem === 'classes') {
    columns.push(
      classes(
        all.map(({ target }) => classOf(target)),
        classNames,
      ),
    )
  } else {
    const targets = all.map(({ target }) => rawTarget(dataset, target))
    targetNames.forEach((name, o) =>
      columns.push(numbers(name, (row) => Number(targets[row][o].toPrecision(15)), all.length)),
    )
  }
  if (unseen.length > 0) {
    columns.push({
      name: 'part',
      type: 'category',
      categories: ['training', 'test'],
      codes: Int32Array.from(all, (_, row) => (row < samples.length ? 0 : 1)),
    })
  }
  return { columns, rows: all.length }
}

/** A series as it was before windows were made of it. */
function seriesTable({ name, values, times }: NonNullable<Dataset['series']>): Table {
  const columns = [texts('time', times), numbers(name, (row) => values[row], values.length)]
  return { columns, rows: values.length }
}

/** Classes without names of their own are numbers, so that they are in order whichever comes first. */
function classes(codes: readonly number[], names: readonly string[]): Column {
  const isCounted = names.every((name, one) => name === `class ${one}` || name === String(one))
  if (isCounted) return numbers('class', (row) => codes[row], codes.length)
  return { name: 'class', type: 'category', categories: names, codes: Int32Array.from(codes) }
}

function numbers(name: string, at: (row: number) => number, rows: number): Column {
  return { name, type: 'number', values: Float64Array.from({ length: rows }, (_, row) => at(row)) }
}

function texts(name: string, values: readonly string[]): CategoryColumn {
  return {
    name,
    type: 'category',
    categories: values,
    codes: Int32Array.from(values, (_, row) => row),
  }
}
