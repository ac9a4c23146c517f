/** What is said of the columns of a table and of a choice among them, and which of them are kept. */
import { namesIn } from '../../../data/about.ts'
import { choiceShapes, classesIn } from '../../../data/choice.ts'
import { grouped } from '../../../data/grouped.ts'
import { canBeInput, pictureIn, type Chosen } from '../../../data/choosing.ts'
import { factsOf } from '../../../data/facts.ts'
import type { Column, Table } from '../../../data/table.ts'
import type { NetworkKind } from '../../../experiment/kinds.ts'
import { asGiven } from '../../format.ts'

const SHOWN_CLASSES = 4

/** "Numbers from −2 to 25.", "3 classes: f, m, x." */
export function aboutColumn(column: Column): string {
  if (column.type === 'number') {
    const { least, greatest } = factsOf(column)
    if (least > greatest) return 'No numbers.'
    if (least === greatest) return `Only ${asGiven(least)}.`
    return `Numbers from ${asGiven(least)} to ${asGiven(greatest)}.`
  }
  const { categories } = column
  const shown = categories.slice(0, SHOWN_CLASSES).join(', ')
  const rest = categories.length > SHOWN_CLASSES ? ', …' : '.'
  return `${grouped(categories.length)} ${categories.length === 1 ? 'text' : 'texts'}: ${shown}${rest}`
}

/** "300 rows, 4 inputs, 3 classes." */
export function choiceFacts(table: Table, chosen: Chosen, gaps: number): string {
  if (chosen.windows) {
    return `${grouped(table.rows - gaps)} values in time, ${grouped(chosen.windows.length)} at a time as inputs.`
  }
  const rows = chosen.gaps === 'leaveOut' ? table.rows - gaps : table.rows
  const { input } = choiceShapes(table, chosen)
  const classes = classesIn(table.columns[chosen.target])
  const what = chosen.problem === 'values' ? 'one value' : `${classes?.length ?? 0} classes`
  const picture = pictureIn(table, chosen)
  const inputs = picture
    ? `pictures of ${picture[1]} × ${picture[2]} pixels`
    : `${grouped(input[0])} ${input[0] === 1 ? 'input' : 'inputs'}`
  return `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}, ${inputs}, ${what}.`
}

/** Which kinds of network can read what is chosen, the one made for it first. */
export function kindsIn(table: Table, chosen: Chosen): readonly NetworkKind[] {
  if (chosen.windows) return ['sequence', 'neurons']
  return pictureIn(table, chosen) ? ['images', 'neurons'] : ['neurons']
}

/** The column that names the rows, or the values of a series, as dates do. */
export function namesFor(table: Table, { inputs, target, windows }: Chosen): number | null {
  return namesIn(table, windows ? [target] : [...inputs, target])
}

/** The columns that may be of use later, chosen or not; long texts are left behind. Places follow. */
export function kept(table: Table, chosen: Chosen): { columns: Column[]; chosen: Chosen } {
  const named = namesFor(table, chosen)
  const places = table.columns
    .map((_, place) => place)
    .filter(
      (place) =>
        place === chosen.target ||
        chosen.inputs.includes(place) ||
        canBeInput(table.columns[place]) ||
        place === named,
    )
  const newPlace = new Map(places.map((place, k) => [place, k]))
  const moved = (place: number): number => newPlace.get(place) ?? 0
  return {
    columns: places.map((place) => table.columns[place]),
    chosen: { ...chosen, inputs: chosen.inputs.map(moved), target: moved(chosen.target) },
  }
}
