/**
 * What makes one run another, in words: for undo, the marks of the history, and the list of
 * branches. Derived from the documents alone. Loaded after the first paint (`words.ts`).
 */
import { heldChanges } from '../../experiment/held.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import { networkWords } from '../../experiment/networkWords.ts'
import { activations, groupActivations } from '../../engine/activations.ts'
import { initializers } from '../../engine/initializers.ts'
import { layoutOf, nameOf } from '../../engine/layout.ts'
import { losses } from '../../engine/losses.ts'
import {
  withChange,
  type Edit,
  type SampleChange,
  type TrainingSpec,
  type NetworkSpec,
  activationOf,
} from '../../engine/network.ts'
import { optimizers, type OptimizerSpec } from '../../engine/optimizers.ts'
import { penalties } from '../../engine/penalties.ts'
import { schedules } from '../../engine/schedules.ts'
import type { Experiment, Run } from '../../experiment/experiment.ts'
import { isSame } from '../../experiment/same.ts'
import { forkOf } from '../../experiment/fork.ts'
import { asGiven } from '../format.ts'

/** Something that has been set, and what to: "learning rate", "0.5". */
export type Setting = { readonly name: string; readonly value: string }

type Specs = Pick<Experiment, 'network' | 'training'>

/** What each edit of a run has set, against what held before it; nothing where it changed nothing. */
export function settingsOf({ experiment, edits }: Pick<Run, 'experiment' | 'edits'>): Setting[][] {
  const layout = layoutOf(experiment.network)
  let specs: Specs = experiment
  return edits.map((edit) => {
    if (edit.change.type === 'parameter') {
      const { letter, number } = nameOf(layout, edit.change.index)
      return [{ name: `${letter}${number}`, value: asGiven(edit.change.value) }]
    }
    if (edit.change.type === 'data') return [{ name: DATA, value: samplesWords(edit.change.data) }]
    const step = stepFrom(specs, edit)
    specs = step.after
    return step.settings
  })
}

type Step = { readonly before: Specs; readonly after: Specs; readonly settings: Setting[] }

/** A drag makes an edit many times a second, and only the last one is new. */
const steps = new WeakMap<Edit, Step>()

function stepFrom(before: Specs, edit: Edit): Step {
  const known = steps.get(edit)
  if (known?.before === before) return known
  const after = withChange(before, edit.change)
  const settings = [
    ...trainingSettings(before.training, after.training),
    ...layerSettings(before.network, after.network),
  ]
  const step = { before, after, settings }
  steps.set(edit, step)
  return step
}

/** What a run's first document sets otherwise than another's. */
export function experimentSettings(from: Experiment, to: Experiment): Setting[] {
  const isOtherData = !isSame(from.data, to.data)
  return [
    ...when(from.title !== to.title || isOtherData, 'experiment', `“${to.title}”`),
    ...networkSettings(from.network, to.network),
    ...trainingSettings(from.training, to.training),
    ...when(from.seed !== to.seed, 'seed', String(to.seed)),
    ...when(
      !isSame(from.parameters, to.parameters),
      'first weights',
      to.parameters ? 'given' : 'drawn from the seed',
    ),
  ]
}

/**
 * What was done to come from one run to another, for undo and redo: "w1 = 0.5". Where both are the
 * same but for the position, it was a reset.
 */
export function stepWords(from: Run, to: Run): string {
  const other = experimentSettings(from.experiment, to.experiment)
  if (other.length > 0) return listed(other)
  const { added, dropped } = differing(from, to)
  if (added.length > 0) return listed(added)
  return dropped.length > 0 ? `without ${listed(dropped)}` : 'reset'
}

/** How a branch differs from the present run: "until sample 212, then learning rate 0.5". */
export function branchWords(branch: Run, present: Run): string {
  const fork = forkOf(branch, present)
  const first = experimentSettings(present.experiment, branch.experiment)
  const { added, dropped } = differing(present, branch)
  const then = [
    ...(first.length > 0 ? [`with ${listed(first)}`] : []),
    ...(added.length > 0 ? [listed(added)] : []),
    ...(first.length === 0 && added.length === 0 && dropped.length > 0
      ? [`without ${listed(dropped)}`]
      : []),
  ]
  if (then.length === 0) return 'the same way'
  const start =
    fork === 0 ? 'from the start' : `until ${sampleWord(present.experiment.network)} ${fork}, then`
  return [`${start} ${then[0]}`, ...then.slice(1)].join(', then ')
}

/** The name of changes of samples, whose words say it all. */
const DATA = 'data'

/** "2 samples added, 1 deleted" */
function samplesWords(changes: readonly SampleChange[]): string {
  const done = { add: 'added', set: 'changed', remove: 'deleted' }
  const counts = new Map<string, number>()
  for (const { type } of changes) counts.set(done[type], (counts.get(done[type]) ?? 0) + 1)
  const words = [...counts].map(([what, count], place) => {
    const samples = count === 1 ? 'sample ' : 'samples '
    return `${count} ${place === 0 ? samples : ''}${what}`
  })
  return words.join(', ')
}

/** "learning rate set to 0.5", and of data what was done. */
export function setWords({ name, value }: Setting): string {
  return name === DATA ? value : `${name} set to ${value}`
}

/** "w1 = 0.5", "learning rate 0.5", "frozen neurons of layer 1: 2, 3" */
function said({ name, value }: Setting): string {
  if (name === DATA) return value
  if (/^[wub]\d+$/.test(name)) return `${name} = ${value}`
  return /\d$/.test(name) ? `${name}: ${value}` : `${name} ${value}`
}

/** Settings one after the other; of many, the last few and how many more. */
function listed(settings: readonly Setting[]): string {
  const SHOWN = 2
  const words = settings.slice(-SHOWN).map(said)
  const more = settings.length - words.length
  return more > 0 ? `${words.join(', ')} and ${more} more` : words.join(', ')
}

/** What the edits of `to` set that those of `from` don't, from where they part, and the other way round. */
function differing(from: Run, to: Run): { added: Setting[]; dropped: Setting[] } {
  const place = partingOf(from.edits, to.edits)
  const shared = sharedChanges(from.edits[place], to.edits[place])
  const after = ({ experiment, edits }: Run): Setting[] => {
    const own = edits.map((edit, k) => (k === place ? withoutFirst(edit, shared) : edit))
    const settings = settingsOf({ experiment, edits: own }).slice(place).flat()
    return lastOfEach(settings.filter(({ value }) => value !== ''))
  }
  return { added: after(to), dropped: after(from) }
}

/** Changes of samples at one moment are one edit, and undone one by one: how many of them two edits begin with. */
function sharedChanges(edit?: Edit, other?: Edit): number {
  if (edit?.change.type !== 'data' || other?.change.type !== 'data' || edit.at !== other.at)
    return 0
  const [changes, others] = [edit.change.data, other.change.data]
  const place = changes.findIndex((change, k) => !isSame(change, others[k]))
  return place < 0 ? changes.length : place
}

function withoutFirst(edit: Edit, count: number): Edit {
  const { change } = edit
  if (change.type !== 'data' || count === 0) return edit
  return { ...edit, change: { ...change, data: change.data.slice(count) } }
}

function partingOf(edits: readonly Edit[], others: readonly Edit[]): number {
  const place = edits.findIndex((edit, k) => !isSame(edit, others[k]))
  return place < 0 ? edits.length : place
}

/** Of settings with the same name the last, in the order in which they were last set. */
function lastOfEach(settings: readonly Setting[]): Setting[] {
  const last = new Map<string, Setting>()
  for (const setting of settings) {
    last.delete(setting.name)
    last.set(setting.name, setting)
  }
  return [...last.values()]
}

function trainingSettings(from: TrainingSpec, to: TrainingSpec): Setting[] {
  return [
    ...when(from.loss !== to.loss, 'loss', losses[to.loss].label),
    ...optimizerSettings(from.optimizer, to.optimizer),
    ...when(!isSame(from.schedule, to.schedule), 'schedule', schedules[to.schedule.type].label),
    ...when(from.batchSize !== to.batchSize, 'batch size', String(to.batchSize)),
    ...when(!isSame(from.regularization, to.regularization), 'regularization', penaltyOf(to)),
    ...when(
      from.clipNorm !== to.clipNorm,
      'clipping',
      to.clipNorm === null ? 'off' : asGiven(to.clipNorm),
    ),
    ...when(from.order !== to.order, 'order', to.order === 'shuffled' ? 'shuffled' : 'as listed'),
    ...when((from.shifts ?? 0) !== (to.shifts ?? 0), 'random shifts', shiftsOf(to)),
  ]
}

function shiftsOf({ shifts = 0 }: TrainingSpec): string {
  if (shifts === 0) return 'none'
  return shifts === 1 ? 'up to 1 pixel' : `up to ${shifts} pixels`
}

function penaltyOf({ regularization: { type, rate } }: TrainingSpec): string {
  return type === 'none' ? 'none' : `${penalties[type].label} ${asGiven(rate)}`
}

function optimizerSettings(from: OptimizerSpec, to: OptimizerSpec): Setting[] {
  const isOther = from.type !== to.type
  const { learningRate } = to
  const rate = when(from.learningRate !== learningRate, 'learning rate', asGiven(learningRate))
  if (isOther) return [{ name: 'optimizer', value: optimizers[to.type].label }, ...rate]
  const before = new Map<string, unknown>(Object.entries(from))
  const others = Object.entries(to).flatMap(([name, value]) => {
    if (name === 'learningRate' || before.get(name) === value) return []
    const text = typeof value === 'number' ? asGiven(value) : value === true ? 'on' : 'off'
    return [{ name: spaced(name), value: text }]
  })
  return [...rate, ...others]
}

/** Layers that stand in both, by what they do with their sums and what is held in them. */
function layerSettings(from: NetworkSpec, to: NetworkSpec): Setting[] {
  if (from === to) return []
  const held = to.layers.flatMap((spec, layer) => {
    const before = from.layers[layer]
    return before ? heldChanges(layer, before, spec) : []
  })
  return [...activationSettings(from, to), ...held]
}

/** The same, by what they do with their sums. */
function activationSettings(from: NetworkSpec, to: NetworkSpec): Setting[] {
  const labels = { ...activations, ...groupActivations }
  const last = to.layers.length - 1
  const changed = to.layers.flatMap((spec, layer) => {
    const activation = activationOf(spec)
    const before = from.layers[layer]
    if (!before || activationOf(before) === activation) return []
    const name = layer === last ? 'output activation' : 'activation'
    return [{ name, value: labels[activation].label }]
  })
  return lastOfEach(changed)
}

function networkSettings(from: NetworkSpec, to: NetworkSpec): Setting[] {
  const { type } = to.initial.weights
  return [
    ...when(networkWords(from) !== networkWords(to), 'network', networkWords(to)),
    ...(networkWords(from) === networkWords(to) ? layerSettings(from, to) : []),
    ...when(!isSame(from.initial, to.initial), 'initial weights', initializers[type].label),
  ]
}

function when(isSo: boolean, name: string, value: string): Setting[] {
  return isSo ? [{ name, value }] : []
}

/** "weightDecay" as it is read. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
