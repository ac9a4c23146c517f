/** What is said of the columns of a table, and how a choice among them changes. */
import {
  choiceShapes,
  classesIn,
  grouped,
  kindOf,
  MOST_CLASSES,
  type Choice,
} from '../../../data/choice.ts'
import { factsOf } from '../../../data/facts.ts'
import type { WindowSpec } from '../../../data/windows.ts'
import { gapsIn, isConstant, type Column, type Table } from '../../../data/table.ts'
import { asGiven } from '../../format.ts'

/** What a person has chosen of a table; `windows`: the target is read as a series. */
export type Chosen = Choice & { readonly windows: WindowSpec | null }

const SHOWN_CLASSES = 4

/** "Numbers from −2 to 25.", "3 classes: f, m, x." */
export function aboutColumn(column: Column): string {
  if (column.type === 'number') {
    const { least, greatest } = factsOf(column)
    if (least > greatest) return 'No numbers.'
    return `Numbers from ${asGiven(least)} to ${asGiven(greatest)}.`
  }
  const { categories } = column
  const shown = categories.slice(0, SHOWN_CLASSES).join(', ')
  const rest = categories.length > SHOWN_CLASSES ? ', …' : '.'
  return `${grouped(categories.length)} ${categories.length === 1 ? 'text' : 'texts'}: ${shown}${rest}`
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

export function withInput(chosen: Chosen, place: number, isIn: boolean): Chosen {
  const others = chosen.inputs.filter((one) => one !== place)
  return { ...chosen, inputs: isIn ? [...others, place].toSorted(inOrder) : others }
}

function inOrder(one: number, other: number): number {
  return one - other
}

/** How many rows have gaps among what is chosen. */
export function gapsAmong(table: Table, { inputs, target, windows }: Chosen): number {
  return gapsIn(table, windows ? [target] : [...inputs, target])
}

/** "300 rows, 4 inputs, 3 classes." */
export function choiceFacts(table: Table, chosen: Chosen, gaps: number): string {
  if (chosen.windows) {
    return `${grouped(table.rows)} values in time, ${grouped(chosen.windows.length)} at a time as inputs.`
  }
  const rows = chosen.gaps === 'leaveOut' ? table.rows - gaps : table.rows
  const { input } = choiceShapes(table, chosen)
  const classes = classesIn(table.columns[chosen.target])
  const what = chosen.problem === 'values' ? 'one value' : `${classes?.length ?? 0} classes`
  return `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}, ${grouped(input[0])} ${input[0] === 1 ? 'input' : 'inputs'}, ${what}.`
}

/** What keeps a choice from being used, in one sentence. */
export function choiceProblem(table: Table, chosen: Chosen): string | null {
  const target = table.columns[chosen.target]
  if (chosen.windows) return null
  if (chosen.inputs.length === 0) {
    const isNumber = target.type === 'number'
    return `Choose at least one input${isNumber ? ', or read the rows as a series' : ''}.`
  }
  if (kindsFor(target).length === 0) {
    return `‘${target.name}’ has more than ${MOST_CLASSES} classes. Choose another target.`
  }
  return null
}

/** The columns that may be of use later, chosen or not; long texts are left behind. Places follow. */
export function kept(table: Table, chosen: Chosen): { columns: Column[]; chosen: Chosen } {
  const places = table.columns
    .map((_, place) => place)
    .filter(
      (place) =>
        place === chosen.target ||
        chosen.inputs.includes(place) ||
        canBeInput(table.columns[place]),
    )
  const newPlace = new Map(places.map((place, k) => [place, k]))
  const moved = (place: number): number => newPlace.get(place) ?? 0
  return {
    columns: places.map((place) => table.columns[place]),
    chosen: { ...chosen, inputs: chosen.inputs.map(moved), target: moved(chosen.target) },
  }
}
