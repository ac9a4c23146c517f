/** What a document's data look like: their source, and how they are prepared. Lists and tables are refused by their size before they are read. */
import * as v from 'valibot'
import { builtIn } from '../../data/builtIn.ts'
import { features } from '../../data/features.ts'
import { generated, type GeneratedName } from '../../data/generated.ts'
import { real } from '../../data/real.ts'
import { scales } from '../../data/scale.ts'
import type { BuiltInName } from '../../data/source.ts'
import { limits } from '../limits.ts'
import {
  between,
  finite,
  isObject,
  list,
  name,
  nameIn,
  seed,
  shape,
  whole,
  within,
} from './basics.ts'

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

const span = v.pipe(
  v.tuple([finite, finite], 'a list of two numbers fits'),
  v.check(([low, high]) => low <= high, 'the smaller number first fits'),
)
/** Pictures show no more: two inputs and a target. */
const MOST_SPANS = 3

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
      origin: v.exactOptional(name),
      licence: v.exactOptional(name),
      columns,
      inputs: list(place, limits.columns),
      target: place,
      problem: v.picklist(['classes', 'values'], '"classes" or "values" fits'),
      gaps: v.optional(v.picklist(['leaveOut', 'fill'], '"leaveOut" or "fill" fits'), 'leaveOut'),
      pictures: v.exactOptional(v.boolean('true or false fits')),
      windows,
    }),
    v.object({
      type: v.literal('samples'),
      input: shape,
      target: shape,
      samples: samples(1),
      unseen: v.exactOptional(samples(0)),
      inputNames: v.exactOptional(list(name, limits.values)),
      targetNames: v.exactOptional(list(name, limits.units)),
      classNames: v.exactOptional(list(name, limits.units)),
      spans: v.exactOptional(list(span, MOST_SPANS)),
    }),
  ],
  'generated, builtIn, table or samples fits',
)

const inputPlace = whole(0, limits.values - 1)

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

const scaling = v.object(
  {
    shift: finite,
    divisor: within({ has: (value) => value > 0, words: 'a number above 0 fits' }),
  },
  'an object with shift and divisor fits',
)

const fitted = v.object(
  {
    inputs: list(scaling, limits.values),
    targets: list(scaling, limits.values),
  },
  'an object with inputs and targets fits',
)

export const dataForm = v.object(
  {
    source: sourceForm,
    seed: v.optional(seed),
    features: v.optional(list(feature, limits.features), () => []),
    scale: v.nullish(
      v.object(
        { type: nameIn<keyof typeof scales>(scales), fitted: v.exactOptional(fitted) },
        `an object with a type of ${Object.keys(scales).join(', ')} fits`,
      ),
      () => ({ type: 'none' as const }),
    ),
    test: v.nullish(testForm, () => ({ type: 'none' as const })),
    coding: v.exactOptional(v.literal('signs', '"signs" fits')),
  },
  'an object with a source fits',
)
