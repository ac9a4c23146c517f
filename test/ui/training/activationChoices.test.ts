import { expect, it } from 'vitest'
import { activations } from '../../../src/engine/activations.ts'
import { activationChoices } from '../../../src/ui/training/activationChoices.ts'

it('every activation is on offer, once', () => {
  expect(activationChoices.toSorted()).toEqual(Object.keys(activations).toSorted())
})
