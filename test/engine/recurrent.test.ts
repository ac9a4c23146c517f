/** Recurrent layers: gradients through time, what they keep of every time step, the order of their sums, and what they refuse. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { kernels } from '../../src/engine/kernels/kernels.ts'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import type { LossName } from '../../src/engine/losses.ts'
import { sizeOf, type NetworkSpec, type Shape } from '../../src/engine/network.ts'
import { compile, type Machine } from '../../src/engine/plan.ts'
import { stream } from '../../src/engine/random.ts'
import { createTracer } from '../../src/engine/trace.ts'

const types = ['simpleRnn', 'lstm', 'gru'] as const
type Type = (typeof types)[number]

function networkOf(input: Shape, layers: readonly LayerSpec[]): NetworkSpec {
  return { input, layers, initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } } }
}

function recurrent(type: Type, units: number, returnSequences: boolean): LayerSpec {
  return { type, units, activation: 'tanh', returnSequences }
}

function compileFor(network: NetworkSpec, loss: LossName = 'meanSquaredError'): Machine {
  return compile({ network, loss, optimizer: { type: 'sgd', learningRate: 0 } })
}

function step(machine: Machine, rows: number): void {
  machine.forward(rows)
  machine.loss(rows)
  machine.backward(rows)
}

const unitsAndType = (most: number): fc.Arbitrary<{ units: number; type: Type }> =>
  fc.record({ units: fc.integer({ min: 1, max: most }), type: fc.constantFrom(...types) })

/** Recurrent layers on top of each other, with or without sequences and a dense layer at the end; inputs as normal numbers. */
const stacks = (most: number): fc.Arbitrary<{ network: NetworkSpec; seed: number }> =>
  fc
    .record({
      steps: fc.integer({ min: 1, max: 6 }),
      features: fc.integer({ min: 1, max: most }),
      layers: fc.array(unitsAndType(most), { minLength: 1, maxLength: 3 }),
      activation: fc.constantFrom('tanh' as const, 'sigmoid' as const, 'linear' as const),
      returnSequences: fc.boolean(),
      isDenseLast: fc.boolean(),
      seed: fc.nat(1_000_000),
    })
    .map(({ steps, features, layers, activation, returnSequences, isDenseLast, seed }) => {
      const stack = layers.map(({ type, units }, l): LayerSpec => {
        const isSequence = returnSequences || l < layers.length - 1
        return type === 'simpleRnn'
          ? { type, units, activation, returnSequences: isSequence }
          : recurrent(type, units, isSequence)
      })
      const last: LayerSpec = { type: 'dense', units: 2, activation: 'linear' }
      // Dropout that drops nothing hands the gradient of the input over to where it can be read.
      const first: LayerSpec = { type: 'dropout', rate: 0 }
      const all = isDenseLast ? [first, ...stack, last] : [first, ...stack]
      return { network: networkOf([steps, features], all), seed }
    })

/** Parameters of about half a unit, and a sample, for a network. */
function drawFor(network: NetworkSpec, seed: number) {
  const random = stream(seed, 'data')
  const { count, shapes } = layoutOf(network)
  const numbers = (length: number): number[] => Array.from({ length }, () => random.normal())
  return {
    parameters: Float64Array.from(numbers(count), (value) => value / 2),
    sample: () => ({ input: numbers(sizeOf(shapes[0])), target: numbers(sizeOf(shapes.at(-1)!)) }),
  }
}

/** Holds every gradient of one sample, of parameters and of what the first layer hands on, against central differences. */
function expectDifferences(network: NetworkSpec, seed: number, loss: LossName, isShare = false) {
  const { parameters, sample: draw } = drawFor(network, seed)
  const drawn = draw()
  const sample = isShare ? { ...drawn, target: drawn.target.map((t) => 1 / (1 + t * t)) } : drawn
  const tracer = createTracer(network, loss)
  const lossWith = (values: Float64Array, input: readonly number[]): number => {
    tracer.trace(values, { ...sample, input })
    return tracer.loss
  }
  tracer.trace(parameters, sample)
  const gradients = tracer.gradients.slice()
  const inputGradients = tracer.layers[0].outputGradients.slice()
  const near = (gradient: number, lossAt: (moved: number) => number, value: number): void => {
    const difference = (lossAt(value + 1e-6) - lossAt(value - 1e-6)) / 2e-6
    expect(Math.abs(gradient - difference)).toBeLessThan(1e-6 * Math.max(1, Math.abs(gradient)))
  }
  gradients.forEach((gradient, p) =>
    near(gradient, (moved) => lossWith(parameters.with(p, moved), sample.input), parameters[p]),
  )
  if (network.layers[0].type !== 'dropout') return
  inputGradients.forEach((gradient, i) =>
    near(gradient, (moved) => lossWith(parameters, sample.input.with(i, moved)), sample.input[i]),
  )
}

it('backward through time equals central differences, in every parameter and every input', () => {
  fc.assert(
    fc.property(stacks(3), ({ network, seed }) => {
      expectDifferences(network, seed, 'meanSquaredError')
    }),
    { numRuns: 60 },
  )
})

it.each(types.flatMap((type) => [true, false].map((isSequence) => [type, isSequence] as const)))(
  '%s alone, sequences %s, has the gradients that central differences find',
  (type, isSequence) => {
    const first: LayerSpec = { type: 'dropout', rate: 0 }
    const network = networkOf([4, 2], [first, recurrent(type, 5, isSequence)])
    expectDifferences(network, 7, 'meanSquaredError')
  },
)

it.each([true, false])(
  'a simpleRnn comes last with a loss of its weighted sums, sequences %s',
  (returnSequences) => {
    const layer: LayerSpec = { type: 'simpleRnn', units: 3, activation: 'sigmoid', returnSequences }
    expectDifferences(networkOf([4, 2], [layer]), 11, 'binaryCrossEntropy', true)
  },
)

it('a chunk of rows gives the bits that its rows give one at a time', () => {
  fc.assert(
    fc.property(stacks(9), fc.integer({ min: 2, max: 9 }), ({ network, seed }, rows) => {
      const [together, alone] = [compileFor(network), compileFor(network)]
      const { parameters, sample } = drawFor(network, seed)
      const { input, target } = together.places
      const last = together.places.layers.at(-1)!
      const [inputs, outputs] = [sizeOf(network.input), sizeOf(last.outputShape)]
      const read = ({ memory }: Machine, start: number, length: number): number[] => [
        ...memory.subarray(start, start + length),
      ]
      for (const { memory, places } of [together, alone]) memory.set(parameters, places.parameters)
      const outputsAlone: number[] = []
      for (let s = 0; s < rows; s++) {
        const one = sample()
        together.memory.set(one.input, input + s * inputs)
        together.memory.set(one.target, target + s * outputs)
        alone.memory.set(one.input, input)
        alone.memory.set(one.target, target)
        step(alone, 1)
        outputsAlone.push(...read(alone, last.output, outputs))
      }
      step(together, rows)
      const { gradients } = together.places
      const { count } = together.layout
      expect(read(together, last.output, rows * outputs)).toEqual(outputsAlone)
      expect(read(together, gradients, count)).toEqual(read(alone, gradients, count))
    }),
    { numRuns: 60 },
  )
})

it('two steps of a simpleRnn are the ones worked by hand', () => {
  // W = 1, U = 2, b = 0, x = 0, −1, target 0, sigmoid.
  // Forward:  z₁ = 1·0 = 0, h₁ = σ(0) = 1/2; z₂ = 1·(−1) + 2·1/2 = 0, h₂ = 1/2; L = (1/2 − 0)² = 1/4.
  // Backward: dh₂ = 2·1/2 = 1, dz₂ = 1·1/2·1/2 = 1/4; dh₁ = U·dz₂ = 1/2, dz₁ = 1/2·1/4 = 1/8.
  // dW = dz₂·x₂ + dz₁·x₁ = −1/4, dU = dz₂·h₁ = 1/8, db = dz₂ + dz₁ = 3/8.
  const layer = { type: 'simpleRnn', units: 1, activation: 'sigmoid' } as const
  const tracer = createTracer(
    networkOf([2, 1], [{ ...layer, returnSequences: false }]),
    'meanSquaredError',
  )
  tracer.trace(Float64Array.of(1, 2, 0), { input: [0, -1], target: [0] })
  expect(tracer.loss).toBe(0.25)
  expect([...tracer.gradients]).toEqual([-0.25, 0.125, 0.375])

  // With both h, each against 0: L = (1/4 + 1/4)/2, dy₁ = dy₂ = 2·1/2/2 = 1/2, dz₂ = 1/8,
  // dh₁ = 1/2 + 2·1/8 = 3/4, dz₁ = 3/16; dW = −1/8, dU = 1/16, db = 5/16.
  const both = createTracer(
    networkOf([2, 1], [{ ...layer, returnSequences: true }]),
    'meanSquaredError',
  )
  both.trace(Float64Array.of(1, 2, 0), { input: [0, -1], target: [0, 0] })
  expect([...both.gradients]).toEqual([-0.125, 0.0625, 0.3125])
})

describe('what a layer keeps of every time step', () => {
  const [steps, units] = [4, 3]

  /** A step of one sample, and a reader of the layer's extras at time t. */
  function keptBy(type: Type) {
    const machine = compileFor(networkOf([steps, 2], [recurrent(type, units, true)]))
    const { memory, places } = machine
    const { parameters, sample } = drawFor(networkOf([steps, 2], [recurrent(type, units, true)]), 5)
    const { input, target } = sample()
    memory.set(parameters, places.parameters)
    memory.set(input, places.input)
    memory.set(target, places.target)
    step(machine, 1)
    const [layer] = places.layers
    return {
      output: (t: number, o: number) => memory[layer.output + t * units + o],
      kept: (name: string, t: number, o: number) =>
        t < 0 ? 0 : memory[layer.extras[name] + t * units + o],
      gate: (name: string, gates: number, gate: number, t: number, o: number) =>
        memory[layer.extras[name] + (t * gates + gate) * units + o],
    }
  }

  function everywhere(check: (t: number, o: number) => void): void {
    for (let t = 0; t < steps; t++) for (let o = 0; o < units; o++) check(t, o)
  }

  it.each(types)('%s: the hidden state of every step, which is its output', (type) => {
    const { output, kept } = keptBy(type)
    everywhere((t, o) => expect(kept('hidden', t, o)).toBe(output(t, o)))
  })

  it('lstm: gates and cells that make up the hidden state', () => {
    const { kept, gate } = keptBy('lstm')
    everywhere((t, o) => {
      const [i, f, g, shown] = [0, 1, 2, 3].map((k) => gate('gates', 4, k, t, o))
      expect(kept('cell', t, o)).toBe(f * kept('cell', t - 1, o) + i * g)
      expect(kept('cellTanh', t, o)).toBeCloseTo(Math.tanh(kept('cell', t, o)), 14)
      expect(kept('hidden', t, o)).toBe(shown * kept('cellTanh', t, o))
    })
  })

  it('gru: gates that mix the last hidden state with a new one', () => {
    const { kept, gate } = keptBy('gru')
    everywhere((t, o) => {
      const [r, z, n] = [0, 1, 2].map((k) => gate('gates', 3, k, t, o))
      const sum = gate('gateSums', 3, 2, t, o) + r * gate('hiddenSums', 3, 2, t, o)
      expect(n).toBeCloseTo(Math.tanh(sum), 14)
      expect(kept('hidden', t, o)).toBe((1 - z) * n + z * kept('hidden', t - 1, o))
    })
  })

  it('gru: the gradient of the hidden product, reset gate times that of the sum', () => {
    const { gate } = keptBy('gru')
    everywhere((t, o) => {
      const r = gate('gates', 3, 0, t, o)
      const ofSum = gate('gateGradients', 3, 2, t, o)
      expect(gate('hiddenSumGradients', 3, 2, t, o)).toBe(ofSum * r)
    })
  })
})

it('gradients are summed from the last time step to the first, whichever comes out', () => {
  // 1 at the first step, −1e16 and 1e16 after it: (1e16 − 1e16) + 1 = 1, but 1 − 1e16 rounds to −1e16.
  const memory = Float64Array.from([1, -1e16, 1e16, 1, 1, 1, 0, 0])
  kernels.sequenceBiasGradients(memory, 1, 0, 6, 1, 3)
  kernels.sequenceWeightGradients(memory, 1, 3, 0, 7, 1, 1, 3, 0)
  expect([...memory.subarray(6)]).toEqual([1, 1])
})

it.each(types)('%s lets NaN through, so that a step that blew up is noticed', (type) => {
  const network = networkOf([3, 1], [recurrent(type, 2, false)])
  const { parameters, sample } = drawFor(network, 3)
  const tracer = createTracer(network, 'meanSquaredError')
  parameters.forEach((_, p) => {
    tracer.trace(parameters.with(p, NaN), sample())
    expect(tracer.loss).toBeNaN()
    expect(tracer.gradients[p]).toBeNaN()
  })
})

describe.each(types)('%s refuses in a sentence', (type) => {
  const layer = { type, units: 2, activation: 'tanh', returnSequences: false }
  const layoutWith = (changed: object, input: Shape = [4, 2]) =>
    layoutOf(networkOf(input, [{ ...layer, ...changed } as LayerSpec]))

  it('what is no sequence', () => {
    expect(() => layoutWith({}, [5])).toThrow(
      /Layer 1: .* takes a sequence of shape \[timeSteps, features\], not an array of shape \[5\]/,
    )
    expect(() => layoutWith({}, [1, 6, 6])).toThrow(/not an array of shape \[1, 6, 6\]/)
  })

  it('numbers of units that are not 1 or more', () => {
    for (const units of [0, -1, 1.5, NaN]) {
      expect(() => layoutWith({ units })).toThrow(`has 1 or more units, not ${units}.`)
    }
  })

  it('activations that it cannot have', () => {
    const refused = type === 'simpleRnn' ? ['softmax'] : ['relu', 'softmax']
    for (const activation of refused) {
      expect(() => layoutWith({ activation })).toThrow(`not ${activation}.`)
    }
  })

  it('a layer below that gives only its last output', () => {
    const below: LayerSpec = { type: 'lstm', units: 3, activation: 'tanh', returnSequences: false }
    const network = networkOf([4, 2], [below, layer as LayerSpec])
    expect(() => layoutOf(network)).toThrow(
      /Layer 2: .* shape \[3\]; a recurrent layer before it must return sequences/,
    )
  })
})

it.each(['lstm', 'gru'] as const)('%s refuses a loss of weighted sums at its end', (type) => {
  const network = networkOf([4, 2], [recurrent(type, 1, false)])
  expect(() => compileFor(network, 'binaryCrossEntropy')).toThrow(/put a dense layer after it/)
})
