/** What the data's table shows of a sample: which inputs and outputs have a column, and what counts as right. */
import type { Dataset } from '../../data/dataset.ts'
import { sizeOf } from '../../engine/network.ts'

/** Inputs and outputs that have a column of their own. */
export type Columns = {
  readonly inputs: readonly number[]
  readonly hasMoreInputs: boolean
  readonly outputs: readonly number[]
  readonly hasMoreOutputs: boolean
}

const MOST_INPUTS = 4
const MOST_OUTPUTS = 2

/** All inputs up to four, else the first two; both outputs of two, else the first. */
export function columnsOf(dataset: Dataset): Columns {
  const inputs = sizeOf(dataset.input)
  const outputs = sizeOf(dataset.target)
  const first = (count: number): number[] => Array.from({ length: count }, (_, place) => place)
  return {
    inputs: first(inputs > MOST_INPUTS ? 2 : inputs),
    hasMoreInputs: inputs > MOST_INPUTS,
    outputs: first(outputs > MOST_OUTPUTS ? 1 : outputs),
    hasMoreOutputs: outputs > MOST_OUTPUTS,
  }
}

/** Whether a prediction lies on its class's side of 0.5; at 0.5 it is on that of class 1. */
export function isRight(prediction: number, target: number): boolean {
  return prediction >= 0.5 === target >= 0.5
}

/** "3 of 4 on the right side", over the samples that the predictions belong to. */
export function score(
  predictions: ArrayLike<number>,
  targets: readonly (readonly number[])[],
): string {
  const right = targets.filter(([target], s) => isRight(predictions[s], target)).length
  return `${right.toLocaleString('en-US')} of ${targets.length.toLocaleString('en-US')} on the right side of 0.5`
}
