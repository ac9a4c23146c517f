/**
 * Data with samples added, moved or removed by hand. A series stays one as long as only its values
 * change. Whatever else the source was, the samples then stand in the document, in their own units and with their names; features stay as they were set and scaling
 * as it was fitted, so that no other sample moves, and what the network is shown need not be made anew.
 */
import type { Dataset } from '../data/dataset.ts'
import { inputOf } from '../data/features.ts'
import { mapped, toEnd, type Pieces } from '../data/pieces.ts'
import { imageShapeOf } from '../data/pictures.ts'
import { spansOf, type Span } from '../data/plane.ts'
import { scaled, unscaledOf } from '../data/scaling.ts'
import { knowPrepared, prepare } from '../data/prepare.ts'
import type { DataSource, DataSpec } from '../data/source.ts'
import { knowLike } from '../engine/fitSamples.ts'
import { sizeOf, type Sample, type SampleChange, type SamplePlace } from '../engine/network.ts'
import { changeBy } from './dataAfter.ts'
import { editedSeries } from './editedSeries.ts'
import { limits } from './limits.ts'
import { datasetWith, isSetting, valuesAfter, valuesSet, type Setting } from './setSeries.ts'

type Changed =
  | { readonly ok: true; readonly data: DataSpec }
  | { readonly ok: false; readonly sentence: string }

/** The samples of a data set as a document holds them. */
export function asSamples(data: DataSpec, dataset: Dataset): DataSpec {
  return toEnd(pinning(data, dataset))
}

/** The same in pieces; afterwards changes are made at once. */
function* pinning(data: DataSpec, dataset = prepare(data)): Pieces<DataSpec> {
  const known = pinned.get(data)
  if (known) return known
  const { raw, problem, classNames, targetNames } = dataset
  const made: DataSpec = {
    ...data,
    // They have been split already.
    test: { type: 'none' },
    source: {
      type: 'samples',
      // Pictures of any size stay pictures.
      input: imageShapeOf(data.source) ?? [raw.names.length],
      target: dataset.target,
      samples: yield* rawSamples(dataset, 'samples'),
      unseen: yield* rawSamples(dataset, 'unseen'),
      inputNames: raw.names,
      ...(problem === 'classes' ? { classNames } : { targetNames }),
      ...spansAsCome(dataset),
    },
  }
  pinned.set(data, made)
  return made
}

/** What changes need, in pieces: a series of which only values change stays one. */
export function* pinningFor(data: DataSpec, changes: readonly SampleChange[]): Pieces<void> {
  if (prepare(data).series && changes.every(isSetting)) return
  yield* pinning(data)
}

const pinned = new WeakMap<DataSpec, DataSpec>()

/** No picture shows more inputs. */
const MOST_INPUTS = 2

/** What the samples spanned before any was changed by hand. */
function spansAsCome(dataset: Dataset): { readonly spans?: readonly Span[] } {
  if (dataset.raw.names.length > MOST_INPUTS) return {}
  return { spans: dataset.spans ?? spansOf(dataset) }
}

function rawSamples(dataset: Dataset, part: 'samples' | 'unseen'): Pieces<Sample[]> {
  const { raw, targetScalings } = dataset
  const isRaw = targetScalings.every(({ shift, divisor }) => shift === 0 && divisor === 1)
  return mapped(dataset[part], 1, (sample, index) => {
    const { name = '', target } = sample
    const input = raw[part][index]
    // One of many thousands is changed: those that are as they were need no others in their place.
    if (isRaw && sample.input === input && name.length <= limits.name) return sample
    return {
      name: name.length <= limits.name ? name : name.slice(0, limits.name),
      input,
      target: isRaw ? target : rawTarget(dataset, target),
    }
  })
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
  const dataset = prepare(data)
  const others = changes.findIndex((change) => !isSetting(change))
  const sets = others < 0 ? changes.length : others
  if (dataset.series && sets > 0) {
    const changed = withValues(data, dataset, changes.slice(0, sets).filter(isSetting))
    if (!changed?.ok || sets === changes.length) return changed ?? NO_SERIES
    return withPoints(changed.data, changes.slice(sets))
  }
  const whole = asFitted(isPinned(data) ? data : asSamples(data, dataset), dataset)
  const { source } = whole
  if (source.type !== 'samples') throw new Error('Samples are samples.')
  const parts: Parts = { samples: [...source.samples], unseen: [...(source.unseen ?? [])] }
  const shown = createShown(dataset)
  for (const change of changes) {
    const sentence = changeProblem(change, parts, source)
    if (sentence !== null) return { ok: false, sentence }
    shown.make(change, make(change, parts))
  }
  const after = { ...whole, source: { ...source, ...parts } }
  knowPrepared(after, shown.dataset())
  return { ok: true, data: after }
}

const NO_SERIES: Changed = { ok: false, sentence: 'This series cannot be changed by hand.' }

/** A series with other values, in all windows that they belong to; scaled as before, so that all else stays. */
function withValues(data: DataSpec, dataset: Dataset, changes: readonly Setting[]): Changed | null {
  const shapes = { input: [dataset.raw.names.length], target: dataset.target }
  for (const change of changes) {
    const sentence = changeProblem(change, dataset, shapes)
    if (sentence !== null) return { ok: false, sentence }
  }
  const edited = editedSeries(data, dataset, changes)
  if (!edited) return null
  const after = asFitted({ ...data, ...edited }, dataset)
  const made = madeAnew(after, dataset, changes) ?? prepare(after)
  // The same columns as before: who shows them need not look again.
  knowPrepared(after, { ...made, raw: { ...made.raw, names: dataset.raw.names } })
  return { ok: true, data: after }
}

/** What a series in a table has become, where only some of its windows are others. */
function madeAnew(
  { source }: DataSpec,
  before: Dataset,
  changes: readonly Setting[],
): Dataset | null {
  if (source.type !== 'table' || !before.series) return null
  const set = valuesSet(before, changes)
  const values = valuesAfter(source, before.series.values, set.keys())
  const made = datasetWith(before, values, set.keys())
  const { origin = null, licence = null } = source
  return made && { ...made, origin, licence }
}

/** The data with the scalings that it has now. */
function asFitted(data: DataSpec, { inputScalings, targetScalings }: Dataset): DataSpec {
  const { type, fitted } = data.scale
  if (type === 'none' || fitted?.inputs === inputScalings) return data
  return { ...data, scale: { type, fitted: { inputs: inputScalings, targets: targetScalings } } }
}

type Shown = {
  /** `sample`: as it is given, in its own units. */
  make(change: SampleChange, sample: Sample): void
  dataset(): Dataset
}

/** What the network is shown, after the same changes: all samples but those that change are the same objects. */
function createShown(before: Dataset): Shown {
  const { inputScalings, targetScalings } = before
  const parts = { samples: [...before.samples], unseen: [...before.unseen] }
  const others: Record<SamplePlace['part'], Sample[]> = { samples: [], unseen: [] }
  const raw = { samples: [...before.raw.samples], unseen: [...before.raw.unseen] }
  const isAsIs =
    before.features.length === 0 &&
    inputScalings.every(({ shift, divisor }) => shift === 0 && divisor === 1)
  const shown = ({ name = '', input, target }: Sample): Sample => ({
    name,
    input: isAsIs ? input : inputOf(before, input),
    target: target.map((value, o) => scaled(value, targetScalings[o])),
  })
  const kept = (part: SamplePlace['part'], sample: Sample): Sample => {
    const one = shown(sample)
    others[part].push(one)
    return one
  }
  return {
    make: (change, sample) => {
      switch (change.type) {
        case 'add':
          parts.samples.push(kept('samples', sample))
          raw.samples.push(sample.input)
          break
        case 'set': {
          const { part, index } = change.place
          parts[part][index] = kept(part, sample)
          raw[part][index] = sample.input
          break
        }
        case 'remove': {
          const { part, index } = change.place
          parts[part].splice(index, 1)
          raw[part].splice(index, 1)
        }
      }
    },
    dataset: () => {
      knowLike(parts.samples, before.samples, others.samples)
      if (parts.unseen.length > 0) knowLike(parts.unseen, before.unseen, others.unseen)
      // They lie on no series any more.
      const spans = spansAsCome(before)
      return {
        ...before,
        ...parts,
        ...spans,
        raw: { ...before.raw, ...raw },
        naive: null,
        series: null,
      }
    },
  }
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
  if (!source.spans && source.inputNames.length <= MOST_INPUTS) return false
  const hasName = ({ name }: Sample): boolean => name !== undefined
  return source.samples.every(hasName) && (source.unseen ?? []).every(hasName)
}

function changeProblem(
  change: SampleChange,
  parts: Readonly<Record<SamplePlace['part'], readonly Sample[]>>,
  source: Pick<Samples, 'input' | 'target' | 'classNames'>,
): string | null {
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

/** Returns the sample that was added, set or removed. */
function make(change: SampleChange, parts: Parts): Sample {
  switch (change.type) {
    case 'add': {
      const { input, target } = change
      const sample = { name: nameFor(parts), input, target }
      parts.samples.push(sample)
      return sample
    }
    case 'set': {
      const { place, input, target } = change
      const { name = '' } = parts[place.part][place.index]
      const sample = { name, input, target }
      parts[place.part][place.index] = sample
      return sample
    }
    case 'remove':
      return parts[change.place.part].splice(change.place.index, 1)[0]
  }
}

/** "Point 5", or the next one that is free. */
function nameFor({ samples, unseen }: Parts): string {
  const isTaken = (wanted: string): boolean =>
    samples.some(({ name }) => name === wanted) || unseen.some(({ name }) => name === wanted)
  let count = samples.length + unseen.length + 1
  while (isTaken(`Point ${count}`)) count++
  return `Point ${count}`
}
