/**
 * The 2-2-1 network of the well-known introduction, computed once more in plain numbers: one
 * formula a line, nothing shared with the engine. And its run as a document for the page.
 */
import type { Sample } from '../../src/engine/network.ts'
import type { Run } from '../../src/experiment/experiment.ts'
import { flat, referenceCase } from './reference.ts'

const trained = referenceCase('article.json', '2-2-1 trained for 1000 epochs')

export const firstParameters = flat(trained.parameters)
export const { samples } = trained

/** The parameters that PyTorch has after so many updates. */
export function parametersAfter(updates: number): number[] {
  const found = trained.expected.after.find((one) => one.updates === updates)
  if (!found) throw new Error(`The case says nothing of ${updates} updates.`)
  return flat(found.parameters)
}

export const articleRun: Run = {
  experiment: {
    version: 1,
    numerics: 1,
    title: 'The article’s network',
    seed: 1,
    data: {
      source: { type: 'samples', input: [2], target: [1], samples },
      seed: 1,
      features: [],
      scale: { type: 'none' },
      test: { type: 'none' },
    },
    network: {
      ...trained.network,
      initial: {
        weights: { type: 'normal', deviation: 1 },
        bias: { type: 'normal', deviation: 1 },
      },
    },
    training: {
      ...trained.training,
      schedule: { type: 'constant' },
      clipNorm: null,
      order: 'inOrder',
    },
    parameters: firstParameters,
  },
  edits: [],
  position: 0,
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

/** w1 … w4, b1, b2, w5, w6, b3: the order in which parameters lie. */
type Nine = [number, number, number, number, number, number, number, number, number]

function forward(parameters: readonly number[], input: readonly number[]) {
  const [w1, w2, w3, w4, b1, b2, w5, w6, b3] = parameters as Nine
  const [x1, x2] = input as [number, number]
  const h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
  const h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
  return { x1, x2, w5, w6, h1, h2, output: sigmoid(w5 * h1 + w6 * h2 + b3) }
}

/** ŷ of a 2-2-1 network with sigmoids. */
export function predict(parameters: readonly number[], input: readonly number[]): number {
  return forward(parameters, input).output
}

/** The mean squared error over samples. */
export function lossOf(parameters: readonly number[], over: readonly Sample[]): number {
  const losses = over.map(({ input, target }) => (predict(parameters, input) - target[0]) ** 2)
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

/** The parameters after one step down the gradient of one sample's (ŷ − y)². */
export function stepped(parameters: readonly number[], sample: Sample, rate: number): number[] {
  const { x1, x2, w5, w6, h1, h2, output } = forward(parameters, sample.input)
  // ∂L/∂z of the output and of both hidden neurons: the slope of a sigmoid s is s (1 − s)
  const d3 = 2 * (output - sample.target[0]) * output * (1 - output)
  const d1 = d3 * w5 * h1 * (1 - h1)
  const d2 = d3 * w6 * h2 * (1 - h2)
  const gradients = [d1 * x1, d1 * x2, d2 * x1, d2 * x2, d1, d2, d3 * h1, d3 * h2, d3]
  return parameters.map((value, p) => value - rate * gradients[p])
}
