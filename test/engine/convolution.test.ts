/** Convolution and pooling: worked by hand, against central differences, against plain loops bit for bit, and what they refuse. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { kernels } from '../../src/engine/kernels/kernels.ts'
import { kindOf, type LayerSpec } from '../../src/engine/layers/kinds.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import { sizeOf, type NetworkSpec, type Shape } from '../../src/engine/network.ts'
import { compile, type Machine } from '../../src/engine/plan.ts'
import { stream } from '../../src/engine/random.ts'
import { convolution } from '../support/layers.ts'

const conv = convolution({
  filters: 1,
  kernelSize: [2, 2],
  padding: 'valid',
  activation: 'linear',
})

const maxPooling = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] } as const

const averagePooling = { type: 'averagePooling2d', poolSize: [2, 2], stride: [2, 2] } as const

/** Passes everything on: after it, the gradient of a network's input has a place. */
const identity = { type: 'dropout', rate: 0 } as const

function networkOf(input: Shape, ...layers: LayerSpec[]): NetworkSpec {
  return { input, layers, initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } } }
}

function machineOf(network: NetworkSpec, rows = 1): Machine {
  const optimizer = { type: 'sgd', learningRate: 0 } as const
  return compile({ network, loss: 'meanSquaredError', optimizer, rows })
}

type Numbers = ArrayLike<number>

/** One sample's step, save the update. */
function step(machine: Machine, parameters: Numbers, input: Numbers, target: Numbers): void {
  const { memory, places } = machine
  memory.set(parameters, places.parameters)
  memory.set(input, places.input)
  memory.set(target, places.target)
  machine.begin()
  machine.forward(1)
  machine.loss(1)
  machine.backward(1)
}

/** What lies at a named place of a layer, or of none. */
function read({ memory, map }: Machine, name: string, layer: number | null): number[] {
  const place = map.find((one) => one.name === name && one.layer === layer)!
  return [...memory.subarray(place.start, place.start + place.length)]
}

it('a convolution of a 3 × 3 image is the one worked by hand, forward and backward', () => {
  const machine = machineOf(networkOf([1, 3, 3], identity, conv))
  // Image   1 2 3   kernel  1 2   bias 10
  //         4 5 6           3 4
  //         7 8 9
  // z = 1·1 + 2·2 + 3·4 + 4·5 + 10 = 47   1·2 + 2·3 + 3·5 + 4·6 + 10 = 57
  //     1·4 + 2·5 + 3·7 + 4·8 + 10 = 77   1·5 + 2·6 + 3·8 + 4·9 + 10 = 87
  // With the targets 45, 57, 77, 83 and L = mean of (y − t)²: dz = 2 (y − t) / 4 = 1, 0, 0, 2
  step(machine, [1, 2, 3, 4, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9], [45, 57, 77, 83])
  expect(read(machine, 'output', 1)).toEqual([47, 57, 77, 87])
  expect(read(machine, 'weightedSumGradient', 1)).toEqual([1, 0, 0, 2])
  // dW = 1·(1 2 4 5) + 2·(5 6 8 9) = 11, 14, 20, 23; db = 1 + 2
  expect(read(machine, 'gradients', null)).toEqual([11, 14, 20, 23, 3])
  // dX: the kernel once at the upper left, and twice at the lower right; they meet in the middle: 4·1 + 1·2
  expect(read(machine, 'outputGradient', 0)).toEqual([1, 2, 0, 3, 6, 4, 0, 6, 8])
})

it('"same" padding with an even kernel puts the extra zeros at the bottom and at the right', () => {
  // Ones under a 2 × 2 kernel over  1 2 | 0    1 + 2 + 3 + 4   2 + 4
  //                                 3 4 | 0        3 + 4         4
  //                                 0 0 | 0
  const machine = machineOf(networkOf([1, 2, 2], { ...conv, padding: 'same' }))
  step(machine, [1, 1, 1, 1, 0], [1, 2, 3, 4], [0, 0, 0, 0])
  expect(read(machine, 'output', 0)).toEqual([10, 6, 7, 4])
  expect(read(machine, 'patches', 0)).toEqual(
    [
      [1, 2, 3, 4],
      [2, 0, 4, 0],
      [3, 4, 0, 0],
      [4, 0, 0, 0],
    ].flat(),
  )
})

it('max pooling keeps the first largest of each window and hands it the whole gradient', () => {
  const network = networkOf([1, 3, 3], identity, { ...maxPooling, stride: [1, 1] })
  const machine = machineOf(network)
  // 1 5 2   the windows' largest, and their places counted from 0:
  // 5 3 0   5 at 1 (the 5 at 3 comes later)   5 at 1
  // 4 4 4   5 at 3                            4 at 7 (the 4 at 8 comes later)
  // With targets y − 2 · (1, 2, 3, 4): dy = 2 (y − t) / 4 = 1, 2, 3, 4
  step(machine, [], [1, 5, 2, 5, 3, 0, 4, 4, 4], [3, 1, -1, -4])
  expect(read(machine, 'output', 1)).toEqual([5, 5, 5, 4])
  expect(read(machine, 'winners', 1)).toEqual([1, 1, 3, 7])
  expect(read(machine, 'outputGradient', 0)).toEqual([0, 3, 0, 3, 0, 0, 0, 4, 0])
})

it('average pooling shares a gradient out evenly, and leaves a row and a column over', () => {
  const machine = machineOf(networkOf([1, 3, 3], identity, averagePooling))
  // (1 + 2 + 4 + 5) / 4 = 3; t = 1: dy = 2 · (3 − 1) / 1 = 4, a quarter of it for each of the four
  step(machine, [], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1])
  expect(read(machine, 'output', 1)).toEqual([3])
  expect(read(machine, 'outputGradient', 0)).toEqual([1, 1, 0, 1, 1, 0, 0, 0, 0])
})

describe.each([maxPooling, averagePooling])('$type', (pooling) => {
  it.each([
    [2, 2],
    [3, 1],
  ] as const)('lets NaN through a window of %i × %i', (height, width) => {
    const image = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    image.forEach((_, index) => {
      const layer = { ...pooling, poolSize: [height, width], stride: [1, 1] } as const
      const machine = machineOf(networkOf([1, 3, 3], layer))
      const outputs = sizeOf(machine.layout.shapes[1])
      step(machine, [], image.with(index, NaN), new Float64Array(outputs))
      const across = 3 - width + 1
      read(machine, 'output', 0).forEach((y, o) => {
        const [row, column] = [Math.floor(o / across), o % across]
        const isInRows = Math.floor(index / 3) >= row && Math.floor(index / 3) < row + height
        const isInColumns = index % 3 >= column && index % 3 < column + width
        expect(Number.isNaN(y)).toBe(isInRows && isInColumns)
      })
    })
  })
})

const pair = (max: number): fc.Arbitrary<[number, number]> =>
  fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }))

const convolutions: fc.Arbitrary<LayerSpec> = fc
  .record({
    filters: fc.integer({ min: 1, max: 6 }),
    kernelSize: pair(4),
    stride: pair(3),
    padding: fc.constantFrom('valid', 'same'),
    activation: fc.constantFrom('linear', 'sigmoid', 'tanh'),
  })
  .map((spec) => ({
    type: 'conv2d',
    ...spec,
    stride: spec.padding === 'same' ? [1, 1] : spec.stride,
  }))

const poolings: fc.Arbitrary<LayerSpec> = fc.record({
  type: fc.constantFrom('maxPooling2d', 'averagePooling2d'),
  poolSize: pair(3),
  stride: pair(3),
})

/** A small network of convolutions and poolings, as many as fit, with parameters and samples. */
const networks = fc
  .record({
    input: fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
    ),
    layers: fc.array(fc.oneof(convolutions, poolings), { minLength: 1, maxLength: 3 }),
    rows: fc.integer({ min: 1, max: 6 }),
    seed: fc.nat(1_000_000),
  })
  .map(({ input, layers, rows, seed }) => {
    const fitting: LayerSpec[] = [identity]
    let shape: Shape = input
    for (const layer of layers) {
      const output = kindOf(layer).outputShape(layer, shape)
      if ('problem' in output) continue
      fitting.push(layer)
      shape = output
    }
    const network = networkOf(
      input,
      ...fitting,
      { type: 'flatten' },
      { type: 'dense', units: 2, activation: 'linear' },
    )
    const random = stream(seed, 'data')
    const numbers = (count: number): Float64Array =>
      Float64Array.from({ length: count }, () => random.normal())
    return {
      network,
      parameters: numbers(layoutOf(network).count),
      samples: Array.from({ length: rows }, () => ({
        input: numbers(sizeOf(input)),
        target: numbers(2),
      })),
    }
  })

it('backward equals central differences, in every parameter and every input', () => {
  fc.assert(
    fc.property(networks, ({ network, parameters, samples: [{ input, target }] }) => {
      const machine = machineOf(network)
      const { memory, places } = machine
      const winners = (): string =>
        JSON.stringify(
          network.layers.map(
            ({ type }, l) => type === 'maxPooling2d' && read(machine, 'winners', l),
          ),
        )
      step(machine, parameters, input, target)
      const [gradients, inputGradients] = [
        read(machine, 'gradients', null),
        read(machine, 'outputGradient', 0),
      ]
      const before = winners()
      /** Where a window's winner changes in between, there is a bend and no slope. */
      const agrees = (gradient: number, run: (distance: number) => void): void => {
        const [above, below] = [1e-5, -1e-5].map((distance) => {
          run(distance)
          return winners() === before ? memory[places.loss] : NaN
        })
        const difference = (above - below) / 2e-5
        if (Number.isNaN(difference)) return
        expect(Math.abs(gradient - difference)).toBeLessThan(1e-6 * Math.max(1, Math.abs(gradient)))
      }
      gradients.forEach((gradient, p) =>
        agrees(gradient, (distance) =>
          step(machine, parameters.with(p, parameters[p] + distance), input, target),
        ),
      )
      inputGradients.forEach((gradient, i) =>
        agrees(gradient, (distance) =>
          step(machine, parameters, input.with(i, input[i] + distance), target),
        ),
      )
    }),
    { numRuns: 60 },
  )
})

it('a chunk of rows gives the bits that its rows give one at a time', () => {
  fc.assert(
    fc.property(networks, ({ network, parameters, samples }) => {
      const rows = samples.length
      const [together, alone] = [machineOf(network, rows), machineOf(network)]
      for (const { memory, places } of [together, alone]) memory.set(parameters, places.parameters)
      samples.forEach(({ input, target }, s) => {
        together.memory.set(input, together.places.input + s * input.length)
        together.memory.set(target, together.places.target + s * target.length)
        alone.memory.set(input, alone.places.input)
        alone.memory.set(target, alone.places.target)
        alone.forward(1)
        alone.loss(1)
        alone.backward(1)
      })
      together.forward(rows)
      together.loss(rows)
      together.backward(rows)
      expect(read(together, 'gradients', null)).toEqual(read(alone, 'gradients', null))
      const size = sizeOf(network.input)
      expect(read(together, 'outputGradient', 0).slice(-size)).toEqual(
        read(alone, 'outputGradient', 0),
      )
    }),
    { numRuns: 100 },
  )
})

it('the products have the bits of plain loops, whatever the sizes of their blocks', () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 3 }),
    taps: fc.integer({ min: 1, max: 10 }),
    filters: fc.integer({ min: 1, max: 9 }),
    positions: fc.integer({ min: 1, max: 10 }),
    seed: fc.nat(1_000_000),
  })
  fc.assert(
    fc.property(sizes, ({ rows, taps, filters, positions, seed }) => {
      const random = stream(seed, 'data')
      const [patchLength, sumLength] = [taps * positions, filters * positions]
      const at = { patches: 0, z: rows * patchLength, w: 0, b: 0, db: 0, end: 0 }
      at.w = at.z + rows * sumLength
      at.b = at.w + filters * taps
      at.db = at.b + filters
      at.end = at.db + filters
      const fresh = Float64Array.from({ length: at.end }, () => random.normal())
      const patch = (s: number, k: number, p: number): number =>
        at.patches + s * patchLength + k * positions + p
      const sum = (s: number, f: number, p: number): number =>
        at.z + s * sumLength + f * positions + p
      const weight = (f: number, k: number): number => at.w + f * taps + k
      const each = (count: number, visit: (index: number) => void): void => {
        for (let index = 0; index < count; index++) visit(index)
      }

      const [forward, wanted] = [fresh.slice(), fresh.slice()]
      kernels.filterSums(forward, rows, at.patches, at.w, at.b, at.z, taps, filters, positions)
      each(rows, (s) =>
        each(filters, (f) =>
          each(positions, (p) => {
            let z = 0
            each(taps, (k) => (z += fresh[weight(f, k)] * fresh[patch(s, k, p)]))
            wanted[sum(s, f, p)] = z + fresh[at.b + f]
          }),
        ),
      )
      expect(forward).toEqual(wanted)

      const [gradients, wantedGradients] = [fresh.slice(), fresh.slice()]
      kernels.filterGradients(gradients, rows, at.patches, at.z, at.w, taps, filters, positions)
      kernels.filterBiasGradients(gradients, rows, at.z, at.db, filters, positions)
      each(rows, (s) =>
        each(positions, (p) =>
          each(filters, (f) => {
            const gradient = fresh[sum(s, f, p)]
            each(taps, (k) => (wantedGradients[weight(f, k)] += gradient * fresh[patch(s, k, p)]))
            wantedGradients[at.db + f] += gradient
          }),
        ),
      )
      expect(gradients).toEqual(wantedGradients)

      const [patches, wantedPatches] = [fresh.slice(), fresh.slice()]
      kernels.patchGradients(patches, rows, at.z, at.w, at.patches, taps, filters, positions)
      each(rows, (s) =>
        each(positions, (p) =>
          each(taps, (k) => {
            let gradient = 0
            each(filters, (f) => (gradient += fresh[weight(f, k)] * fresh[sum(s, f, p)]))
            wantedPatches[patch(s, k, p)] = gradient
          }),
        ),
      )
      expect(patches).toEqual(wantedPatches)
    }),
  )
})

it('a convolution counts as inputs what a filter sees, and as outputs what sees an input', () => {
  const layers = networkOf([3, 8, 8], { ...conv, filters: 4, kernelSize: [2, 5] })
  const [weights, bias] = layoutOf(layers).blocks
  expect(weights.shape).toEqual([4, 3, 2, 5])
  expect(bias.shape).toEqual([4])
  expect([weights.fanIn, weights.fanOut]).toEqual([3 * 2 * 5, 4 * 2 * 5])
})

describe('is refused when a network is built, in a sentence that says what would fit:', () => {
  const image: Shape = [1, 4, 4]
  const cases: [string, Shape, LayerSpec, string][] = [
    [
      'a convolution over what is no image',
      [16],
      conv,
      'a conv2d layer takes an image of shape [channels, height, width], not an array of shape [16].',
    ],
    ['no filters', image, { ...conv, filters: 0 }, 'a conv2d layer has 1 or more filters, not 0.'],
    [
      'a kernel of no height',
      image,
      { ...conv, kernelSize: [0, 2] },
      "a conv2d layer's kernelSize is [vertical, horizontal], whole numbers from 1 on, not [0, 2].",
    ],
    [
      'a stride of one and a half',
      image,
      { ...conv, stride: [1, 1.5] },
      "a conv2d layer's stride is [vertical, horizontal], whole numbers from 1 on, not [1, 1.5].",
    ],
    [
      'a kernel larger than the image',
      image,
      { ...conv, kernelSize: [2, 5] },
      'a kernel of 2 × 5 does not fit on an image of 4 × 4; with padding "valid" it is no larger than the image.',
    ],
    [
      '"same" padding with a stride',
      image,
      { ...conv, padding: 'same', stride: [2, 1] },
      'padding "same" goes with the stride [1, 1], not [2, 1]; with that stride take padding "valid".',
    ],
    [
      'another padding',
      image,
      { ...conv, padding: 'full' } as unknown as LayerSpec,
      'a conv2d layer\'s padding is "valid" or "same", not "full".',
    ],
    [
      'softmax over an image',
      image,
      { ...conv, activation: 'softmax' },
      "a conv2d layer's activation is of each value by itself, not softmax; put a flatten and a dense layer with softmax after it.",
    ],
    [
      'pooling of what is no image',
      [4, 4],
      averagePooling,
      'a pooling layer takes an image of shape [channels, height, width], not an array of shape [4, 4].',
    ],
    [
      'a pooling window of three sizes',
      image,
      { ...maxPooling, poolSize: [2, 2, 2] } as unknown as LayerSpec,
      "a pooling layer's poolSize is [vertical, horizontal], whole numbers from 1 on, not [2, 2, 2].",
    ],
    [
      'a pooling window larger than the image',
      image,
      { ...maxPooling, poolSize: [5, 2] },
      'a pooling window of 5 × 2 does not fit on an image of 4 × 4; it is no larger than the image.',
    ],
  ]
  it.each(cases)('%s', (_, input, layer, problem) => {
    expect(() => layoutOf(networkOf(input, layer))).toThrow(`Layer 1: ${problem}`)
  })
})
