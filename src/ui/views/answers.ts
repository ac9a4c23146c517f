/** What outputs mean: the class that they name, values in the units of the data, and both in words. Pure. */
import type { Dataset } from '../../data/dataset.ts'
import { unscaledOf } from '../../data/scaling.ts'
import type { Sample } from '../../engine/network.ts'
import { asGiven, format } from '../format.ts'
import { classOf, className, thresholdOf } from '../hooks/pictureWords.ts'
import type { Part } from './Part.tsx'

type Names = Pick<Dataset, 'problem' | 'classNames'>
type Units = Pick<Dataset, 'targetScalings'>

export { classOf, className, thresholdOf }

/** In the unit of the data. */
export function inUnits({ targetScalings }: Units, values: readonly number[]): number[] {
  return values.map((value, o) => unscaledOf(value, targetScalings[o]))
}

/** "Gentoo", or "4,210" in grams. */
export function answerWords(
  dataset: Names & Units,
  outputs: readonly number[],
  threshold: number,
): string {
  if (dataset.problem === 'classes') return className(dataset, classOf(outputs, threshold))
  return severalOf(inUnits(dataset, outputs).map((value) => format(value)))
}

export function targetWords(
  dataset: Names & Units,
  target: readonly number[],
  threshold: number,
): string {
  if (dataset.problem === 'classes') return className(dataset, classOf(target, threshold))
  return severalOf(inUnits(dataset, target).map((value) => asGiven(cleaned(value))))
}

/** Scaling to and fro leaves a rest in the last digits. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12))
}

const MOST = 3

function severalOf(texts: readonly string[]): string {
  return texts.slice(0, MOST).join(', ') + (texts.length > MOST ? ', …' : '')
}

export function sampleOf({ samples, unseen }: Dataset, part: Part, place: number): Sample | null {
  return (part === 'all' ? samples : unseen)[place] ?? null
}

/** As the source has it. */
export function rawOf({ raw }: Dataset, part: Part, place: number): readonly number[] {
  return (part === 'all' ? raw.samples : raw.unseen)[place] ?? []
}

export function sampleName({ name }: Sample, place: number): string {
  return name ?? `Sample ${(place + 1).toLocaleString('en-US')}`
}

/** What errors in scaled targets are to be multiplied with; null where the targets have several units. */
export function unitOf({ targetScalings }: Units): number | null {
  const [first] = targetScalings
  if (!first) return 1
  const isOne = targetScalings.every(({ divisor }) => divisor === first.divisor)
  return isOne ? Math.abs(first.divisor) : null
}
