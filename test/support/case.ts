/** A reference case opened as a document: what PyTorch says of it has to stand on the page. */
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { distanceTo } from './read.ts'
import { disagreement, flat, startOf, VALUES, type ReferenceCase } from './reference.ts'

/** The case as a run, its samples read as flat values. No update before every sample was seen. */
export function documentOf(one: ReferenceCase): object {
  const { network, training, samples, parameters } = startOf(one)
  const [first] = samples
  const source = {
    type: 'samples',
    input: [first.input.length],
    target: [first.target.length],
    samples,
  }
  return {
    experiment: {
      version: 1,
      numerics: 1,
      title: one.name,
      seed: 1,
      data: { source, seed: 1, features: [], scale: { type: 'none' }, test: { type: 'none' } },
      network,
      training: { ...training, batchSize: samples.length },
      parameters,
    },
    edits: [],
    position: 0,
  }
}

/** Goes through the samples: loss and answers in the panel's Loss, one parameter's gradient in Backward, and all gradients in the frames. */
export async function expectCase(
  page: Page,
  { samples, expected }: ReferenceCase,
  select: () => Promise<number>,
): Promise<void> {
  const panel = page.getByRole('region', { name: 'This step' })
  const tells = (values: readonly number[]): Promise<void> =>
    expect
      .poll(async () => {
        const text = await panel.innerText()
        return values.filter(
          (value) => distanceTo(text, value) > 1e-10 * Math.max(1, Math.abs(value)),
        )
      }, 'the panel tells its numbers')
      .toEqual([])
  await page.getByRole('button', { name: 'All digits', exact: true }).click()
  const sums = flat(expected.gradients).map(() => 0)
  for (const [s, outputs] of expected.outputs.entries()) {
    await page.getByRole('tab', { name: 'Loss' }).click()
    await tells([...outputs, expected.loss])
    await page.getByRole('tab', { name: 'Backward' }).click()
    const index = await select()
    const { gradients } = await page.evaluate(() => backstep.frame)
    await tells([gradients[index]])
    gradients.forEach((gradient, p) => (sums[p] += gradient / samples.length))
    if (s < samples.length - 1) await page.evaluate(() => backstep.step())
  }
  expect(disagreement(sums, flat(expected.gradients), VALUES)).toBeLessThanOrEqual(1)
}
