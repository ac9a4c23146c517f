/** What is copied: Python that prints the number on the page, and LaTeX without anything that a standard document lacks. */
import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { activations, type OutputActivationName } from '../../../src/engine/activations.ts'
import { losses, type LossName } from '../../../src/engine/losses.ts'
import type { OptimizerSpec } from '../../../src/engine/optimizers.ts'
import type { Selection } from '../../../src/state/store.ts'
import type { Phase } from '../../../src/state/walk.ts'
import { latexOf } from '../../../src/ui/step/latex.ts'
import type { Moment } from '../../../src/ui/step/moment.ts'
import { pythonOf } from '../../../src/ui/step/python.ts'
import { shownStatements } from '../../../src/ui/step/shownStatements.ts'
import { alice, bob, moment } from './moments.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

type Copied = { readonly at: Moment; readonly phase: Phase; readonly selection: Selection }

const w1: Selection = { type: 'parameter', index: 0 }
const parameters = [0.4, -0.3, 0.2, 0.9, 0.1, -0.2, 0.7, -1.1, 0.3, 0.6, -0.4, 0.2]
const targets = {
  any: [0.3, 1],
  bits: [0, 1],
  signs: [1, -1],
  shares: [0.3, 1],
  distributions: [0, 1],
}

function withLoss(loss: LossName): Moment {
  const { after } = losses[loss]
  const isRule = loss === 'perceptron'
  return moment({
    units: isRule ? [2] : [2, 2],
    activations: ['tanh', after ?? 'sigmoid'],
    loss,
    parameters: isRule ? parameters.slice(6) : parameters,
    samples: [{ input: [0.5, -1.5], target: targets[losses[loss].targets] }],
  })
}

function withActivation(last: OutputActivationName): Moment {
  const samples = [{ input: [0.5, -1.5], target: [0, 1] }]
  const hidden = last === 'softmax' ? 'sigmoid' : last
  return moment({ units: [2, 2], activations: [hidden, last], parameters, samples })
}

function withOptimizer(optimizer: OptimizerSpec): Moment {
  const at = moment({
    samples: [alice, bob, alice],
    batch: { seen: 2, size: 3 },
    training: {
      optimizer,
      regularization: { type: 'l2', rate: 0.1 },
      clipNorm: 0.01,
      schedule: { type: 'exponential', factor: 0.9 },
    },
  })
  const { position, parameters: all } = at.frame
  const memory = {
    m: all.map((one) => one / 50),
    s: all.map((one) => one / 90),
    d: all.map((one) => one / 70),
  }
  const products = { 'β₁ᵗ': 0.81, 'β₂ᵗ': 0.998 }
  const before = { parameters: all, gradients: all, memory, products }
  return { ...at, answers: { updates: [{ position, before }], batches: [] } }
}

const optimizers: OptimizerSpec[] = [
  { type: 'sgd', learningRate: 0.1 },
  { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  { type: 'adagrad', learningRate: 0.1 },
  { type: 'rmsprop', learningRate: 0.1 },
  { type: 'adam', learningRate: 0.1 },
  { type: 'adamw', learningRate: 0.1 },
  { type: 'adadelta', learningRate: 1 },
]

const lasts = [...Object.keys(activations), 'softmax'] as OutputActivationName[]
const lossNames = Object.keys(losses) as LossName[]
const cases: Copied[] = [
  ...lasts.flatMap((last) => {
    const at = withActivation(last)
    return [
      { at, phase: 'forward', selection: { type: 'neuron', layer: 1, unit: 1 } } as const,
      { at, phase: 'backward', selection: w1 } as const,
      { at, phase: 'backward', selection: { type: 'parameter', index: 6 } } as const,
    ]
  }),
  ...lossNames.flatMap((loss) => {
    const at = withLoss(loss)
    return (['loss', 'backward'] as const).map((phase) => ({ at, phase, selection: w1 }))
  }),
  ...optimizers.map((spec) => ({
    at: withOptimizer(spec),
    phase: 'update' as const,
    selection: w1,
  })),
  ...(['forward', 'backward'] as const).map((phase) => ({
    at: moment({ activations: ['tanh', 'linear'], off: [[0]] }),
    phase,
    selection: w1,
  })),
  { at: moment(), phase: 'backward', selection: w1 },
]

const statementsOf = ({ at, phase, selection }: Copied) => shownStatements(at, phase, selection)

test.skipIf(!hasPython)('Python prints the number that stands on the page', () => {
  // One start of Python for all: each program in a namespace of its own, with its output read back.
  const programs = cases.map((one) => pythonOf(one.at, statementsOf(one)))
  const runner = [
    'import contextlib, io, json, sys',
    'printed = []',
    'for program in json.load(sys.stdin):',
    '    out = io.StringIO()',
    '    with contextlib.redirect_stdout(out): exec(program, {})',
    '    printed.append(float(out.getvalue()))',
    'print(json.dumps(printed))',
  ].join('\n')
  const output = execFileSync('python3', ['-c', runner], { input: JSON.stringify(programs) })
  const printed = JSON.parse(output.toString()) as number[]
  cases.forEach((one, place) => {
    const shown = statementsOf(one).at(-1)!.result.at(one.at)
    expect(Math.abs(printed[place] - shown)).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(shown)),
    )
  })
  expect(printed.at(-1)).toBeCloseTo(0.02146953526581111, 15)
})

test('a program reads as the formula does', () => {
  expect(
    pythonOf(moment(), shownStatements(moment(), 'forward', { type: 'neuron', layer: 0, unit: 0 })),
  ).toBe(
    [
      'import math',
      '',
      'def sigmoid(z): return 1 / (1 + math.exp(-z)) if z > -700 else 0.0',
      '',
      'w1 = 1',
      'x1 = -2',
      'w2 = 1',
      'x2 = -1',
      'b1 = 0',
      '',
      'z1 = w1 * x1 + w2 * x2 + b1',
      'h1 = sigmoid(z1)',
      '',
      'print(h1)',
      '',
    ].join('\n'),
  )
})

test('LaTeX has the letters, and the numbers as they are shown', () => {
  const at = moment()
  const lines = latexOf(at, shownStatements(at, 'backward', w1))
    .trim()
    .split('\n')
  expect(lines.slice(-2)).toEqual([
    String.raw`\[ \frac{\partial L}{\partial w_{1}} = \frac{\partial L}{\partial \hat{y}} \cdot \frac{\partial \hat{y}}{\partial h_{1}} \cdot \frac{\partial h_{1}}{\partial w_{1}} \]`,
    String.raw`\[ -0.953 \cdot 0.249 \cdot (-0.090) = 0.021 \]`,
  ])
})

/** What LaTeX knows without packages, as far as it is used. */
const known = new Set(
  String.raw`\[ \] \\ \| \{ \frac \partial \hat \cdot \leftarrow \left \right \sqrt \ln \exp \max \min \mathrm \mbox \begin \end \dots \times \infty \le \sigma \Phi \varphi \delta \eta \mu \alpha \beta \varepsilon \lambda \rho \kappa`.split(
    ' ',
  ),
)

test('LaTeX uses only what a standard document knows, in plain letters, and closes what it opens', () => {
  for (const one of cases) {
    const text = latexOf(one.at, statementsOf(one))
    const commands = text.match(/\\(?:[A-Za-z]+|.)/gu) ?? []
    expect(commands.filter((command) => !known.has(command))).toEqual([])
    // oxlint-disable-next-line no-control-regex -- Plain ASCII is what is asked for.
    expect(text).toMatch(/^[\x00-\x7f]*$/u)
    const bare = text.replaceAll(/\\[{}\\]/gu, '')
    expect(bare.split('{').length).toBe(bare.split('}').length)
    expect(text.split(String.raw`\left`).length - text.split(String.raw`\leftarrow`).length).toBe(
      text.split(String.raw`\right`).length - 1,
    )
    expect(text).not.toMatch(/undefined|NaN/u)
  }
})
