/**
 * The engine against PyTorch: every case of `test/reference/`, or of the directory that the
 * environment variable REFERENCE_DIR names. None is left out.
 */
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import { layoutOf, nameOf } from '../../src/engine/layout.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import {
  disagreement,
  flat,
  isElsewhere,
  PARAMETERS,
  referenceFiles,
  samplesFor,
  startOf,
  VALUES,
  type ReferenceCase,
} from '../support/reference.ts'

const files = referenceFiles()

for (const { file, cases } of files) {
  describe(file, () => {
    for (const one of cases) {
      it(one.name, () => holds(one))
    }
  })
}

const count = files.reduce((sum, { cases }) => sum + cases.length, 0)

it(`all ${count} cases have been compared`, () => {
  // Another directory may have others.
  expect(count).toBeGreaterThanOrEqual(isElsewhere ? 1 : 234)
})

function holds(one: ReferenceCase): void {
  const { expected } = one
  const start = startOf(one)
  const parameters = Float64Array.from(flat(one.parameters))

  const outputs = new Float64Array(expected.outputs.flat().length)
  const evaluator = createEvaluator(start.network, start.training.loss)
  const loss = evaluator.evaluate(parameters, one.samples, outputs, new Float64Array(0))
  expect(disagreement(outputs, expected.outputs.flat(), VALUES), 'outputs').toBeLessThanOrEqual(1)
  expect(disagreement([loss], [expected.loss], VALUES), 'loss').toBeLessThanOrEqual(1)

  const tracer = createTracer(start.network, start.training.loss)
  const mean = new Float64Array(parameters.length)
  for (const sample of one.samples) {
    tracer.trace(parameters, sample)
    tracer.gradients.forEach((gradient, p) => (mean[p] += gradient / one.samples.length))
  }
  expect(disagreement(mean, flat(expected.gradients), VALUES), 'gradients').toBeLessThanOrEqual(1)

  const trainer = createTrainer(start)
  for (const { updates, parameters: wanted } of expected.after) {
    trainer.run(samplesFor(one, updates) - trainer.position)
    expect(
      disagreement(trainer.parameters, flat(wanted), PARAMETERS),
      `parameters after ${updates} updates`,
    ).toBeLessThanOrEqual(1)
  }
  if (expected.learned !== undefined) learns(one)
  if (expected.trained) trainsToTheEnd(one)
}

/** A perceptron answers all samples correctly for the first time after the update that the case names, or never within 1000. */
function learns(one: ReferenceCase): void {
  const start = startOf(one)
  const trainer = createTrainer(start)
  const evaluator = createEvaluator(start.network, start.training.loss)
  const nothing = new Float64Array(0)
  let learnedAfter: number | undefined
  for (let updates = 0; updates <= 1000 && learnedAfter === undefined; updates++) {
    trainer.run(samplesFor(one, updates) - trainer.position)
    if (evaluator.evaluate(trainer.parameters, one.samples, nothing, nothing) === 0) {
      learnedAfter = updates
    }
  }
  expect(learnedAfter).toBe(one.expected.learnedAfterUpdates)
  expect(learnedAfter !== undefined).toBe(one.expected.learned)
}

/** The article's training: the loss after every ten epochs, the final parameters, and what it says of two people it never saw. */
function trainsToTheEnd(one: ReferenceCase): void {
  const start = startOf(one)
  const trainer = createTrainer(start)
  const evaluator = createEvaluator(start.network, start.training.loss)
  const nothing = new Float64Array(0)
  for (const { epochs, loss } of one.expected.losses!) {
    trainer.run(epochs * one.samples.length - trainer.position)
    const got = evaluator.evaluate(trainer.parameters, one.samples, nothing, nothing)
    expect(disagreement([got], [loss], PARAMETERS), `loss, epoch ${epochs}`).toBeLessThanOrEqual(1)
  }
  const layout = layoutOf(start.network)
  trainer.parameters.forEach((value, index) => {
    const { letter, number } = nameOf(layout, index)
    const wanted = one.expected.trained![`${letter}${number}`]
    expect(disagreement([value], [wanted], PARAMETERS), letter + number).toBeLessThanOrEqual(1)
  })
  for (const { input, output } of one.expected.predictions!) {
    const said = new Float64Array(output.length)
    evaluator.predict(trainer.parameters, Float64Array.from(input), said)
    expect(disagreement(said, output, PARAMETERS), 'prediction').toBeLessThanOrEqual(1)
  }
}
