/** What a document's layers look like, one form for each kind. The text beside a form says what would fit. */
import * as v from 'valibot'
import {
  activations,
  groupActivations,
  type ActivationName,
  type OutputActivationName,
} from '../../engine/activations.ts'
import { layerKinds } from '../../engine/layers/kinds.ts'
import { limits } from '../limits.ts'
import { nameIn, whole } from './basics.ts'

export const outputActivation = nameIn<OutputActivationName>({
  ...activations,
  ...groupActivations,
})

const activation = nameIn<ActivationName>(activations)

const isTrue = v.boolean('true or false fits')

/** Vertical, then horizontal. */
const pair = v.tuple([whole(1, limits.side), whole(1, limits.side)], 'a pair like [2, 2] fits')

/** Neurons, units, filters: how many at most is said by the layer's name, in `fit.ts`. */
const count = v.pipe(
  v.number('a whole number from 1 fits'),
  v.integer('a whole number from 1 fits'),
  v.minValue(1, 'a whole number from 1 fits'),
)

const RISING = 'a list of whole numbers from 0 in rising order fits'

/** Units of a layer; which of them there are is said by the layer, in the engine. */
export const unitList = v.pipe(
  v.custom<unknown[]>((value) => Array.isArray(value), RISING),
  v.check((list) => list.length <= limits.units, RISING),
  v.array(whole(0, limits.units - 1), RISING),
  v.check((list) => list.every((unit, k) => unit > (list[k - 1] ?? -1)), RISING),
)

/** What is left out holds nothing, and is left out always then. */
const some = v.pipe(unitList, v.minLength(1, RISING))
const held = { frozen: v.exactOptional(some), off: v.exactOptional(some) }

const SHARE = 'a number from 0 up to 1 fits'

export const dropoutRate = v.pipe(
  v.number(SHARE),
  v.check((rate) => rate >= 0 && rate < 1, SHARE),
)

const gated = {
  units: count,
  activation: v.optional(v.literal('tanh', '"tanh" fits'), 'tanh'),
  returnSequences: v.optional(isTrue, false),
}

const pooling = { poolSize: pair, stride: pair }

export const layerForm = v.variant(
  'type',
  [
    v.object(
      { type: v.literal('dense'), units: count, activation: outputActivation, ...held },
      'a layer like { "type": "dense", "units": 2, "activation": "sigmoid" } fits',
    ),
    v.object({
      type: v.literal('conv2d'),
      filters: count,
      kernelSize: pair,
      stride: v.optional(pair, () => [1, 1] as const),
      padding: v.optional(v.picklist(['valid', 'same'], '"valid" or "same" fits'), 'valid'),
      activation,
      ...held,
    }),
    v.object({ type: v.literal('maxPooling2d'), ...pooling }),
    v.object({ type: v.literal('averagePooling2d'), ...pooling }),
    v.object({ type: v.literal('flatten') }),
    v.object({
      type: v.literal('simpleRnn'),
      units: count,
      activation,
      returnSequences: v.optional(isTrue, false),
    }),
    v.object({ type: v.literal('lstm'), ...gated }),
    v.object({ type: v.literal('gru'), ...gated }),
    v.object({ type: v.literal('dropout'), rate: dropoutRate }),
  ],
  `a layer of type ${Object.keys(layerKinds).join(', ')} fits`,
)
