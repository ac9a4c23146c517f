/** What a document's network looks like. */
import * as v from 'valibot'
import { initializers } from '../../engine/initializers.ts'
import { limits } from '../limits.ts'
import { between, list, parameter, whole } from './basics.ts'
import { layerForm } from './layers.ts'

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

export const networkForm = v.object(
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
