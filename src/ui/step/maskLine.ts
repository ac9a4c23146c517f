/** What dropout does in training to the step that is shown as in evaluation, in words. */
import type { Phase } from '../../state/walk.ts'
import type { Masked } from '../../worker/masks.ts'
import { percent } from '../format.ts'
import type { Moment } from './moment.ts'
import { neuronPieces, number, resultDigits, type Piece } from './pieces.ts'

export type MaskedAt = { readonly position: number; readonly value: Masked }

/** Of more, how many they are. */
const NAMED = 4

/** What a silenced unit of a dropout layer is called. */
export type NameOfSilenced = (
  moment: Moment,
  unit: { readonly layer: number; readonly unit: number },
) => Piece[]

/** `known`: what the worker has told of moments; of another one only the chance is said. */
export function maskLine(
  moment: Moment,
  phase: Phase,
  known: readonly MaskedAt[],
  nameOf: NameOfSilenced = ({ layout }, unit) => neuronPieces(layout, unit),
): Piece[] {
  const shown = 'Shown as the network answers, with nothing silenced. '
  const told = known.find(({ position }) => position === moment.frame.position)?.value
  if (!told) {
    const rates = moment.network.layers.flatMap((one) =>
      one.type === 'dropout' ? [percent(one.rate)] : [],
    )
    return [{ text: `${shown}In training dropout silences ${rates.join(', then ')} by chance.` }]
  }
  const silenced = told.layers.flatMap((one) =>
    one.silenced.map((unit) => ({ layer: one.layer, unit })),
  )
  if (silenced.length === 0) {
    return [{ text: `${shown}In this step dropout happens to silence none in training either.` }]
  }
  const names = silenced.slice(0, silenced.length > NAMED ? NAMED - 1 : NAMED)
  const more = silenced.length - names.length
  const list = names.flatMap((neuron, place): Piece[] => [
    ...(place === 0 ? [] : [{ text: place === silenced.length - 1 ? ' and ' : ', ' }]),
    ...nameOf(moment, neuron),
  ])
  const digits = resultDigits(moment.isAllDigits)
  const [answer] = told.outputs
  const says: Piece[] =
    told.outputs.length === 1
      ? [{ text: 'the network says ' }, number(answer, digits), { text: ', and ' }]
      : []
  return [
    { text: `${shown}In training dropout silences ` },
    ...list,
    { text: more > 0 ? ` and ${more} more in this step: ` : ' in this step: ' },
    ...says,
    { text: 'the loss is ' },
    number(told.loss, digits, 'learn'),
    { text: `. ${endings[phase](silenced.length)}` },
  ]
}

/** What that means in each phase. */
const endings: Readonly<Record<Phase, (count: number) => string>> = {
  forward: () => 'The others count more, so that sums stay as large.',
  loss: () => 'That is the loss it learns from.',
  backward: (count) => `No blame reaches ${count === 1 ? 'it' : 'them'} then.`,
  update: (count) => `No weight of ${count === 1 ? 'it' : 'them'} moves by this step.`,
}
