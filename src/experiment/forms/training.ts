/** What a document's training looks like, and any part of it that an edit changes. What may be set is read from the engine's tables. */
import * as v from 'valibot'
import { losses, type LossName } from '../../engine/losses.ts'
import { optimizers, type OptimizerSpec } from '../../engine/optimizers.ts'
import { penalties } from '../../engine/penalties.ts'
import { schedules, type ScheduleSpec } from '../../engine/schedules.ts'
import { isIn, rangeWords, type Setting } from '../../engine/settings.ts'
import { limits, ranges } from '../limits.ts'
import { nameIn, whole, within } from './basics.ts'

const learningRate = v.pipe(v.number('a number fits'), within(ranges.learningRate))

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

export const trainingParts = {
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

export const trainingForm = v.object(
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
