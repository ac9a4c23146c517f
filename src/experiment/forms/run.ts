/** What a run looks like: an experiment, the edits that a person made on the way, and where it stands. */
import * as v from 'valibot'
import { limits, ranges } from '../limits.ts'
import { finite, list, name, parameter, position, seed, whole, within } from './basics.ts'
import { dataForm } from './data.ts'
import { dropoutRate, outputActivation, unitList } from './layers.ts'
import { networkForm } from './network.ts'
import { trainingForm, trainingParts } from './training.ts'

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

const values = list(finite, limits.values)

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

export const runForm = v.object({
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
