/** A change of one sample in the table, in the units that are shown: what it makes of the data, or in a sentence why not. */
import { encoded } from '../../data/choice.ts'
import type { Dataset } from '../../data/dataset.ts'
import { rawTarget } from '../../experiment/withPoints.ts'
import type { SampleChange } from '../../engine/network.ts'
import { exact, parse } from '../format.ts'
import type { CellPlace } from './cells.ts'
import { classOf, className } from './columns.ts'

/** Of a class its options; null where a number is typed. */
export function optionsAt(dataset: Dataset, { column }: CellPlace): readonly string[] | null {
  const isTarget = column >= dataset.raw.names.length
  if (!isTarget || dataset.problem !== 'classes') return null
  return dataset.classNames.map((_, one) => className(dataset, one))
}

/** What stands in a cell now, as it can be typed; of a class its place. */
export function textAt(dataset: Dataset, { part, row, column }: CellPlace): string {
  const raw = dataset.raw[part][row]
  if (column < raw.length) return exact(raw[column])
  const { target } = dataset[part][row]
  if (dataset.problem === 'classes') return String(classOf(target))
  return exact(rounded(rawTarget(dataset, target)[column - raw.length]))
}

/** What scaling there and back again leaves in the last digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

/** The name of a cell: "weight of Alice". */
export function nameAt(dataset: Dataset, { part, row, column }: CellPlace): string {
  const { raw, targetNames, problem } = dataset
  const target = problem === 'classes' ? 'class' : targetNames[column - raw.names.length]
  return `${raw.names[column] ?? target} of ${dataset[part][row].name ?? 'this row'}`
}

type Read =
  | { readonly ok: true; readonly change: SampleChange }
  | { readonly ok: false; readonly sentence: string }

/** The change that a typed text asks for. */
export function changeTo(dataset: Dataset, place: CellPlace, text: string): Read {
  const { part, row, column } = place
  const input = [...dataset.raw[part][row]]
  const target = rawTarget(dataset, dataset[part][row].target)
  const inputs = input.length
  const set = (next: { input: number[]; target: number[] }): Read => ({
    ok: true,
    change: { type: 'set', place: { part, index: row }, ...next },
  })
  if (column >= inputs && dataset.problem === 'classes') {
    const one = Number(text)
    return set({ input, target: encoded(one, dataset.classNames.length) })
  }
  const value = parse(text)
  if (value === null || !Number.isFinite(value)) {
    return { ok: false, sentence: `Not a number. Still ${textAt(dataset, place)}.` }
  }
  // As JSON has it.
  const plain = value === 0 ? 0 : value
  return column < inputs
    ? set({ input: input.with(column, plain), target })
    : set({ input, target: target.with(column - inputs, plain) })
}

/** One more row like the last, to be changed. */
export function anotherRow(dataset: Dataset): SampleChange {
  const last = dataset.samples.length - 1
  return {
    type: 'add',
    input: dataset.raw.samples[last],
    target: rawTarget(dataset, dataset.samples[last].target),
  }
}
