/** What is copied of a step on an image: Python that prints the number on the page, and LaTeX that a standard document knows. */
import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { Selection } from '../../../../src/state/store.ts'
import type { Phase } from '../../../../src/state/walk.ts'
import { imageStatements } from '../../../../src/ui/step/images/statements.ts'
import { latexOf } from '../../../../src/ui/step/latex.ts'
import { pythonOf } from '../../../../src/ui/step/python.ts'
import { conv, dense, flat, imageMoment, maxPool, meanPool } from './moments.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

const at = imageMoment({
  input: [1, 8, 8],
  layers: [
    conv(2, 3, 'same', 'relu'),
    maxPool,
    conv(3, 3, 'same', 'tanh'),
    meanPool,
    flat,
    dense(4, 'tanh'),
    dense(3, 'softmax'),
  ],
})
const neuron = (layer: number, unit: number): Selection => ({ type: 'neuron', layer, unit })
const parameter = (index: number): Selection => ({ type: 'parameter', index })
const phases: readonly Phase[] = ['forward', 'loss', 'backward', 'update']
const selections: readonly Selection[] = [
  null,
  ...[0, 1, 2, 3, 4, 5, 6].map((layer) => neuron(layer, 1)),
  // In the corner the kernel lies beside the image
  neuron(0, 0),
  neuron(2, 0),
  ...[4, 19, 30, 80, 90, at.layout.count - 1].map(parameter),
]
const cases = phases.flatMap((phase) => selections.map((selection) => ({ phase, selection })))

test.skipIf(!hasPython)('Python prints the number that stands on the page', () => {
  const all = cases.map(({ phase, selection }) => imageStatements(at, phase, selection))
  const programs = all.map((statements) => pythonOf(at, statements))
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
  all.forEach((statements, place) => {
    const shown = statements.at(-1)!.result.at(at)
    expect(Math.abs(printed[place] - shown)).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(shown)),
    )
  })
})

test('no two different things have the same name in a program', () => {
  for (const { phase, selection } of cases) {
    const lines = pythonOf(at, imageStatements(at, phase, selection)).split('\n')
    const names = lines.flatMap((line) => /^(\w+) = -?[\d.e+-]+$/u.exec(line)?.[1] ?? [])
    expect(new Set(names).size).toBe(names.length)
  }
})

test('a pooled cell reads as it is: the largest of four', () => {
  const lines = pythonOf(at, imageStatements(at, 'forward', neuron(1, 1)))
    .trim()
    .split('\n')
  expect(lines.at(-3)).toBe('p1_1_1_2 = max(h1_1_1_3, h1_1_1_4, h1_1_2_3, h1_1_2_4)')
})

test('LaTeX puts the place behind the letter', () => {
  const [line] = latexOf(at, imageStatements(at, 'forward', neuron(1, 1))).split('\n')
  expect(line).toBe(
    String.raw`\[ p_{1}^{(1)}(1, 2) = \max \left( h_{1}^{(1)}(1, 3), h_{1}^{(1)}(1, 4), h_{1}^{(1)}(2, 3), h_{1}^{(1)}(2, 4) \right) \]`,
  )
  for (const { phase, selection } of cases) {
    const text = latexOf(at, imageStatements(at, phase, selection))
    // oxlint-disable-next-line no-control-regex -- Plain ASCII is what is asked for.
    expect(text).toMatch(/^[\x00-\x7f]*$/u)
    expect(text).not.toMatch(/undefined|NaN/u)
  }
})
