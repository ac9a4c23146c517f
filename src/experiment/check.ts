/**
 * The door for documents from outside: links, files, scripts, our own storage. Builds a fresh run
 * from an allow-list and says in one sentence what does not fit. Nothing from outside is merged or
 * copied unread, and lists are refused by their length before they are read.
 */
import * as v from 'valibot'
import { builtIn } from '../data/builtIn.ts'
import { features } from '../data/features.ts'
import { generated, type GeneratedName } from '../data/generated.ts'
import '../data/preparation.ts'
import { real } from '../data/real.ts'
import { scales } from '../data/scale.ts'
import type { BuiltInName } from '../data/source.ts'
import { initializers } from '../engine/initializers.ts'
import { losses, type LossName } from '../engine/losses.ts'
import { optimizers, type OptimizerSpec } from '../engine/optimizers.ts'
import { penalties } from '../engine/penalties.ts'
import { schedules, type ScheduleSpec } from '../engine/schedules.ts'
import { isIn, rangeWords, type Setting } from '../engine/settings.ts'
import type { Run } from './experiment.ts'
import { dataProblem } from './dataFit.ts'
import { problemsOf, type Problem } from './fit.ts'
import { dropoutRate, layerForm, nameIn, outputActivation, unitList } from './layerForms.ts'
import { limits, ranges, wholeRange, type Range } from './limits.ts'

type Checked =
  | { readonly ok: true; readonly value: Run }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Checks a run, or an experiment alone, which becomes a run at its start. Takes anything and never throws for what JSON can say. */
export function check(document: unknown): Checked {
  const isRun = isObject(document) && Object.hasOwn(document, 'experiment')
  const root = isRun ? 'The run' : 'The experiment'
  const parsed = v.safeParse(runForm, isRun ? document : { experiment: document }, ABORT_EARLY)
  if (!parsed.success)
    return { ok: false, problems: parsed.issues.map((one) => problemOf(one, root)) }
  const run: Run = parsed.output
  const data = dataProblem(run.experiment.data)
  const problems = data ? [data] : problemsOf(run)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: run }
}

// What the parts look like. The text beside a form says what would fit.

const ABORT_EARLY = { abortEarly: true } as const

/** Control characters, and those that reverse the direction of the text around them. */
const UNSEEN_CHARACTERS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** JSON writes −0 as 0; a run is the same before and after. */
const plusZero = v.transform((value: number) => (value === 0 ? 0 : value))

const finite = v.pipe(v.number('a number fits'), v.finite('a finite number fits'), plusZero)

function within({ has, words }: Range) {
  return v.pipe(v.number(words), v.check(has, words), plusZero)
}

function whole(from: number, to: number) {
  return within(wholeRange(from, to))
}

function between(from: number, to: number) {
  return within({
    has: (value) => value >= from && value <= to,
    words: `a number from ${from} to ${to} fits`,
  })
}

/** A list whose length is looked at before its entries. */
function list<Entry extends v.GenericSchema>(entry: Entry, longest: number, shortest = 0) {
  const fits =
    shortest > 0 ? `a list of ${shortest} to ${longest} fits` : `a list of at most ${longest} fits`
  return v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value), fits),
    v.check((value) => value.length >= shortest && value.length <= longest, fits),
    v.array(entry, fits),
  )
}

const name = v.pipe(
  v.string('a text fits'),
  v.transform((text) => text.replace(UNSEEN_CHARACTERS, '')),
  v.maxLength(limits.name, `at most ${limits.name} characters fit`),
)

const seed = whole(0, 0xffffffff)
const position = whole(0, limits.position)
const parameter = within(ranges.parameter)
const shape = list(whole(1, limits.samples), 4, 1)

const learningRate = v.pipe(v.number('a number fits'), within(ranges.learningRate))

const initial = v.variant(
  'type',
  [
    v.object({ type: v.literal('zeros') }),
    v.object({ type: v.literal('normal'), deviation: between(0, 1e5) }),
    v.object({ type: v.literal('uniform'), limit: between(0, limits.parameter) }),
    v.object({ type: v.literal('constant'), value: parameter }),
    v.object({
      type: v.picklist([
        'xavierUniform',
        'xavierNormal',
        'heUniform',
        'heNormal',
        'lecunUniform',
        'lecunNormal',
        'orthogonal',
      ]),
    }),
  ],
  `one of ${Object.keys(initializers).join(', ')} fits`,
)

const networkForm = v.object(
  {
    /** Values, a sequence, or an image. */
    input: list(whole(1, limits.samples), 3, 1),
    layers: list(layerForm, limits.layers, 1),
    initial: v.optional(
      v.object(
        {
          weights: v.optional(initial, normal),
          bias: v.optional(initial, normal),
          recurrent: v.exactOptional(initial),
        },
        'an object with weights and bias fits',
      ),
      () => ({ weights: normal(), bias: normal() }),
    ),
  },
  'an object with input and layers fits',
)

function normal() {
  return { type: 'normal' as const, deviation: 1 }
}

/** A setting as its table has it. */
function inRange({ range }: Setting) {
  return within({ has: (value) => isIn(range, value), words: `${rangeWords[range]} fits` })
}

type Table = Readonly<Record<string, { readonly settings: Readonly<Record<string, Setting>> }>>

/** One of a table's entries with its settings, each in its range; what is left out has its usual value where it may be. */
function entryOf(table: Table, more: v.ObjectEntries, mayLeaveOut: boolean) {
  const forms = Object.entries(table).map(([type, { settings }]) => {
    const own = Object.entries(settings).map(([key, setting]) => {
      const form = inRange(setting)
      return [key, mayLeaveOut ? v.optional(form, setting.usual) : form] as const
    })
    const sgd: v.ObjectEntries = type === 'sgd' ? { nesterov } : {}
    const entries = { ...more, ...sgd, ...Object.fromEntries(own), type: v.literal(type) }
    return v.object(entries)
  })
  return v.variant('type', forms, `one of ${Object.keys(table).join(', ')} fits`)
}

/** What has been found to be as its table has it is one of its specs. */
function isOne<Spec>() {
  return v.custom<Spec>(() => true)
}

const nesterov = v.optional(v.boolean('true or false fits'), false)

/** Nesterov's look ahead is along the momentum. */
const hasMomentum = v.rawCheck<OptimizerSpec>(({ dataset, addIssue }) => {
  const optimizer = dataset.typed ? dataset.value : null
  if (optimizer?.type !== 'sgd' || !optimizer.nesterov || optimizer.momentum !== 0) return
  addIssue({
    message: 'with nesterov a number above 0 and below 1 fits',
    input: 0,
    path: [{ type: 'object', origin: 'value', input: optimizer, key: 'momentum', value: 0 }],
  })
})

const amount = inRange({ symbol: '', usual: 0, range: 'amount' })

const trainingParts = {
  loss: nameIn<LossName>(losses),
  optimizer: v.pipe(
    entryOf(optimizers, { learningRate }, true),
    isOne<OptimizerSpec>(),
    hasMomentum,
  ),
  schedule: v.pipe(
    entryOf(schedules, { warmUp: v.exactOptional(whole(0, Number.MAX_SAFE_INTEGER)) }, false),
    isOne<ScheduleSpec>(),
  ),
  batchSize: within(ranges.batchSize),
  regularization: v.variant(
    'type',
    [
      v.object({ type: v.literal('none'), rate: v.optional(amount, 0) }),
      v.object({ type: v.picklist(['l1', 'l2']), rate: amount }),
    ],
    `one of ${Object.keys(penalties).join(', ')} fits`,
  ),
  clipNorm: v.nullable(
    within({ has: (norm) => isIn('positive', norm), words: 'null or a number above 0 fits' }),
  ),
  order: v.picklist(['inOrder', 'shuffled'], '"inOrder" or "shuffled" fits'),
  shifts: whole(0, limits.side),
}

const trainingForm = v.object(
  {
    ...trainingParts,
    schedule: v.optional(trainingParts.schedule, () => ({ type: 'constant' as const })),
    regularization: v.optional(trainingParts.regularization, () => ({
      type: 'none' as const,
      rate: 0,
    })),
    clipNorm: v.optional(trainingParts.clipNorm, null),
    order: v.optional(trainingParts.order, 'inOrder'),
    shifts: v.exactOptional(trainingParts.shifts),
  },
  'an object with loss, optimizer and batchSize fits',
)

const samples = (shortest: number) =>
  list(
    v.object(
      {
        input: v.array(finite, 'a list of numbers fits'),
        target: v.array(finite, 'a list of numbers fits'),
        name: v.exactOptional(name),
      },
      'an object with input and target fits',
    ),
    limits.samples,
    shortest,
  )

const windows = v.exactOptional(
  v.object(
    {
      length: whole(1, limits.window),
      horizon: v.optional(whole(1, limits.horizon), 1),
      predicts: v.optional(v.picklist(['level', 'change'], '"level" or "change" fits'), 'level'),
    },
    'an object with length, horizon and predicts fits',
  ),
)

const columnName = v.exactOptional(name, '')

const column = v.variant(
  'type',
  [
    v.object({
      name: columnName,
      type: v.literal('number'),
      values: list(v.nullable(finite), limits.samples),
    }),
    v.object({
      name: columnName,
      type: v.literal('category'),
      categories: list(name, limits.categories),
      codes: list(v.nullable(whole(0, limits.categories - 1)), limits.samples),
    }),
  ],
  'a column of type number or category fits',
)

const place = whole(0, limits.columns - 1)

/** Lists of one length for all columns, whose cells are counted before they are read. */
const columns = v.pipe(
  v.custom<unknown[]>((value) => Array.isArray(value), 'a list of columns fits'),
  v.check(
    (value) => value.length >= 1 && value.length <= limits.columns,
    `a list of 1 to ${limits.columns} fits`,
  ),
  v.check(
    (value) => value.reduce<number>((sum, one) => sum + cellsOf(one), 0) <= limits.cells,
    `at most ${limits.cells} cells fit`,
  ),
  v.array(column, 'a list of columns fits'),
)

function cellsOf(one: unknown): number {
  if (!isObject(one)) return 0
  const cells: unknown = 'values' in one ? one.values : 'codes' in one ? one.codes : null
  return Array.isArray(cells) ? cells.length : 0
}

const sourceForm = v.variant(
  'type',
  [
    v.object({
      type: v.literal('generated'),
      name: nameIn<GeneratedName>(generated),
      count: whole(1, limits.samples),
      noise: v.optional(between(0, 1), 0),
      classes: v.exactOptional(whole(2, limits.units)),
      windows,
    }),
    v.object({
      type: v.literal('builtIn'),
      name: nameIn<BuiltInName>({ ...builtIn, ...real }),
      windows,
    }),
    v.object({
      type: v.literal('table'),
      name: v.optional(name, 'Table'),
      columns,
      inputs: list(place, limits.columns),
      target: place,
      problem: v.picklist(['classes', 'values'], '"classes" or "values" fits'),
      gaps: v.optional(v.picklist(['leaveOut', 'fill'], '"leaveOut" or "fill" fits'), 'leaveOut'),
      windows,
    }),
    v.object({
      type: v.literal('samples'),
      input: shape,
      target: shape,
      samples: samples(1),
      unseen: v.exactOptional(samples(0)),
      inputNames: v.exactOptional(list(name, limits.parameters)),
      targetNames: v.exactOptional(list(name, limits.units)),
      classNames: v.exactOptional(list(name, limits.units)),
    }),
  ],
  'generated, builtIn, table or samples fits',
)

const inputPlace = whole(0, limits.parameters - 1)

const feature = v.variant(
  'type',
  [
    v.object({ type: v.picklist(['input', 'square', 'sine']), input: inputPlace }),
    v.object({ type: v.literal('product'), input: inputPlace, other: inputPlace }),
  ],
  `one of ${Object.keys(features).join(', ')} fits`,
)

const noTest = v.object({ type: v.literal('none') })

const testForm = v.variant(
  'type',
  [
    noTest,
    v.object({
      type: v.literal('share'),
      share: within({
        has: (share) => share > 0 && share < 1,
        words: 'a number above 0 and below 1 fits',
      }),
      by: v.optional(
        v.picklist(['order', 'random', 'stratified'], '"order", "random" or "stratified" fits'),
        'random',
      ),
    }),
    v.object({
      type: v.literal('rows'),
      rows: list(whole(0, limits.samples - 1), limits.samples),
    }),
  ],
  'none, share or rows fits',
)

const dataForm = v.object(
  {
    source: sourceForm,
    seed: v.optional(seed),
    features: v.optional(list(feature, limits.features), () => []),
    scale: v.nullish(
      v.object(
        { type: nameIn<keyof typeof scales>(scales) },
        `an object with a type of ${Object.keys(scales).join(', ')} fits`,
      ),
      () => ({ type: 'none' as const }),
    ),
    test: v.nullish(testForm, () => ({ type: 'none' as const })),
  },
  'an object with a source fits',
)

const experimentForm = v.pipe(
  v.object(
    {
      version: v.literal(1, 'this page reads version 1'),
      numerics: v.optional(v.literal(1, 'this page computes with numerics 1'), 1),
      title: v.optional(name, 'Untitled'),
      seed,
      data: dataForm,
      network: networkForm,
      training: trainingForm,
      parameters: v.optional(v.nullable(list(parameter, limits.parameters)), null),
    },
    'an object with version, seed, data, network and training fits',
  ),
  v.transform((experiment) => ({
    ...experiment,
    data: { ...experiment.data, seed: experiment.data.seed ?? experiment.seed },
  })),
)

const samplePlace = v.object(
  {
    part: v.picklist(['samples', 'unseen'], '"samples" or "unseen" fits'),
    index: whole(0, limits.samples - 1),
  },
  'an object with part and index fits',
)

const values = list(finite, limits.parameters)

const sampleChange = v.variant(
  'type',
  [
    v.object({ type: v.literal('add'), input: values, target: values }),
    v.object({ type: v.literal('set'), place: samplePlace, input: values, target: values }),
    v.object({ type: v.literal('remove'), place: samplePlace }),
  ],
  'a change of type add, set or remove fits',
)

const LAYER_CHANGE = 'an object with activation, frozen, off or rate fits'

const changeForm = v.variant(
  'type',
  [
    v.object({
      type: v.literal('parameter'),
      index: within(ranges.index),
      value: parameter,
    }),
    v.object({
      type: v.literal('training'),
      training: v.object(
        {
          loss: v.exactOptional(trainingParts.loss),
          optimizer: v.exactOptional(trainingParts.optimizer),
          schedule: v.exactOptional(trainingParts.schedule),
          batchSize: v.exactOptional(trainingParts.batchSize),
          regularization: v.exactOptional(trainingParts.regularization),
          clipNorm: v.exactOptional(trainingParts.clipNorm),
          order: v.exactOptional(trainingParts.order),
          shifts: v.exactOptional(trainingParts.shifts),
        },
        'an object with training settings fits',
      ),
    }),
    v.object({
      type: v.literal('layer'),
      layer: whole(0, limits.layers - 1),
      change: v.pipe(
        v.object(
          {
            activation: v.exactOptional(outputActivation),
            frozen: v.exactOptional(unitList),
            off: v.exactOptional(unitList),
            rate: v.exactOptional(dropoutRate),
          },
          LAYER_CHANGE,
        ),
        v.check((change) => Object.keys(change).length > 0, LAYER_CHANGE),
      ),
    }),
    v.object({
      type: v.literal('data'),
      data: list(sampleChange, limits.sampleChanges, 1),
    }),
  ],
  'a change of type parameter, training, layer or data fits',
)

const runForm = v.object({
  experiment: experimentForm,
  edits: v.optional(
    list(
      v.object({ at: position, change: changeForm }, 'an object with at and change fits'),
      limits.edits,
    ),
    () => [],
  ),
  position: v.optional(position, 0),
})

// How problems are put into words.

function problemOf(issue: v.BaseIssue<unknown>, root: string): Problem {
  const path = v.getDotPath(issue) ?? ''
  const what = path.replace(/^experiment\.?/, '') || root
  if (path !== '' && issue.input === undefined) {
    // Of what kind it is decides what else there must be.
    const fits = issue.type === 'variant' ? `; ${issue.message}` : ''
    return { path, sentence: `${what} is missing${fits}.` }
  }
  return { path, sentence: `${what} is ${shown(issue.input)}; ${issue.message}.` }
}

const LONGEST_SHOWN = 40

function shown(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.replace(UNSEEN_CHARACTERS, '')
    return text.length > LONGEST_SHOWN ? `“${text.slice(0, LONGEST_SHOWN)}…”` : `“${text}”`
  }
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (isObject(value)) return 'an object'
  return typeof value === 'function' || typeof value === 'symbol'
    ? `a ${typeof value}`
    : String(value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
