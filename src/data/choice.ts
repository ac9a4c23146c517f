/**
 * Which columns of a table are inputs, which is the target and what kind of problem that makes:
 * proposed, remarked on, and turned into rows of numbers. Gaps stay gaps here (NaN); filling them is
 * left to `prepare.ts`, which knows the training part.
 */
import type { Shape } from '../engine/network.ts'
import { namesIn, partIn } from './about.ts'
import { factsOf, MOST_FEW } from './facts.ts'
import { grouped } from './grouped.ts'
import { rowsInPiece, toEnd, type Pieces } from './pieces.ts'
import type { Rows } from './rows.ts'
import { pixelsBeside, squareOf } from './squares.ts'
import {
  cellText,
  distinct,
  gapsByRow,
  gapsIn,
  isConstant,
  isCounter,
  isSameColumn,
  type Column,
  type Table,
} from './table.ts'

export type Choice = {
  /** Places of columns. */
  readonly inputs: readonly number[]
  readonly target: number
  readonly problem: 'classes' | 'values'
  /** Rows with gaps among the inputs are left out, or filled with the column's mean over the training part. A row without a target is always left out. */
  readonly gaps: 'leaveOut' | 'fill'
  /** Whether the inputs are the pixels of square pictures; left out: as their names and values tell. */
  readonly pictures?: boolean
}

/** What a person should know of a table before it is used; `column` is the place it is about. */
export type Remark = {
  readonly type: 'gaps' | 'text' | 'constant' | 'duplicate' | 'counter' | 'oneClass' | 'noRows'
  readonly column: number | null
  readonly sentence: string
}

/** Outputs are neurons, of which a layer has so many at most. */
export const MOST_CLASSES = MOST_FEW

/** More categories than these are rather names than classes. */
const MOST_PROPOSED = 20
const MOST_PROPOSED_INPUTS = 64

/** The classes of a target column, as texts: categories as they are listed, numbers from the smallest; null when there are too many. */
export function classesIn(column: Column): readonly string[] | null {
  if (column.type === 'category') {
    return column.categories.length <= MOST_CLASSES ? column.categories : null
  }
  const texts = distinct(column, MOST_CLASSES)
  return texts && texts.toSorted((one, other) => Number(one) - Number(other))
}

/** How many outputs so many classes need: one for two, else one each. */
export function outputsFor(classes: number): number {
  return classes <= 2 ? 1 : classes
}

/** Target values of a class: 0 or 1 for two classes, else a 1 at its place. */
export function encoded(one: number, classes: number): number[] {
  if (classes <= 2) return [one]
  return Array.from({ length: classes }, (_, k) => (k === one ? 1 : 0))
}

/** How many numbers a column gives as an input: categories one each, two of them one together. */
function widthOf(column: Column): number {
  return column.type === 'number' ? 1 : outputsFor(column.categories.length)
}

/** Shapes of a chosen table's samples, known before any is made. */
export function choiceShapes(
  { columns }: Table,
  { inputs, target, problem }: Choice,
): { readonly input: Shape; readonly target: Shape } {
  const width = inputs.reduce((sum, place) => sum + widthOf(columns[place]), 0)
  const classes = problem === 'classes' ? (classesIn(columns[target])?.length ?? 1) : 1
  return { input: [width], target: [outputsFor(classes)] }
}

/** The rows of a table as numbers. Throws when the target has too many classes. */
export function rowsOf(table: Table, choice: Choice): Rows {
  return toEnd(rowsInPieces(table, choice))
}

/** The same in pieces, for tables of many rows: yields how much is done, from 0 to 1. */
export function* rowsInPieces(table: Table, choice: Choice): Pieces<Rows> {
  const target = table.columns[choice.target]
  const parts = choice.inputs.map((place) => table.columns[place])
  const classes = choice.problem === 'classes' ? classesIn(target) : []
  if (classes === null) throw new RangeError(`“${target.name}” has too many classes.`)
  const codeOf = new Map(classes.map((text, code) => [text, code]))
  const named = namesIn(table, [...choice.inputs, choice.target])
  const isOut = gapsByRow(table, choice.gaps === 'leaveOut' ? [...parts, target] : [target])
  const width = parts.reduce((sum, column) => sum + widthOf(column), 0)
  const piece = rowsInPiece(width)

  const inputs: number[][] = []
  const targets: number[][] = []
  const names: string[] = []
  const places: number[] = []
  for (let row = 0; row < table.rows; row++) {
    if (row % piece === piece - 1) yield row / table.rows
    if (isOut[row] === 1) continue
    const numbers: number[] = []
    for (const column of parts) addNumbers(column, row, numbers)
    inputs.push(numbers)
    targets.push(
      target.type === 'number' && choice.problem === 'values'
        ? [target.values[row]]
        : encoded(codeOf.get(cellText(target, row)) ?? 0, classes.length),
    )
    names.push((named !== null && cellText(table.columns[named], row)) || `Row ${row + 1}`)
    places.push(row)
  }
  return {
    inputNames: parts.flatMap(inputNamesOf),
    targetNames: choice.problem === 'classes' ? [] : [target.name],
    problem: choice.problem,
    classNames: classes,
    inputs,
    targets,
    names,
    places,
  }
}

function addNumbers(column: Column, row: number, to: number[]): void {
  if (column.type === 'number') {
    to.push(column.values[row])
    return
  }
  const { codes, categories } = column
  if (codes[row] >= 0) to.push(...encoded(codes[row], categories.length))
  else for (let k = 0; k < widthOf(column); k++) to.push(NaN)
}

function inputNamesOf(column: Column): string[] {
  if (column.type === 'number') return [column.name]
  const shown = column.categories.length <= 2 ? column.categories.slice(-1) : column.categories
  return shown.map((category) => `${column.name} = ${category}`)
}

const USUAL_TARGETS = new Set(['target', 'class', 'label', 'digit', 'outcome', 'species'])

/** What a table is most likely meant for; null when nothing in it varies. */
export function proposalOf(table: Table): Choice | null {
  const picture = pictureProposal(table)
  if (picture) return picture
  const usable = table.columns.map((column) => !isConstant(column))
  const isTarget = (place: number): boolean => {
    const column = table.columns[place]
    return usable[place] && (column.type === 'number' || column.categories.length <= MOST_PROPOSED)
  }
  const part = partIn(table)
  const places = table.columns
    .map((_, place) => place)
    .filter((place) => place !== part && isTarget(place))
  const target =
    places.find((place) => isCalledTarget(table.columns[place])) ??
    places.find((place) => isAnswer(table.columns, place)) ??
    places.at(-1)
  if (target === undefined) return null
  const out = new Set(remarksOn(table).map(({ column }) => column))
  const others = places.filter((place) => place !== target)
  const numbers = others
    .filter((place) => !out.has(place) && table.columns[place].type === 'number')
    .slice(0, MOST_PROPOSED_INPUTS)
  const inputs = numbers.length > 0 ? numbers : others.filter((place) => areKinds(table, place))
  return { inputs, target, problem: kindOf(table.columns[target]), gaps: 'leaveOut' }
}

/** Texts that come again and again, as those of a table of weathers and moods do. */
function areKinds({ columns, rows }: Table, place: number): boolean {
  const column = columns[place]
  return column.type === 'category' && 2 * column.categories.length <= rows
}

/** Of a table of pictures: all numbers but the label are pixels, also those that never have ink; null for any other table. */
function pictureProposal({ columns }: Table): Choice | null {
  const target = labelIn(columns)
  if (target === null) return null
  const inputs = pixelsBeside(columns, target).find((places) =>
    squareOf(places.map((place) => columns[place])),
  )
  if (!inputs) return null
  const label = columns[target]
  const isClass =
    classesIn(label) !== null && (label.type === 'category' || factsOf(label).areWhole)
  return { inputs, target, problem: isClass ? 'classes' : 'values', gaps: 'leaveOut' }
}

/** The column called a target, else the first or the last one, whichever has fewer values: pixels have more. */
function labelIn(columns: readonly Column[]): number | null {
  const named = columns.findIndex((column) => isCalledTarget(column) && !isConstant(column))
  if (named >= 0) return named
  const values = (place: number): number => factsOf(columns[place]).few?.length ?? Infinity
  const ends = [columns.length - 1, 0].filter(
    (place) => columns[place] && !isConstant(columns[place]),
  )
  return ends.toSorted((one, other) => values(one) - values(other))[0] ?? null
}

/** "y" is what is learnt from x₁, x₂ …; beside an "x" it may as well be the other side of a plane. */
function isAnswer(columns: readonly Column[], place: number): boolean {
  const isCalled = (name: string) => (column: Column) => column.name.toLowerCase() === name
  return isCalled('y')(columns[place]) && !columns.some(isCalled('x'))
}

function isCalledTarget({ name }: Column): boolean {
  return USUAL_TARGETS.has(name.toLowerCase())
}

/** Categories are classes, and so are few whole numbers that come again and again. */
export function kindOf(column: Column): 'classes' | 'values' {
  if (column.type === 'category') return 'classes'
  const texts = distinct(column, 10)
  const isFew =
    texts !== null && (isCalledTarget(column) || column.values.length >= 3 * texts.length)
  return isFew && texts.every((text) => Number.isInteger(Number(text))) ? 'classes' : 'values'
}

/** What stands out in a table, column by column; for a choice also what it makes pointless. */
export function remarksOn(table: Table, choice: Choice | null = null): Remark[] {
  const { columns, rows } = table
  if (rows === 0) return [{ type: 'noRows', column: null, sentence: 'This table has no rows.' }]
  const remarks: Remark[] = []
  const say = (type: Remark['type'], column: number | null, sentence: string): void => {
    remarks.push({ type, column, sentence })
  }
  const chosen = choice ? [...choice.inputs, choice.target] : columns.map((_, place) => place)
  const gaps = gapsIn(table, chosen)
  if (gaps > 0) say('gaps', null, `${grouped(gaps)} of ${grouped(rows)} rows have gaps.`)

  const pixels = new Set(pictureProposal(table)?.inputs)
  columns.forEach((column, place) => {
    const name = `‘${column.name}’`
    if (place === choice?.target) {
      const sentence = pointlessIn(table, choice)
      if (sentence !== null) say('oneClass', place, sentence)
      return
    }
    // A pixel may well be like another one, or never have ink.
    if (pixels.has(place)) return
    if (isConstant(column)) {
      say('constant', place, `${name} never changes: left out.`)
      return
    }
    const twin = columns.findIndex((other, k) => k < place && isSameColumn(column, other))
    if (twin >= 0) {
      say('duplicate', place, `${name} is the same as ‘${columns[twin].name}’: left out.`)
    } else if (isCounter(column)) say('counter', place, `${name} counts the rows: left out.`)
    else if (column.type === 'category' && !choice?.inputs.includes(place)) {
      say('text', place, `${name} is text: ignored.`)
    }
  })
  return remarks
}

/** Why there is nothing to learn from a target that never changes; null when it does. */
export function pointlessIn({ columns }: Table, { target, problem }: Choice): string | null {
  if (!isConstant(columns[target])) return null
  const only = distinct(columns[target], 1)?.[0] ?? 'nothing'
  const what = problem === 'classes' ? 'class' : 'value'
  return `Every row has ${what} ${only}. The network can only learn to say ${only}.`
}
