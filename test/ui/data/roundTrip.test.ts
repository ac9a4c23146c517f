/** What is taken out as a file and taken in again is the same table. */
import { expect, it } from 'vitest'
import '../../../src/data/preparation.ts'
import { chosenAtFirst } from '../../../src/data/choosing.ts'
import { readCsv, type FileTable } from '../../../src/data/csv.ts'
import { csvText } from '../../../src/data/csvText.ts'
import type { Dataset } from '../../../src/data/dataset.ts'
import { filesOf } from '../../../src/data/files.ts'
import type { DataSource, DataSpec } from '../../../src/data/source.ts'
import { listsOf } from '../../../src/data/table.ts'
import { datasetOf } from '../../../src/experiment/experiment.ts'
import { rawTarget } from '../../../src/experiment/withPoints.ts'
import { classOf } from '../../../src/ui/data/columns.ts'
import { fileTable } from '../../../src/ui/data/file.ts'
import { kept } from '../../../src/ui/sources/own/columns.ts'
import { usualGenerated, usualSpec } from '../../../src/ui/sources/usual.ts'
import { provideFiles } from '../../support/data.ts'

function read(text: string): FileTable {
  const bytes = new TextEncoder().encode(text)
  const work = readCsv({ size: bytes.length, corrections: {}, seed: 7 })
  let given = new Uint8Array(0)
  for (;;) {
    const next = work.next(given)
    if (next.done) {
      if (!next.value.ok) throw new Error(next.value.sentence)
      return next.value.value
    }
    given = new Uint8Array(bytes.subarray(...(next.value.wanted ?? [0, 0])))
  }
}

/** As it is taken into use when nothing is chosen otherwise. */
function taken(text: string): Dataset {
  const { table, proposal } = read(text)
  const { columns, chosen } = kept(table, chosenAtFirst(table, proposal!))
  const { windows, ...choice } = chosen
  const lists = listsOf({ columns, rows: table.rows })
  const source = { type: 'table', name: 'Own', columns: lists, ...choice } as const
  return datasetOf({ data: usualSpec(windows ? { ...source, windows } : source, 1) })
}

/** What a person reads of each sample: its name, its numbers, and its class or value. */
function rowsOf(dataset: Dataset) {
  const { raw, classNames, problem } = dataset
  return (['samples', 'unseen'] as const).map((part) =>
    dataset[part].map((sample, row) => {
      const says =
        problem === 'classes'
          ? (classNames[classOf(sample.target)] ?? '').replace('class ', '')
          : Number(rawTarget(dataset, sample.target)[0].toPrecision(10))
      return { name: sample.name, input: raw[part][row], says }
    }),
  )
}

const sources: DataSource[] = [
  { type: 'builtIn', name: 'heightAndWeight' },
  { type: 'builtIn', name: 'threePenguins' },
  { type: 'builtIn', name: 'penguinMass' },
  { type: 'builtIn', name: 'digits' },
  usualGenerated('moons'),
  usualGenerated('manyGaussians'),
  usualGenerated('sine'),
  usualGenerated('bumps'),
]

it.each(sources.map((source) => ['name' in source ? source.name : '', source] as const))(
  'samples of %s come back with their names, numbers, answers and parts',
  (_, source) => {
    provideFiles(filesOf(source))
    const data: DataSpec = usualSpec(source, 1)
    const before = datasetOf({ data })
    const after = taken(csvText(fileTable(before)))
    expect(after.raw.names).toEqual(before.raw.names)
    expect(after.problem).toBe(before.problem)
    expect(rowsOf(after)).toEqual(rowsOf(before))
  },
)

it('a series comes back as the series that it was, with its times', () => {
  provideFiles(filesOf({ type: 'builtIn', name: 'elNino' }))
  for (const source of [usualGenerated('wave'), { type: 'builtIn', name: 'elNino' } as const]) {
    const before = datasetOf({ data: usualSpec(source, 1) })
    const after = taken(csvText(fileTable(before)))
    expect(after.series).toMatchObject({
      name: before.series?.name,
      values: before.series?.values,
      times: before.series?.times,
    })
  }
})

it('texts that a spreadsheet would take for formulas come back as they were', () => {
  const names = ['=1+1', '-x', '+y', '@z']
  const codes = Int32Array.from([0, 1, 2, 3])
  const columns = [
    { name: 'what', type: 'category', categories: names, codes },
    { name: 'y', type: 'number', values: Float64Array.from([1, 5, 2, 7]) },
  ] as const
  const [what] = read(csvText({ columns, rows: 4 })).table.columns
  expect(what).toMatchObject({ type: 'category', categories: names })
})
