import { expect, it } from 'vitest'
import { maskLine } from '../../../src/ui/step/maskLine.ts'
import { plain } from '../../../src/ui/step/pieces.ts'
import { moment } from './moments.ts'

// 2-2-1 with dropout before the output; layer 1 hands on h1 and h2.
const at = moment({ dropout: [1] })
const told = (silenced: readonly number[], position = 0) => [
  {
    position,
    value: { layers: [{ layer: 1, silenced }], outputs: Float64Array.of(0.5), loss: 0.25 },
  },
]

it('names who is silenced in this step, with the answer and the loss that training has', () => {
  expect(plain(maskLine(at, 'backward', told([1])))).toBe(
    'Shown as the network answers, with nothing silenced. In training dropout silences h2 in this step: the network says 0.5, and the loss is 0.25. No blame reaches it then.',
  )
  expect(plain(maskLine(at, 'update', told([0, 1])))).toContain(
    'silences h1 and h2 in this step: the network says 0.5, and the loss is 0.25. No weight of them moves',
  )
  expect(plain(maskLine(at, 'forward', told([])))).toContain('happens to silence none')
})

it('says the chance alone of a moment that the worker has not told of', () => {
  expect(plain(maskLine(at, 'forward', told([1], 7)))).toBe(
    'Shown as the network answers, with nothing silenced. In training dropout silences 20\u00a0% by chance.',
  )
})
