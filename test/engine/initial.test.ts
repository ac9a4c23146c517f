/** Which initializer draws which block of a network's parameters, and from which seed. */
import { expect, it } from 'vitest'
import type { InitialSpec } from '../../src/engine/initializers.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import { plainTraining } from '../support/training.ts'

const units = 6
const layers = [
  { type: 'lstm', units, activation: 'tanh', returnSequences: true },
  { type: 'simpleRnn', units, activation: 'tanh', returnSequences: false },
  { type: 'dense', units: 2, activation: 'linear' },
] as const

function drawn(recurrent: InitialSpec | null, seed = 1) {
  const network: NetworkSpec = {
    input: [3, 4],
    layers,
    initial: {
      weights: { type: 'constant', value: 0.5 },
      bias: { type: 'zeros' },
      ...(recurrent && { recurrent }),
    },
  }
  const { parameters } = createTrainer({
    network,
    training: plainTraining({ optimizer: { type: 'sgd', learningRate: 0 } }),
    samples: [{ input: Array.from({ length: 12 }, () => 1), target: [0, 0] }],
    seed,
    parameters: null,
  })
  return layoutOf(network).blocks.map(({ name, start, length }) => ({
    name,
    values: [...parameters.subarray(start, start + length)],
  }))
}

/** The values of all blocks of these names. */
function valuesOf(blocks: ReturnType<typeof drawn>, ...names: readonly string[]): number[][] {
  return blocks.filter(({ name }) => names.includes(name)).map(({ values }) => values)
}

it('weights, biases and recurrent weights each have their own initializer', () => {
  const blocks = drawn({ type: 'orthogonal' })
  for (const values of valuesOf(blocks, 'weightsHidden')) {
    // Columns, one for each unit, of length 1
    const square = values.reduce((sum, value) => sum + value * value, 0)
    expect(square).toBeCloseTo(units, 12)
    expect(new Set(values).size).toBe(values.length)
  }
  expect(new Set(valuesOf(blocks, 'weights', 'weightsInput').flat())).toEqual(new Set([0.5]))
  expect(new Set(valuesOf(blocks, 'bias').flat())).toEqual(new Set([0]))
})

it('recurrent weights are drawn as the others where nothing else is said', () => {
  for (const { name, values } of drawn(null)) {
    expect(new Set(values)).toEqual(new Set([name === 'bias' ? 0 : 0.5]))
  }
})

it('the same seed draws the same, another one others, and every block its own', () => {
  const spec = { type: 'normal', deviation: 1 } as const
  expect(drawn(spec)).toEqual(drawn(spec))
  const [first, other] = [drawn(spec), drawn(spec, 2)].map((blocks) =>
    valuesOf(blocks, 'weightsHidden').map((values) => values.slice(0, 3)),
  )
  expect(first).not.toEqual(other)
  expect(first[0]).not.toEqual(first[1])
})
