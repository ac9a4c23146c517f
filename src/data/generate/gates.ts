/** The logic gates of two inputs. */
import { ofClasses, points, type Generated } from './kind.ts'

/** Their four rows. */
const ROWS = 4

export const gates = {
  and: gate('AND', '1 only where both inputs are 1: one straight line is enough.', [0, 0, 0, 1]),
  or: gate('OR', '1 where any input is 1: one straight line is enough.', [0, 1, 1, 1]),
  nand: gate('NAND', '0 only where both inputs are 1: AND turned around.', [1, 1, 1, 0]),
  xor: gate(
    'XOR',
    '1 where the inputs differ: no straight line does it, so it needs a hidden layer.',
    [0, 1, 1, 0],
  ),
} as const

/** A logic gate of two inputs; the first four rows are exact, further ones are copies that noise moves. */
function gate(label: string, sentence: string, truth: readonly number[]): Generated {
  return {
    ...ofClasses,
    targetNames: ['0', '1'],
    rowName: 'Row',
    label,
    sentence,
    exact: ROWS,
    count: { usual: ROWS, least: ROWS, most: 2000 },
    noise: { usual: 0.1, least: 0, most: 0.5 },
    generate: points(({ k, noise, random }) => {
      const spread = k < ROWS ? 0 : noise
      const x = ((k >> 1) & 1) + spread * random.normal()
      const y = (k & 1) + spread * random.normal()
      return [[x, y], truth[k & 3]]
    }),
  }
}
