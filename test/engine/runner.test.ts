/** The law of fused kernels: a step run at once leaves the bits of its operations one by one, everywhere in the arena. */
import type { OutputActivationName } from '../../src/engine/activations.ts'
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { activations, type ActivationName } from '../../src/engine/activations.ts'
import { losses, type LossName } from '../../src/engine/losses.ts'
import { sizeOf, type NetworkSpec } from '../../src/engine/network.ts'
import { compile, type CompileSpec, type Machine } from '../../src/engine/plan.ts'
import { stream } from '../../src/engine/random.ts'
import { plainStepper, type Step } from '../../src/engine/runner.ts'
import { settingsAt } from '../../src/engine/update.ts'
import { starts } from '../support/runs.ts'

type Last = { readonly units: number; readonly activation: OutputActivationName }

/** Chunks of batches: rows of each, and where batches end. */
const chunks = fc.array(
  fc.record({
    rows: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9 })),
    isLast: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

/** Dense networks of all activations and losses, of sizes on both sides of every block. */
const denseSpecs: fc.Arbitrary<CompileSpec> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 9 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 9 }),
        activation: fc.constantFrom(...(Object.keys(activations) as ActivationName[])),
      }),
      { maxLength: 3 },
    ),
    loss: fc.constantFrom(...(Object.keys(losses) as LossName[])),
    units: fc.integer({ min: 1, max: 5 }),
    optimizer: fc.constantFrom(
      { type: 'sgd', learningRate: 0.1 } as const,
      { type: 'sgd', learningRate: 0.1, momentum: 0.5 } as const,
      { type: 'adam', learningRate: 0.1 } as const,
    ),
    penalty: fc.constantFrom('none' as const, 'l2' as const),
  })
  .map(({ inputs, hidden, loss, units, optimizer, penalty }) => {
    const last: Last = { units, activation: losses[loss].after ?? 'tanh' }
    const layers: Last[] = [...hidden, last]
    const network: NetworkSpec = {
      input: [inputs],
      layers: layers.map((layer) => ({ type: 'dense', ...layer })),
      initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
    }
    return { network, loss, optimizer, penalty }
  })

/** The whole memory after these chunks of random samples, each as long as its machine allows. */
function after(
  spec: CompileSpec,
  wanted: readonly { rows: number; isLast: boolean }[],
  stepOf: (machine: Machine) => Step,
): Float64Array {
  const machine = compile(spec)
  const { memory, places, layout } = machine
  const step = stepOf(machine)
  const random = stream(7, 'data')
  const fill = (start: number, length: number): void => {
    for (let k = 0; k < length; k++) memory[start + k] = random.normal()
  }
  fill(places.parameters, layout.count)
  memory[places.settings + settingsAt.learningRate] = 0.1
  memory[places.settings + settingsAt.penalty] = 0.01
  memory[places.settings + settingsAt.clipNorm] = 1
  fill(places.hyper, places.memory - places.hyper)
  let isFirst = true
  let size = 0
  for (const chunk of wanted) {
    const rows = Math.min(chunk.rows, machine.rows)
    fill(places.input, rows * sizeOf(layout.shapes[0]))
    fill(places.target, rows * sizeOf(layout.shapes.at(-1)!))
    size += rows
    memory[places.settings + settingsAt.batchSize] = size
    step(rows, isFirst, chunk.isLast)
    isFirst = chunk.isLast
    if (isFirst) size = 0
  }
  return memory
}

function expectSameBits(
  spec: CompileSpec,
  wanted: readonly { rows: number; isLast: boolean }[],
): void {
  const atOnce = after(spec, wanted, ({ train }) => train)
  const oneByOne = after(spec, wanted, ({ memory, plan }) => plainStepper(memory, plan))
  expect(atOnce).toEqual(oneByOne)
}

it('a step of a dense network leaves the bits of its operations one by one', () => {
  fc.assert(fc.property(denseSpecs, chunks, expectSameBits), { numRuns: 200 })
})

it('a step of any network leaves the bits of its operations one by one', () => {
  fc.assert(
    fc.property(starts, chunks, ({ network, training }, wanted) => {
      const { loss, optimizer, regularization, clipNorm } = training
      const penalty = regularization.type
      expectSameBits({ network, loss, optimizer, penalty, isClipped: clipNorm !== null }, wanted)
    }),
    { numRuns: 100 },
  )
})

it('a step that leaves the finite numbers is noticed as by its operations', () => {
  const network: NetworkSpec = {
    input: [2],
    layers: [
      { type: 'dense', units: 2, activation: 'relu' },
      { type: 'dense', units: 1, activation: 'linear' },
    ],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  }
  const machine = compile({
    network,
    loss: 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate: 1 },
  })
  const { memory, places } = machine
  const watch = places.settings + settingsAt.watch
  memory[places.settings + settingsAt.learningRate] = 1
  memory[places.settings + settingsAt.batchSize] = 1
  memory[places.target] = 1
  machine.train(1, true, true)
  expect(memory[watch]).toBe(0)
  memory[places.target] = 1e200
  machine.train(1, true, true)
  expect(memory[watch]).toBeNaN()
})
