/** What the panel writes of a convolutional network comes to the step's own numbers, and these to plain loops. */
import { describe, expect, test } from 'vitest'
import { layoutOf } from '../../../../src/engine/layout.ts'
import { sizeOf } from '../../../../src/engine/network.ts'
import { evaluate, type Statement } from '../../../../src/ui/step/expression.ts'
import {
  blameStatements,
  gradientStatement,
  gradientStatements,
  pixelBlame,
} from '../../../../src/ui/step/images/backward.ts'
import { valueStatements } from '../../../../src/ui/step/images/forward.ts'
import type { Moment, Neuron } from '../../../../src/ui/step/moment.ts'
import {
  disagreement,
  flat as flatOf,
  referenceFiles,
  startOf,
  VALUES,
} from '../../../support/reference.ts'
import {
  conv,
  dense,
  dropout,
  flat,
  imageMoment,
  maxPool,
  meanPool,
  momentWith,
  worked,
} from './moments.ts'

const cases: readonly [string, Moment][] = [
  [
    'one convolution, padded, max-pooled',
    imageMoment({
      input: [1, 6, 6],
      layers: [conv(2, 3, 'same', 'relu'), maxPool, flat, dense(3, 'softmax')],
    }),
  ],
  [
    'two convolutions and both kinds of pooling',
    imageMoment({
      input: [1, 8, 8],
      layers: [
        conv(2, 3, 'same', 'relu'),
        maxPool,
        conv(3, 3, 'same', 'tanh'),
        meanPool,
        flat,
        dense(3, 'softmax'),
      ],
    }),
  ],
  [
    'two channels that come in, no padding, a hidden dense layer',
    imageMoment({
      input: [2, 6, 6],
      layers: [conv(2, 3, 'valid', 'linear'), maxPool, flat, dense(4, 'tanh'), dense(3, 'softmax')],
    }),
  ],
  [
    'dropout on maps and on a list, which hands on what it gets in the step that is shown',
    imageMoment({
      input: [1, 6, 6],
      layers: [conv(2, 3, 'same', 'relu'), dropout, maxPool, flat, dropout, dense(3, 'softmax')],
    }),
  ],
  [
    'an even kernel, without pooling',
    imageMoment({
      input: [1, 5, 5],
      layers: [conv(2, 2, 'same', 'relu'), flat, dense(3, 'softmax')],
    }),
  ],
]

function holds(at: Moment, statements: readonly Statement[]): void {
  for (const { result, expression, numbers } of statements) {
    const shown = result.at(at)
    const near = 1e-12 * Math.max(1, Math.abs(shown))
    expect(Math.abs(evaluate(expression, at) - shown)).toBeLessThanOrEqual(near)
    const short = numbers ? evaluate(numbers(at), at) : shown
    expect(Math.abs(short - shown)).toBeLessThanOrEqual(near)
  }
}

/** All but those of layers that only hand on what the one before says. */
const neuronsIn = ({ layout, network }: Moment): Neuron[] =>
  network.layers.flatMap(({ type }, layer) =>
    type === 'flatten' || type === 'dropout'
      ? []
      : Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, unit) => ({ layer, unit })),
  )

describe.each(cases)('%s', (_, at) => {
  const loops = worked(at)

  test('every value’s statements come to the value that plain loops find', () => {
    for (const neuron of neuronsIn(at)) {
      const statements = valueStatements(at, neuron)
      holds(at, statements)
      const said = statements.at(-1)!.result.at(at)
      expect(said).toBeCloseTo(loops.values[neuron.layer + 1][neuron.unit], 12)
    }
  })

  test('every δ is the slope of the loss by that sum', () => {
    for (const neuron of neuronsIn(at)) {
      const statements = blameStatements(at, neuron)
      holds(at, statements)
      const { result } = statements.at(-1)!
      const isSum = result.sign.type === 'letter'
      const slope = loops.slopeBy(neuron.layer, neuron.unit, isSum ? 'sum' : 'value')
      expect(result.at(at)).toBeCloseTo(slope, 6)
    }
  })

  test('every gradient is the sum that is written, and the slope of the loss', () => {
    at.frame.gradients.forEach((gradient, index) => {
      holds(at, gradientStatements(at, index))
      expect(gradientStatement(at, index).result.at(at)).toBe(gradient)
      expect(gradient).toBeCloseTo(loops.slope(index), 6)
    })
  })

  test('the blame of a pixel, which training does not need, is the slope of the loss by it', () => {
    at.sample.input.forEach((_ink, unit) => {
      expect(pixelBlame(at, at, { layer: -1, unit })).toBeCloseTo(
        loops.slopeBy(-1, unit, 'value'),
        6,
      )
    })
  })
})

test.each([
  ['meanSquaredError', 'sigmoid'],
  ['meanSquaredError', 'softmax'],
  ['binaryCrossEntropy', 'sigmoid'],
  ['hinge', 'linear'],
] as const)('with %s after %s the statements of the outputs hold too', (loss, activation) => {
  const at = imageMoment({
    input: [1, 4, 4],
    layers: [conv(2, 3, 'same', 'relu'), maxPool, flat, dense(3, activation)],
    loss,
  })
  for (const neuron of neuronsIn(at)) holds(at, blameStatements(at, neuron))
  for (const index of at.frame.gradients.keys()) holds(at, gradientStatements(at, index))
})

/** PyTorch's convolutional cases: outputs and gradients by what the panel writes, and by nothing else. */
const reference = referenceFiles()
  .flatMap(({ cases: all }) => all)
  .filter(({ network }) => network.input.length === 3)

test.each(reference.map((one) => [one.name, one] as const))('PyTorch agrees: %s', (_, one) => {
  const { network, training } = startOf(one)
  const parameters = Float64Array.from(flatOf(one.parameters))
  const layer = network.layers.length - 1
  const outputs: number[] = []
  const mean = new Float64Array(parameters.length)
  for (const sample of one.samples) {
    const at = momentWith(network, training.loss, parameters, sample)
    for (let unit = 0; unit < sizeOf(layoutOf(network).shapes.at(-1)!); unit++) {
      outputs.push(evaluate(valueStatements(at, { layer, unit }).at(-1)!.expression, at))
    }
    parameters.forEach((_value, p) => {
      mean[p] += evaluate(gradientStatement(at, p).expression, at) / one.samples.length
    })
  }
  expect(disagreement(outputs, one.expected.outputs.flat(), VALUES)).toBeLessThanOrEqual(1)
  expect(disagreement(mean, flatOf(one.expected.gradients), VALUES)).toBeLessThanOrEqual(1)
})
