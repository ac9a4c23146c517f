import { describe, expect, it } from 'vitest'
import '../../../src/data/preparation.ts'
import { csvText } from '../../../src/data/csvText.ts'
import type { DataSpec } from '../../../src/data/source.ts'
import { datasetOf } from '../../../src/experiment/experiment.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { withPoints } from '../../../src/experiment/withPoints.ts'
import { anotherRow, changeTo, nameAt, optionsAt, textAt } from '../../../src/ui/data/change.ts'
import type { CellPlace } from '../../../src/ui/data/cells.ts'
import { fileTable } from '../../../src/ui/data/file.ts'

const { data } = presets.heightAndWeight
const people = datasetOf({ data })
const weight: CellPlace = { part: 'samples', row: 0, column: 0 }
const target: CellPlace = { part: 'samples', row: 1, column: 2 }

/** A mass in grams, standardized: mean 2000, deviation 1000. */
const masses: DataSpec = {
  source: {
    type: 'table',
    name: 'masses',
    columns: [
      { name: 'length', type: 'number', values: [1, 3] },
      { name: 'mass', type: 'number', values: [1000, 3000] },
    ],
    inputs: [0],
    target: 1,
    problem: 'values',
    gaps: 'leaveOut',
  },
  seed: 1,
  features: [],
  scale: { type: 'standardize' },
  test: { type: 'none' },
}

function changed(from: DataSpec, place: CellPlace, text: string): DataSpec {
  const dataset = datasetOf({ data: from })
  const asked = changeTo(dataset, place, text)
  if (!asked.ok) throw new Error(asked.sentence)
  const next = withPoints(from, [asked.change])
  if (!next.ok) throw new Error(next.sentence)
  return next.data
}

describe('a cell', () => {
  it('has a name, its number in full, and of a class the classes to choose from', () => {
    expect(nameAt(people, weight)).toBe('weight of Alice')
    expect(textAt(people, weight)).toBe('−2')
    expect(optionsAt(people, weight)).toBeNull()
    expect(nameAt(people, target)).toBe('class of Bob')
    expect(optionsAt(people, target)).toEqual(['0', '1'])
    expect(textAt(people, target)).toBe('0')
  })

  it('takes a number as it is typed, and names and other samples stay', () => {
    const next = datasetOf({ data: changed(data, weight, '−3,5') })
    expect(next.samples[0]).toEqual({ name: 'Alice', input: [-3.5, -1], target: [1] })
    expect(next.samples.slice(1)).toEqual(people.samples.slice(1))
    expect(next.unseen).toEqual(people.unseen)
    expect(next.raw.names).toEqual(['weight', 'height'])
  })

  it('takes another class', () => {
    expect(datasetOf({ data: changed(data, target, '1') }).samples[1].target).toEqual([1])
  })

  it('is changed in the units of the source, whatever the scaling', () => {
    const mass: CellPlace = { part: 'samples', row: 1, column: 1 }
    expect(textAt(datasetOf({ data: masses }), mass)).toBe('3000')
    const next = datasetOf({ data: changed(masses, mass, '5000') })
    expect(textAt(next, mass)).toBe('5000')
    // Mean 2000 and deviation 1000, as before: the other one stays where it was.
    expect(next.samples.map((sample) => sample.target[0])).toEqual([-1, 3])
  })

  it('says what is no number, and what stays', () => {
    const no = { ok: false, sentence: 'Not a number. Still −2.' }
    expect(changeTo(people, weight, 'abc')).toEqual(no)
    expect(changeTo(people, weight, '∞')).toEqual(no)
    expect(changeTo(people, weight, '')).toEqual(no)
  })
})

describe('a row', () => {
  it('is added like the last, and taken away', () => {
    const added = withPoints(data, [anotherRow(people)])
    if (!added.ok) throw new Error(added.sentence)
    const more = datasetOf(added)
    expect(more.samples).toHaveLength(5)
    expect(more.samples[4]).toMatchObject({ input: [-15, -6], target: [1] })
    const place = { part: 'samples', index: 4 } as const
    const gone = withPoints(added.data, [{ type: 'remove', place }])
    if (!gone.ok) throw new Error(gone.sentence)
    expect(datasetOf(gone).samples).toEqual(people.samples)
  })
})

describe('the file of the samples', () => {
  it('has names, inputs, classes and parts', () => {
    const lines = csvText(fileTable(people)).split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['sample,weight,height,class,part', 'Alice,-2,-1,1,training'])
    expect(lines[5]).toBe('Emily,-7,-3,1,test')
  })

  it('is in the units of the source', () => {
    const lines = csvText(fileTable(datasetOf({ data: masses }))).split('\r\n')
    expect(lines).toEqual(['sample,length,mass', 'Row 1,1,1000', 'Row 2,3,3000', ''])
  })
})
