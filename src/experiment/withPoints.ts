/**
 * Data with samples added, moved or removed by hand. Whatever the source was, the samples then stand in
 * the document, in their own units and with their names; features and scaling stay as they were set.
 */
import type { Dataset } from '../data/dataset.ts'
import { unscaledOf } from '../data/scale.ts'
import { prepare } from '../data/prepare.ts'
import type { DataSource, DataSpec } from '../data/source.ts'
import { sizeOf, type Sample, type SampleChange } from '../engine/network.ts'
import { changeBy } from './dataAfter.ts'
import { limits } from './limits.ts'

type Changed =
  | { readonly ok: true; readonly data: DataSpec }
  | { readonly ok: false; readonly sentence: string }

/** The samples of a data set as a document holds them. */
export function asSamples(data: DataSpec, dataset: Dataset): DataSpec {
  const { samples, unseen, raw, problem, classNames, targetNames } = dataset
  const isRaw = dataset.targetScalings.every(({ shift, divisor }) => shift === 0 && divisor === 1)
  const rawSamples = (part: 'samples' | 'unseen'): Sample[] =>
    (part === 'samples' ? samples : unseen).map((sample, index) => {
      const { name = '', input, target } = sample
      // One of many thousands is changed: those that are as they were need no others in their place.
      const isAsItIs = isRaw && input === raw[part][index] && name.length <= limits.name
      if (isAsItIs) return sample
      return {
        name: name.slice(0, limits.name),
        input: raw[part][index],
        target: rawTarget(dataset, target),
      }
    })
  return {
    ...data,
    // They have been split already.
    test: { type: 'none' },
    source: {
      type: 'samples',
      input: [raw.names.length],
      target: dataset.target,
      samples: rawSamples('samples'),
      unseen: rawSamples('unseen'),
      inputNames: raw.names,
      ...(problem === 'classes' ? { classNames } : { targetNames }),
    },
  }
}

/** A target in the units of the source. */
export function rawTarget(
  { targetScalings }: Pick<Dataset, 'targetScalings'>,
  target: readonly number[],
): number[] {
  return target.map((value, o) => unscaledOf(value, targetScalings[o]))
}

/**
 * One change after the other. Refuses with a sentence what does not fit, what would leave nothing to
 * learn from, and what is too much.
 */
export function withPoints(data: DataSpec, changes: readonly SampleChange[]): Changed {
  const whole = isPinned(data) ? data : asSamples(data, prepare(data))
  const { source } = whole
  if (source.type !== 'samples') throw new Error('Samples are samples.')
  const parts: Parts = { samples: [...source.samples], unseen: [...(source.unseen ?? [])] }
  for (const change of changes) {
    const sentence = changeProblem(change, parts, source)
    if (sentence !== null) return { ok: false, sentence }
    make(change, parts)
  }
  return { ok: true, data: { ...whole, source: { ...source, ...parts } } }
}

changeBy((data, changes) => {
  const changed = withPoints(data, changes)
  if (!changed.ok) throw new RangeError(changed.sentence)
  return changed.data
})

type Samples = DataSource & { readonly type: 'samples' }
type Parts = { readonly samples: Sample[]; readonly unseen: Sample[] }

/** Whether the samples stand in the document already, with all names that they are to keep. */
function isPinned({ source, test }: DataSpec): boolean {
  if (source.type !== 'samples' || test.type !== 'none' || !source.inputNames) return false
  if (!source.classNames && !source.targetNames) return false
  return [...source.samples, ...(source.unseen ?? [])].every(({ name }) => name !== undefined)
}

function changeProblem(change: SampleChange, parts: Parts, source: Samples): string | null {
  if (change.type !== 'add') {
    const { part, index } = change.place
    const { length } = parts[part]
    if (index >= length) return `There is no sample ${index + 1} to change; there are ${length}.`
  }
  if (change.type === 'remove') {
    const isLast = change.place.part === 'samples' && parts.samples.length === 1
    return isLast ? 'The last sample stays: there must be one to learn from.' : null
  }
  if (change.type === 'add' && parts.samples.length >= limits.samples) {
    const most = limits.samples.toLocaleString('en-US')
    return `There are ${most} samples already; no more fit.`
  }
  for (const side of ['input', 'target'] as const) {
    const size = sizeOf(source[side])
    if (change[side].length === size) continue
    return `A sample has ${change[side].length} ${side} values; ${size} would fit.`
  }
  if (!source.classNames) return null
  const { target } = change
  const isClass =
    target.every((value) => value === 0 || value === 1) &&
    (target.length === 1 || target.filter((value) => value === 1).length === 1)
  return isClass ? null : 'The sample is of no class; one 1 among zeros is.'
}

function make(change: SampleChange, parts: Parts): void {
  switch (change.type) {
    case 'add': {
      const { input, target } = change
      parts.samples.push({ name: nameFor([...parts.samples, ...parts.unseen]), input, target })
      break
    }
    case 'set': {
      const { place, input, target } = change
      const { name = '' } = parts[place.part][place.index]
      parts[place.part][place.index] = { name, input, target }
      break
    }
    case 'remove':
      parts[change.place.part].splice(change.place.index, 1)
  }
}

/** "Point 5", or the next one that is free. */
function nameFor(all: readonly Sample[]): string {
  const taken = new Set(all.map(({ name }) => name))
  let count = all.length + 1
  while (taken.has(`Point ${count}`)) count++
  return `Point ${count}`
}
