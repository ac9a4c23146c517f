/** What a sample is, and what the network says to it, in words: classes by their names, values in the units of the data. Pure. */
import type { Dataset } from '../../data/dataset.ts'
import { unscaledOf, type Scaling } from '../../data/scaling.ts'
import type { Sample } from '../../engine/network.ts'
import type { LossName } from '../../engine/losses.ts'
import { asGiven, fixed, format } from '../format.ts'
import { ownName } from './names.ts'

type Told = {
  readonly dataset: Dataset
  readonly training: { readonly loss: LossName }
}

/** What is marked of an answer, and what follows it: "Adelie", ", 1.00 sure". */
export type Answer = { readonly mark: string; readonly rest: string }

/** "is in class 1", "is Adelie", "is a 5", "should give 0.5", "should give mass 3750 g" */
export function wantedOf(dataset: Dataset, { target }: Sample): string {
  if (dataset.problem === 'values') return `should give ${valuesIn(dataset, target, asGiven)}`
  const one = classIn(target)
  const name = ownName(dataset.classNames, one)
  if (name === null) return `is in class ${one}`
  return isNumber(name) ? `is ${articleOf(name)} ${name}` : `is ${name}`
}

/** The target alone: "1", "Adelie", "mass 3750 g". */
export function targetIn(dataset: Dataset, { target }: Sample): string {
  const { problem, classNames } = dataset
  if (problem === 'values') return valuesIn(dataset, target, asGiven)
  const one = classIn(target)
  return ownName(classNames, one) ?? (target.length === 1 ? asGiven(target[0]) : `class ${one}`)
}

/** Of two classes the second is 1, and the first 0 or −1. */
function classIn(target: readonly number[]): number {
  return target.length === 1 ? Number(target[0] > 0) : target.indexOf(1)
}

/** What the network says to the current sample. */
export function answerOf({ dataset, training }: Told, outputs: ArrayLike<number>): Answer {
  const values = Array.from(outputs)
  if (dataset.problem === 'values') {
    const said = valuesIn(dataset, values, fixed)
    // Of a single value the name has just been said
    const mark = values.length === 1 ? said.slice(nameIn(dataset, 0).length) : said
    return { mark, rest: '' }
  }
  const isAlone = values.length === 1
  const one = isAlone ? Number(values[0] >= middleOf(training.loss)) : largestIn(values)
  const name = ownName(dataset.classNames, one)
  if (isAlone && name === null) return { mark: fixed(values[0]), rest: '' }
  const mark = name ?? `class ${one}`
  const [value] = isAlone ? values : [values[one]]
  // Around another middle a number says nothing of how sure it is.
  const isSure = middleOf(training.loss) === 0.5 && isShare(values)
  if (!isSure) return { mark, rest: ` (${fixed(value)})` }
  // A step is never unsure.
  if (isAlone && (value === 0 || value === 1)) return { mark, rest: '' }
  // After a number stands the output itself, as everywhere else: "0 (0.44)".
  if (isNumber(mark)) return { mark, rest: ` (${fixed(value)})` }
  return { mark, rest: `, ${fixed(isAlone && one === 0 ? 1 - value : value)} sure` }
}

export function answerIn(told: Told, outputs: ArrayLike<number>): string {
  const { mark, rest } = answerOf(told, outputs)
  return mark + rest
}

/** An input in the unit of the data, and where that is another one, as the network is shown it. */
export function inputIn({ inputScalings }: Dataset, sample: Sample, unit: number): string {
  const seen = asGiven(sample.input[unit])
  const scaling = inputScalings[unit]
  if (!scaling || isPlain(scaling)) return seen
  return `${asGiven(cleaned(unscaledOf(sample.input[unit], scaling)))}, scaled to ${seen}`
}

/** Only in the unit of the data. */
export function givenInput({ inputScalings }: Dataset, { input }: Sample, unit: number): string {
  return asGiven(cleaned(unscaledOf(input[unit], inputScalings[unit] ?? { shift: 0, divisor: 1 })))
}

/** Outputs for targets −1 and 1 have their middle elsewhere. */
function middleOf(loss: LossName): number {
  return loss === 'hinge' ? 0 : 0.5
}

function largestIn(values: readonly number[]): number {
  return Math.max(
    0,
    values.findIndex((value) => values.every((other) => !(other > value))),
  )
}

/** One share from 0 to 1, or several that are 1 together. */
function isShare(values: readonly number[]): boolean {
  const sum = values.reduce((total, value) => total + value, 0)
  const isWhole = values.length === 1 || Math.abs(sum - 1) < 1e-6
  return isWhole && values.every((value) => value >= 0 && value <= 1)
}

/** The first three, each with its name and unit where it has them. */
function valuesIn(
  { targetNames, targetScalings }: Dataset,
  values: readonly number[],
  plainly: (value: number) => string,
): string {
  return several(
    values.map((value, o) => {
      const scaling = targetScalings[o]
      const isScaled = scaling && !isPlain(scaling)
      const text = isScaled ? rounded(unscaledOf(value, scaling)) : plainly(value)
      return `${nameIn({ targetNames }, o)}${text}${unitIn({ targetNames }, o)}`
    }),
  )
}

/** In units of its own a value has three digits, and all before the point. */
function rounded(value: number): string {
  const near = cleaned(value)
  return Math.abs(near) >= 1000 && Math.abs(near) < 1e6 ? asGiven(Math.round(near)) : format(near)
}

/** Of "mass (g)" what stands before a value; nothing where the name says nothing. */
function nameIn({ targetNames }: Pick<Dataset, 'targetNames'>, o: number): string {
  const [what] = partsOf(targetNames[o])
  return what === '' || /^value( \d+)?$/.test(what) ? '' : `${what} `
}

/** And what stands behind it, on the same line. */
function unitIn({ targetNames }: Pick<Dataset, 'targetNames'>, o: number): string {
  const [, unit] = partsOf(targetNames[o])
  return unit === '' ? '' : `\u00a0${unit}`
}

/** "mass (g)": mass, and g. */
function partsOf(name = ''): [what: string, unit: string] {
  const [, what, unit] = /^(.+) \(([^()]+)\)$/.exec(name) ?? []
  return what === undefined ? [name, ''] : [what, unit]
}

/** The first three of what stands in a row. */
export function several(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ')
  return texts.length > 3 ? `${shown}, …` : shown
}

function isPlain({ shift, divisor }: Scaling): boolean {
  return shift === 0 && divisor === 1
}

/** Scaling to and fro leaves a rest in the last digits. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12))
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name)
}

/** Eight, eleven and eighteen begin with a vowel. */
function articleOf(number: string): string {
  return /^(8\d*|11|18)$/.test(number) ? 'an' : 'a'
}
