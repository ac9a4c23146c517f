/**
 * Data with a sample added, moved or removed by hand. Whatever the source was, the samples then stand in
 * the document, in their own units and with their names; features and scaling stay as they were set.
 */
import type { Dataset } from '../data/dataset.ts'
import { unscaledOf } from '../data/scale.ts'
import type { DataSpec } from '../data/source.ts'
import type { Sample } from '../engine/network.ts'
import { limits } from './limits.ts'

/** Where a sample stands: among those trained on, or among the others. */
export type SamplePlace = { readonly part: 'samples' | 'unseen'; readonly index: number }

/** Inputs and targets are raw: in the units of the source. */
export type SampleChange =
  | { readonly type: 'add'; readonly input: readonly number[]; readonly target: readonly number[] }
  | {
      readonly type: 'set'
      readonly place: SamplePlace
      readonly input: readonly number[]
      readonly target: readonly number[]
    }
  | { readonly type: 'remove'; readonly place: SamplePlace }

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

/** `dataset` is what `data` makes. Refuses what would leave nothing to learn from, or is too much, with a sentence. */
export function withPoint(data: DataSpec, dataset: Dataset, change: SampleChange): Changed {
  const whole = asSamples(data, dataset)
  const { source } = whole
  if (source.type !== 'samples') throw new Error('Samples are samples.')
  const parts = { samples: [...source.samples], unseen: [...(source.unseen ?? [])] }
  switch (change.type) {
    case 'add': {
      if (parts.samples.length >= limits.samples) {
        const most = limits.samples.toLocaleString('en-US')
        return { ok: false, sentence: `There are ${most} samples already; no more fit.` }
      }
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
    case 'remove': {
      const { part, index } = change.place
      if (part === 'samples' && parts.samples.length === 1) {
        return { ok: false, sentence: 'The last sample stays: there must be one to learn from.' }
      }
      parts[part].splice(index, 1)
      break
    }
  }
  return { ok: true, data: { ...whole, source: { ...source, ...parts } } }
}

/** "Point 5", or the next one that is free. */
function nameFor(all: readonly Sample[]): string {
  const taken = new Set(all.map(({ name }) => name))
  let count = all.length + 1
  while (taken.has(`Point ${count}`)) count++
  return `Point ${count}`
}
