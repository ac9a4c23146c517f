/**
 * The door for documents from outside: links, files, scripts, our own storage. Builds a fresh run
 * from an allow-list and says in one sentence what does not fit. Nothing from outside is merged or
 * copied unread, and lists are refused by their length before they are read.
 */
import * as v from 'valibot'
import { builtIn, type BuiltInName } from '../data/builtIn.ts'
import { activations, type ActivationName } from '../engine/activations.ts'
import { initializers } from '../engine/initializers.ts'
import type { Run } from './experiment.ts'
import { problemsOf, type Problem } from './fit.ts'
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
  const problems = problemsOf(run)
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

/** A name from one of our tables. */
function nameIn<Name extends string>(table: Readonly<Record<Name, unknown>>) {
  return v.custom<Name>(
    (value) => typeof value === 'string' && Object.hasOwn(table, value),
    `one of ${Object.keys(table).join(', ')} fits`,
  )
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
const none = v.object({ type: v.literal('none', '"none" fits') }, '{ "type": "none" } fits')
const activation = nameIn<ActivationName>(activations)

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
    input: shape,
    layers: list(
      v.object(
        {
          type: v.literal('dense', '"dense" fits'),
          units: within({ ...ranges.batchSize, words: 'a whole number of neurons fits' }),
          activation,
        },
        'a layer like { "type": "dense", "units": 2, "activation": "sigmoid" } fits',
      ),
      10_000,
      1,
    ),
    initial: v.optional(
      v.object(
        { weights: v.optional(initial, normal), bias: v.optional(initial, normal) },
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

const trainingParts = {
  loss: v.picklist(['meanSquaredError', 'perceptron'], 'one of meanSquaredError, perceptron fits'),
  optimizer: v.object(
    {
      type: v.literal('sgd', '"sgd" fits'),
      learningRate,
      momentum: v.optional(
        v.pipe(
          v.literal(0, '0 fits'),
          v.transform(() => 0 as const),
        ),
        0,
      ),
      nesterov: v.optional(v.literal(false, 'false fits'), false),
    },
    'an object like { "type": "sgd", "learningRate": 0.1 } fits',
  ),
  schedule: v.object(
    { type: v.literal('constant', '"constant" fits') },
    '{ "type": "constant" } fits',
  ),
  batchSize: within(ranges.batchSize),
  regularization: v.object(
    { type: v.literal('none', '"none" fits'), rate: v.optional(finite, 0) },
    '{ "type": "none" } fits',
  ),
  clipNorm: v.null('null fits'),
  order: v.picklist(['inOrder', 'shuffled'], '"inOrder" or "shuffled" fits'),
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

const sourceForm = v.variant(
  'type',
  [
    v.object({ type: v.literal('builtIn'), name: nameIn<BuiltInName>(builtIn) }),
    v.object({
      type: v.literal('samples'),
      input: shape,
      target: shape,
      samples: samples(1),
      unseen: v.exactOptional(samples(0)),
    }),
  ],
  'builtIn or samples fits',
)

const dataForm = v.object(
  {
    source: sourceForm,
    seed: v.optional(seed),
    features: v.optional(
      v.custom<readonly never[]>(
        (value) => Array.isArray(value) && value.length === 0,
        'an empty list fits',
      ),
      () => [],
    ),
    scale: v.nullish(none, () => ({ type: 'none' as const })),
    test: v.nullish(none, () => ({ type: 'none' as const })),
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
    data: { ...experiment.data, seed: experiment.data.seed ?? experiment.seed, features: [] },
  })),
)

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
        },
        'an object with training settings fits',
      ),
    }),
    v.object({
      type: v.literal('layer'),
      layer: whole(0, limits.hiddenLayers),
      change: v.object({ activation }, 'an object with an activation fits'),
    }),
  ],
  'a change of type parameter, training or layer fits',
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
  if (path !== '' && issue.input === undefined) return { path, sentence: `${what} is missing.` }
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
