/** What the data's table shows of a sample: which columns it has, what stands in them, and what counts as right. */
import type { Dataset } from '../../data/dataset.ts'
import { unscaledOf } from '../../data/scaling.ts'
import { sizeOf } from '../../engine/network.ts'
import { asGiven, format } from '../format.ts'

/** 'given': in the units of the source; 'seen': the numbers that the network is shown. */
export type Units = 'given' | 'seen'

export type Part = 'samples' | 'unseen'

export type Columns = {
  readonly units: Units
  /** Of inputs that have a column each; none where they are a picture. */
  readonly inputNames: readonly string[]
  /** Pixels along each side of the picture that the inputs are; null where they are none. */
  readonly side: number | null
  /** Of values one each; of classes the one that says which. */
  readonly targets: number
  readonly isClasses: boolean
  /** Windows on a series: what came next, what the network said of it and what "next = last" did, instead of inputs. */
  readonly isSeries: boolean
  /** Too much to see at once: what the network says stands before the inputs. */
  readonly isWide: boolean
  /** What the samples' names count, "Row 12": then the head says it, and the rows their numbers; null: they are names. */
  readonly counted: string | null
}

/** Pixels that the rail has for a table. */
const ROOM = 288
/** Of a letter and of what is around a text, of a number in four digits, of a share with its mark, of a loss. */
const LETTER = 7.2
const AROUND = 5
const NUMBER = 45
const SHARE = 46
const LOSS = 58
/** As the stylesheet has them: a name of a sample, and one of a column, in several lines. */
const MOST_NAME = 96
const MOST_HEAD = 72
/** As many names as can be on a page. */
const LOOKED_AT = 50

export function columnsOf(dataset: Dataset, units: Units, isEditing = false): Columns {
  const isClasses = dataset.problem === 'classes'
  // Its values stand in the windows of many samples: they are seen on the stage.
  const isSeries = dataset.series !== null && !isEditing
  const side = sideOf(dataset)
  const names = units === 'given' ? dataset.raw.names : dataset.inputNames
  const counted = dataset.series === null ? countedIn(dataset.samples[0]?.name) : null
  return {
    units,
    inputNames: side === null && !isSeries ? names : [],
    side,
    targets: isClasses ? 1 : sizeOf(dataset.target),
    isClasses,
    isSeries,
    isWide: side === null && !isSeries && widthOf(dataset, names, counted !== null) > ROOM,
    counted,
  }
}

/** "Row" of "Row 12". */
function countedIn(name: string | undefined): string | null {
  return /^(\p{L}+) \d+$/u.exec(name ?? '')?.[1] ?? null
}

/** How wide a table is that shows everything: by names alone, so that no number that is typed turns it around. */
function widthOf(dataset: Dataset, inputs: readonly string[], isCounted: boolean): number {
  const { classNames, problem, samples, target } = dataset
  const isClasses = problem === 'classes'
  const name = longest(samples.slice(0, LOOKED_AT).map((sample) => sample.name ?? ''))
  const ofClass = longest(classNames.map((_, one) => className(dataset, one)))
  const said = isClasses && classNames.length > 2 ? SHARE + ofClass * LETTER : SHARE
  const told = isClasses ? ofClass * LETTER + AROUND : NUMBER
  return (
    (isCounted ? NUMBER - AROUND : Math.min(MOST_NAME, name * LETTER) + 2 * AROUND) +
    inputs.reduce((sum, input) => sum + headWidth(input), 0) +
    (told + said) * (isClasses ? 1 : sizeOf(target)) +
    LOSS
  )
}

/** A column of numbers under a name that breaks between its words. */
function headWidth(name: string): number {
  return Math.max(NUMBER, Math.min(MOST_HEAD, longest(name.split(/\s+/)) * LETTER) + AROUND)
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0)
}

/** Whether what a person reads and what the network sees differ. */
export function hasTwoUnits({
  inputScalings,
  targetScalings,
  features,
  problem,
}: Dataset): boolean {
  // How two classes are coded is no unit.
  const targets = problem === 'values' ? targetScalings : []
  return (
    features.length > 0 ||
    [...inputScalings, ...targets].some(({ shift, divisor }) => shift !== 0 || divisor !== 1)
  )
}

/** "row 8, column 8" is the last of the pixels of a square picture. */
function sideOf({ raw: { names } }: Dataset): number | null {
  const last = /^row (\d+), column (\d+)$/.exec(names.at(-1) ?? '')
  const side = Number(last?.[1])
  return side > 1 && names.length === side * side ? side : null
}

export function inputOf(
  dataset: Dataset,
  part: Part,
  row: number,
  units: Units,
): readonly number[] {
  return units === 'given' ? dataset.raw[part][row] : dataset[part][row].input
}

const SMALLEST = 0.001

/** As it was given, if that is short; one digit of what is nearly nothing, which would be the widest text of its column. */
export function inCell(value: number): string {
  const text = asGiven(value)
  return Math.abs(value) < SMALLEST && text.includes('×') ? format(value, 1) : text
}

/** A value of the target, or of what the network says to it. */
export function inUnits(dataset: Dataset, o: number, value: number, units: Units): number {
  const isScaled = dataset.problem === 'values' && units === 'given'
  return isScaled ? unscaledOf(value, dataset.targetScalings[o]) : value
}

/** What stands in a column of the target. */
export function targetText(
  dataset: Dataset,
  part: Part,
  row: number,
  o: number,
  units: Units,
): string {
  const { target } = dataset[part][row]
  if (dataset.problem === 'classes') return className(dataset, classOf(target))
  return inCell(inUnits(dataset, o, target[o], units))
}

/** What "next = last" says of a window's target. */
export function naiveText(
  { naive, ...dataset }: Dataset,
  part: Part,
  row: number,
  units: Units,
): string {
  return naive ? inCell(inUnits({ ...dataset, naive }, 0, naive[part][row], units)) : ''
}

/** A class by its name; "class 1" is 1. */
export function className({ classNames }: Pick<Dataset, 'classNames'>, one: number): string {
  return (classNames[one] ?? String(one)).replace(/^class (?=\d+$)/, '')
}

export function classOf(target: readonly number[]): number {
  return target.length === 1 ? (target[0] >= 0.5 ? 1 : 0) : target.indexOf(1)
}

/** The class that the network says: the side of the middle, where the middle is class 1, or the first largest output. */
export function saidClass(
  predictions: ArrayLike<number>,
  at: number,
  outputs: number,
  middle = 0.5,
): number {
  if (outputs === 1) return predictions[at] >= middle ? 1 : 0
  let best = 0
  for (let o = 1; o < outputs; o++) if (predictions[at + o] > predictions[at + best]) best = o
  return best
}

/** "3 of 4 on the right side of 0.5" (or whatever the middle is), "120 of 150 right", over the samples that the predictions belong to. */
export function score(
  predictions: ArrayLike<number>,
  targets: readonly (readonly number[])[],
  middle = 0.5,
): string {
  const outputs = targets[0]?.length ?? 1
  const right = targets.filter(
    (target, s) => saidClass(predictions, s * outputs, outputs, middle) === classOf(target),
  ).length
  const of = `${right.toLocaleString('en-US')} of ${targets.length.toLocaleString('en-US')}`
  return outputs === 1 ? `${of} on the right side of ${middle}` : `${of} right`
}
