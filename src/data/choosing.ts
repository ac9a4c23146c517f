/** How a choice among the columns of a table changes by hand, and what keeps it from being used. */
import { classesIn, kindOf, MOST_CLASSES, type Choice } from './choice.ts'
import { grouped } from './grouped.ts'
import type { Shape } from '../engine/network.ts'
import { canBeSquare, pixelsBeside, squareOf } from './squares.ts'
import { gapsIn, isConstant, valuesIn, type Column, type Table } from './table.ts'
import { windowCount, type WindowSpec } from './windows.ts'

/** What a person has chosen of a table; `windows`: the target is read as a series. */
export type Chosen = Choice & { readonly windows: WindowSpec | null }

/** What a person finds chosen at first: what is proposed, and values without anything beside them as a series. */
export function chosenAtFirst(table: Table, proposal: Choice): Chosen {
  const { inputs, target, problem } = proposal
  const isAlone =
    inputs.length === 0 && problem === 'values' && valuesIn(table, target) >= LEAST_SERIES
  return { ...proposal, windows: isAlone ? windowsFor(table, target) : null }
}

/** Fewer values are hardly a series. */
const LEAST_SERIES = 12

/** Enough of them to learn from are left even of a short series. */
const LONGEST_USUAL = 12

/** How a column is read as a series until a person says otherwise; null: it has too few values. */
export function windowsFor(table: Table, target: number): WindowSpec | null {
  const length = Math.min(LONGEST_USUAL, Math.floor(valuesIn(table, target) / 3))
  return length > 0 ? { length, horizon: 1, predicts: 'level' } : null
}

/** Whether a column can be an input: text only with few enough classes. */
export function canBeInput(column: Column): boolean {
  return !isConstant(column) && (column.type === 'number' || classesIn(column) !== null)
}

/** Which kinds of problem a target may make. */
export function kindsFor(column: Column): readonly Choice['problem'][] {
  const kinds: Choice['problem'][] = []
  if (classesIn(column) !== null) kinds.push('classes')
  if (column.type === 'number') kinds.push('values')
  return kinds
}

/** Another target, with the kind of problem that it most likely is; what it was becomes an input where it can. */
export function withTarget(table: Table, chosen: Chosen, target: number): Chosen {
  const column = table.columns[target]
  const before = chosen.target
  const isNumber = table.columns[before].type === 'number' && !isConstant(table.columns[before])
  const inputs = chosen.inputs.filter((place) => place !== target)
  const kinds = kindsFor(column)
  const likely = kindOf(column)
  return {
    ...chosen,
    target,
    inputs: isNumber && before !== target ? [...inputs, before].toSorted(inOrder) : inputs,
    problem: kinds.includes(likely) ? likely : (kinds[0] ?? 'values'),
    windows: column.type === 'number' ? chosen.windows : null,
  }
}

/** The pictures that the inputs are, if they are any. */
export function pictureIn({ columns }: Table, { inputs, windows, pictures }: Chosen): Shape | null {
  if (windows) return null
  return squareOf(
    inputs.map((place) => columns[place]),
    pictures,
  )
}

/** Whether the inputs, or all numbers beside the target, may be taken for pictures. */
export function canBePictures(table: Table, chosen: Chosen): boolean {
  return chosen.windows === null && pixelsFor(table, chosen) !== null
}

/** Taken for pictures the inputs are all of the pixels, also those that never have ink; else only what varies. */
export function withPictures(table: Table, chosen: Chosen, pictures: boolean): Chosen {
  const inputs = pictures
    ? (pixelsFor(table, chosen) ?? chosen.inputs)
    : chosen.inputs.filter((place) => canBeInput(table.columns[place]))
  return { ...chosen, inputs, pictures }
}

function pixelsFor({ columns }: Table, { inputs, target }: Chosen): readonly number[] | null {
  const areNumbers = inputs.every((place) => columns[place].type === 'number')
  const all = [...pixelsBeside(columns, target), ...(areNumbers ? [inputs] : [])]
  return all.find(({ length }) => canBeSquare(length)) ?? null
}

export function withInput(chosen: Chosen, place: number, isIn: boolean): Chosen {
  return { ...chosen, inputs: inputsWith(chosen.inputs, place, isIn) }
}

export function inputsWith(inputs: readonly number[], place: number, isIn: boolean): number[] {
  const others = inputs.filter((one) => one !== place)
  return isIn ? [...others, place].toSorted(inOrder) : others
}

function inOrder(one: number, other: number): number {
  return one - other
}

/** How many rows have gaps among what is chosen. */
export function gapsAmong(table: Table, { inputs, target, windows }: Chosen): number {
  return gapsIn(table, windows ? [target] : [...inputs, target])
}

/** What keeps a choice from being used, in one sentence. */
export function choiceProblem(table: Table, chosen: Chosen): string | null {
  const target = table.columns[chosen.target]
  if (chosen.windows) {
    const values = valuesIn(table, chosen.target)
    const isWhole = windowCount(chosen.windows, values) > 0
    return isWhole ? null : `A window does not fit on ${grouped(values)} values. Make it shorter.`
  }
  if (chosen.inputs.length === 0) {
    const isNumber = windowsFor(table, chosen.target) !== null && target.type === 'number'
    return `Choose at least one input${isNumber ? ', or read the rows as a series' : ''}.`
  }
  if (kindsFor(target).length === 0) {
    return `‘${target.name}’ has more than ${MOST_CLASSES} classes. Choose another target.`
  }
  return null
}
