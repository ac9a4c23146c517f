/** The plane of a data set's two raw inputs, in cells, and what a network makes of it unit by unit. Changes nothing. */
import type { Dataset } from '../data/dataset.ts'
import { lineOf, planeOf, type Plane } from '../data/plane.ts'
import { inputOf } from '../data/features.ts'
import { createEvaluator, type Probe } from '../engine/evaluate.ts'
import { sizeOf } from '../engine/network.ts'
import type { Question } from '../engine/slopes.ts'

/** What the network is shown at the cells' centres, side² × inputs, row by row from the top left. */
export function cellsOf(
  { left, right, bottom, top }: Plane,
  dataset: Dataset,
  side: number,
): Float64Array {
  const inputs = sizeOf(dataset.input)
  const cells = new Float64Array(side * side * inputs)
  for (let row = 0, place = 0; row < side; row++) {
    for (let column = 0; column < side; column++, place += inputs) {
      const x = left + ((column + 0.5) / side) * (right - left)
      const y = top - ((row + 0.5) / side) * (top - bottom)
      cells.set(inputOf(dataset, [x, y]), place)
    }
  }
  return cells
}

/** So many raw inputs from end to end, both included. */
function alongLine({ left, right }: Pick<Plane, 'left' | 'right'>, count: number): number[] {
  const last = Math.max(1, count - 1)
  return Array.from({ length: count }, (_, place) => left + (place / last) * (right - left))
}

/**
 * Every unit's output over the plane, for each of the layers side² × units; over one raw input side × units,
 * from end to end. Null where the data have more inputs.
 */
export function* mapped(
  { network, loss, parameters }: Question,
  dataset: Dataset,
  { layers, side }: { readonly layers: readonly number[]; readonly side: number },
): Probe<Float64Array[] | null> {
  const plane = planeOf(dataset)
  const line = lineOf(dataset)
  const cells = plane
    ? cellsOf(plane, dataset, side)
    : line && Float64Array.from(alongLine(line, side).flatMap((x) => inputOf(dataset, [x])))
  if (!cells) return null
  return yield* createEvaluator(network, loss).answering(parameters, cells, layers)
}
