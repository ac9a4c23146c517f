/** What a document can hold is what a page trains: the reference cases, opened by the page's handle. */
import { expect, it } from 'vitest'
import { check } from '../../src/experiment/check.ts'
import { kindOfNetwork } from '../../src/experiment/kinds.ts'
import { createHandle } from '../../src/state/handle.ts'
import { createTestApp } from '../support/app.ts'
import {
  disagreement,
  flat,
  isElsewhere,
  PARAMETERS,
  referenceFiles,
  samplesFor,
  type ReferenceCase,
} from '../support/reference.ts'

const cases = referenceFiles().flatMap((file) => file.cases)

/** A case as an experiment from outside would say it, with all that has a default left out. */
function documentOf({ network, training, samples, parameters }: ReferenceCase): unknown {
  const target = [samples[0].target.length]
  const source = { type: 'samples', input: network.input, target, samples }
  return {
    version: 1,
    seed: 1,
    data: { source },
    network,
    training,
    parameters: flat(parameters),
  }
}

const used = (of: (one: ReferenceCase) => string): number => new Set(cases.map(of)).size

it.skipIf(isElsewhere)('documents can hold every reference case', () => {
  const refused = cases.filter((one) => !check(documentOf(one)).ok)
  expect(refused.map(({ name }) => name)).toEqual([])
  expect(cases).toHaveLength(234)
  expect(used(({ training }) => training.optimizer.type)).toBe(6)
  expect(used(({ training }) => training.loss)).toBe(7)
  expect(used(({ training }) => training.regularization.type)).toBe(3)
  expect(used(({ network }) => kindOfNetwork(network))).toBe(3)
})

it('and a page that opens them has PyTorch’s parameters after PyTorch’s updates', async () => {
  const app = await createTestApp()
  const backstep = createHandle(app)
  for (const one of cases.filter((each) => check(documentOf(each)).ok)) {
    await app.done(backstep.open(documentOf(one)))
    for (const { updates, parameters } of one.expected.after) {
      const ahead = samplesFor(one, updates) - backstep.frame.position
      if (ahead > 0) await app.done(backstep.step('sample', ahead))
      const got = backstep.frame.parameters
      const off = disagreement(got, flat(parameters), PARAMETERS)
      expect(off, `${one.name} after ${updates} updates`).toBeLessThanOrEqual(1)
    }
  }
})
