/** Every loss on the page has the engine's number, and every derivative is the product that is written. */
import { describe, expect, test } from 'vitest'
import type { OutputActivationName } from '../../../src/engine/activations.ts'
import { losses, type LossName } from '../../../src/engine/losses.ts'
import { derivationOf, factorsOf } from '../../../src/ui/step/chain.ts'
import { gradientSentence } from '../../../src/ui/step/chainSentence.ts'
import { lossTerms } from '../../../src/ui/step/lossTerms.ts'
import { plain } from '../../../src/ui/step/pieces.ts'
import { directionSentence, updateLine } from '../../../src/ui/step/update.ts'
import { moment } from './moments.ts'

const sample = { name: 'Ann', input: [0.5, -1.5], target: [0, 1] }
const parameters = [0.4, -0.3, 0.2, 0.9, 0.1, -0.2, 0.7, -1.1, 0.3, 0.6, -0.4, 0.2]

function momentWith(loss: LossName, last: OutputActivationName) {
  return moment({ units: [2, 2], activations: ['tanh', last], loss, parameters, samples: [sample] })
}

describe.each(Object.entries(losses).filter(([name]) => name !== 'perceptron'))(
  '%s',
  (name, { after }) => {
    const lasts = after === null ? (['linear', 'sigmoid', 'softmax'] as const) : [after]

    test.each(lasts)(
      'after %s has the engine’s value, and its derivatives are the products',
      (last) => {
        const at = momentWith(name as LossName, last)
        expect(lossTerms[at.training.loss].valueOf(at)).toBeCloseTo(at.frame.losses[0], 14)
        for (let parameter = 0; parameter < parameters.length; parameter++) {
          const factors = factorsOf(at, derivationOf(at, parameter))
          const product = factors.reduce((all, factor) => all * factor, 1)
          expect(product).toBeCloseTo(at.frame.gradients[parameter], 14)
          expect(plain(gradientSentence(at, parameter))).not.toMatch(/NaN|undefined|perceptron/u)
        }
      },
    )
  },
)

test('a certain and wrong answer has its true, large loss', () => {
  const wish = { units: [1], samples: [{ input: [1], target: [0] }], parameters: [900, 0] }
  const at = moment({ ...wish, activations: ['tanh', 'sigmoid'], loss: 'binaryCrossEntropy' })
  expect(lossTerms.binaryCrossEntropy.valueOf(at)).toBe(900)
})

test('what an optimizer makes of the gradient is not told as if it were plain descent', () => {
  const at = momentWith('huber', 'linear')
  const optimizer = { type: 'adam', learningRate: 0.1 } as const
  const adam = { ...at, training: { ...at.training, optimizer } }
  expect(plain(updateLine(adam, 0))).toMatch(/^mean gradient −?\d/u)
  expect(plain(directionSentence(adam, 0))).toMatch(/^Raising w1 would \w+ the loss\.$/u)
})
