/** What the map says at one place, to read and to hear. */
import type { Dataset } from '../../data/dataset.ts'
import type { Plane } from '../../data/plane.ts'
import { exact, format } from '../format.ts'
import { inputsAt, type Cell, type Meaning } from './meaning.ts'
import type { Point } from './points.ts'

/** "weight −10.1, height 3.05: 0.82, class 1", of the centre of the cell that is pointed at. */
export function reading(
  cell: Cell,
  value: number,
  {
    plane,
    names,
    meaning,
  }: { readonly plane: Plane; readonly names: readonly string[]; readonly meaning: Meaning },
  write: (value: number) => string = format,
): string {
  const place = inputsAt(cell, plane).map((input, i) => `${names[i]} ${write(input)}`)
  const side = value >= meaning.centre ? meaning.high : meaning.low
  const name = meaning.name === undefined ? '' : `${meaning.name} `
  return `${place.join(', ')}: ${name}${write(value)}${meaning.isClasses ? `, ${side}` : ''}`
}

/** "Alice is class 1.", of a point that is met. */
export function pointWords(
  { name, value }: Pick<Point, 'name' | 'value'>,
  { problem, classNames, targetNames }: Dataset,
  write: (value: number) => string = format,
): string {
  return problem === 'classes'
    ? `${name} is ${classNames[value]}.`
    : `${name}: ${targetNames[0] ?? 'value'} ${write(value)}.`
}

/** A round number without needless zeros: 0.5, −7.5, 30; to a hundredth of the size of things around it. */
export function short(value: number, around = value): string {
  const step = Number(`1e${Math.floor(Math.log10(Math.abs(around) || 1)) - 2}`)
  const rounded = Number((Math.round(value / step) * step).toPrecision(3))
  const size = Math.abs(rounded)
  return size === 0 || (size >= 0.001 && size < 10_000) ? exact(rounded) : format(rounded)
}
