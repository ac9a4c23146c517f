/** What the drawing calls inputs and outputs by the names of the data, and the room that takes. */
import type { Dataset } from '../../data/dataset.ts'

/** Pixels along each side of the square picture that the inputs are; null where they are none. */
export function pixelSide({ inputNames }: Pick<Dataset, 'inputNames'>): number | null {
  const last = /^row (\d+), column (\d+)$/.exec(inputNames.at(-1) ?? '')
  const side = Number(last?.[1])
  return last && side > 1 && last[1] === last[2] && inputNames.length === side * side ? side : null
}

/** The name of the class that an output of several stands for; empty where it has none of its own. */
export function outputName(
  { problem, classNames, target }: Pick<Dataset, 'problem' | 'classNames' | 'target'>,
  unit: number,
): string {
  const isOneOfSeveral = problem === 'classes' && target[0] > 1
  return isOneOfSeveral ? (ownName(classNames, unit) ?? '') : ''
}

/** A class's name; null where it is only "class 1". */
export function ownName(classNames: readonly string[], one: number): string | null {
  const name = classNames[one]
  return name === undefined || /^class \d+$/.test(name) ? null : name
}

const CHARACTER = 7.5
const MOST_CHARACTERS = 12

/** About how wide a name is, in CSS pixels. */
export function widthOf(name: string): number {
  return Math.ceil(name.length * CHARACTER)
}

/** What names beside outputs may take. */
export function roomFor(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => widthOf(name.slice(0, MOST_CHARACTERS))))
}

/** As much of a name as there is room for. */
export function cut(name: string, room: number): string {
  const most = Math.floor(room / CHARACTER)
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1))}…`
}
