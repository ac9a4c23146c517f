/**
 * Start here: Backstep from a single neuron to a trained network, as tests. The numbers are those of
 * the well-known introduction (victorzhou.com, "Machine Learning for Beginners"), to all digits.
 */
import { expect, it } from 'vitest'
import { builtIn } from '../src/data/builtIn.ts'
import { createEvaluator } from '../src/engine/evaluate.ts'
import { indexOf, layoutOf, nameOf } from '../src/engine/layout.ts'
import type { NetworkSpec, TrainingSpec } from '../src/engine/network.ts'
import { createTimeline } from '../src/engine/timeline.ts'
import { createTracer } from '../src/engine/trace.ts'
import { disagreement, flat, PARAMETERS, referenceCase } from './support/reference.ts'

/** A network document: two inputs, then layers of so many sigmoid neurons. */
function network(...units: number[]): NetworkSpec {
  return {
    input: [2],
    layers: units.map((count) => ({ type: 'dense', units: count, activation: 'sigmoid' })),
    initial: { weights: { type: 'normal', deviation: 1 }, bias: { type: 'normal', deviation: 1 } },
  }
}

/** How the introduction trains: one sample at a time, in order, learning rate 0.1. */
const training: TrainingSpec = {
  loss: 'meanSquaredError',
  optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  schedule: { type: 'constant' },
  batchSize: 1,
  regularization: { type: 'none', rate: 0 },
  clipNorm: null,
  order: 'inOrder',
}

const alice = { input: [-2, -1], target: [1] }

it('a neuron multiplies its inputs by weights, adds a bias and squashes the sum', () => {
  const neuron = createEvaluator(network(1), 'meanSquaredError')
  const output = new Float64Array(1)
  // Weights 0 and 1, bias 4: 0·2 + 1·3 + 4 = 7, and σ(7) = 0.999…
  neuron.predict(Float64Array.of(0, 1, 4), Float64Array.of(2, 3), output)
  expect(output[0]).toBe(0.9990889488055994)
})

it('neurons combine into a network: two inputs, two hidden neurons, one output', () => {
  const small = createEvaluator(network(2, 1), 'meanSquaredError')
  const output = new Float64Array(1)
  // Every neuron has weights 0 and 1 and bias 0.
  small.predict(Float64Array.of(0, 1, 0, 1, 0, 0, 0, 1, 0), Float64Array.of(2, 3), output)
  expect(output[0]).toBe(0.7216325609518421)
})

it('parameters lie flat, layer by layer, weights before biases, and have the names of the picture', () => {
  const layout = layoutOf(network(2, 1))
  const names = Array.from({ length: layout.count }, (_, p) => {
    const { letter, number } = nameOf(layout, p)
    return letter + number
  })
  expect(names).toEqual(['w1', 'w2', 'w3', 'w4', 'b1', 'b2', 'w5', 'w6', 'b3'])
})

it('one step computes the derivative of the loss by every parameter', () => {
  const { expected } = referenceCase('article.json', '2-2-1 derivatives by the chain rule')
  const layout = layoutOf(network(2, 1))
  const tracer = createTracer(network(2, 1), 'meanSquaredError')
  // All weights 1, all biases 0.
  tracer.trace(Float64Array.of(1, 1, 1, 1, 0, 0, 1, 1, 0), alice)
  expect(tracer.layers[1].outputs[0]).toBe(0.5236951740839997)
  expect(tracer.gradients[indexOf(layout, 0, 0, 0)]).toBeCloseTo(0.02146953526581111, 15)
  for (const [name, derivative] of Object.entries(expected.chainRule!.partials)) {
    const index = tracer.gradients.findIndex((_, p) => {
      const { letter, number } = nameOf(layout, p)
      return name === `dL_d${letter}${number}`
    })
    expect(disagreement([tracer.gradients[index]], [derivative], 1e-12)).toBeLessThanOrEqual(1)
  }
})

it('stochastic gradient descent takes one sample and changes every parameter by −η·∂L/∂w', () => {
  const first = [1, 1, 1, 1, 0, 0, 1, 1, 0]
  const tracer = createTracer(network(2, 1), 'meanSquaredError')
  tracer.trace(Float64Array.from(first), alice)
  const timeline = createTimeline(
    { network: network(2, 1), training, samples: [alice], seed: 1, parameters: first },
    [],
  )
  timeline.advance(1)
  expect([...timeline.parameters]).toEqual(first.map((w, p) => w - 0.1 * tracer.gradients[p]))
})

it('after 1,000 epochs the network knows the four people, and two that it never saw', () => {
  const one = referenceCase('article.json', '2-2-1 trained for 1000 epochs')
  const { samples } = builtIn.heightAndWeight
  const timeline = createTimeline(
    { network: network(2, 1), training, samples, seed: 1, parameters: flat(one.parameters) },
    [],
  )
  timeline.advance(1000 * samples.length)

  const evaluator = createEvaluator(network(2, 1), 'meanSquaredError')
  const nothing = new Float64Array(0)
  const loss = evaluator.evaluate(timeline.parameters, samples, nothing, nothing)
  expect(disagreement([loss], [one.expected.losses!.at(-1)!.loss], PARAMETERS)).toBeLessThanOrEqual(
    1,
  )

  const emilyAndFrank = new Float64Array(2)
  evaluator.predict(timeline.parameters, Float64Array.of(-7, -3, 20, 2), emilyAndFrank)
  const wanted = one.expected.predictions!.flatMap(({ output }) => output)
  expect(disagreement(emilyAndFrank, wanted, PARAMETERS)).toBeLessThanOrEqual(1)
})

it('a run is a value: the same document and position give the same bytes, whatever way led there', () => {
  const start = {
    network: network(2, 1),
    training: { ...training, order: 'shuffled' as const },
    samples: builtIn.heightAndWeight.samples,
    seed: 7,
    parameters: null,
  }
  const straight = createTimeline(start, [])
  straight.advance(5000)
  const detour = createTimeline(start, [])
  detour.advance(4999)
  detour.advance(300)
  detour.restore(5000)
  detour.advance(5000 - detour.position)
  expect([...detour.parameters]).toEqual([...straight.parameters])
})
