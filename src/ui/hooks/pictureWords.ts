/** What pictures are called, with what they are and what the network says to them. Pure. */
import type { Dataset } from '../../data/dataset.ts'
import { losses, type LossName } from '../../engine/losses.ts'
import type { Sample } from '../../engine/network.ts'

type Names = Pick<Dataset, 'classNames' | 'problem'>

/** From here on a single output says class 1. */
export function thresholdOf(loss: LossName): number {
  return losses[loss].targets === 'signs' ? 0 : 0.5
}

/** Of one output its side of the threshold, else the first largest. */
export function classOf(outputs: ArrayLike<number>, threshold = 0.5): number {
  if (outputs.length === 1) return outputs[0] >= threshold ? 1 : 0
  let best = 0
  for (let o = 1; o < outputs.length; o++) if (outputs[o] > outputs[best]) best = o
  return best
}

export function className({ classNames }: Pick<Dataset, 'classNames'>, one: number): string {
  return classNames[one] ?? `class ${one}`
}

/** "a 4", "an 8", "Ankle boot" */
export function asOne(name: string): string {
  if (!/^\d+$/.test(name)) return name
  return /^(?:8\d*|11|18)$/.test(name) ? `an ${name}` : `a ${name}`
}

/** "Digit 12, a 4, network says 7"; of what is not known nothing is said. */
export function pictureName(dataset: Names, sample: Sample, said: number | null): string {
  const { name = 'Image', target } = sample
  if (dataset.problem !== 'classes') return name
  const answer = said === null ? '' : `, network says ${className(dataset, said)}`
  return `${name}, ${asOne(className(dataset, classOf(target)))}${answer}`
}
