/** How an answer moves with its inputs: exact slopes beside central differences, for every recurrent reference case. */
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import { sizeOf } from '../../src/engine/network.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { createMemoryAsker, createSlopes } from '../../src/worker/memory.ts'
import { flat, referenceFiles, startOf } from '../support/reference.ts'

const cases = referenceFiles()
  .filter(({ file }) => file === 'rnn.json' || file === 'mlp.json')
  .flatMap((one) => one.cases.map((example) => [example.name, example] as const))

describe.each(cases)('%s', (_, example) => {
  const { network } = startOf(example)
  const parameters = flat(example.parameters)
  const [{ input, target }] = example.samples
  const outputs = target.length

  it('has slopes by the inputs as central differences find them', () => {
    const evaluator = createEvaluator(network, example.training.loss)
    const at = (moved: readonly number[]): Float64Array => {
      const answer = new Float64Array(outputs)
      evaluator.predict(Float64Array.from(parameters), Float64Array.from(moved), answer)
      return answer
    }
    const h = 1e-5
    const slopesAt = createSlopes(network)
    for (let o = 0; o < outputs; o++) {
      const slopes = slopesAt(parameters, input, o)
      expect(slopes).toHaveLength(sizeOf(network.input))
      input.forEach((value, i) => {
        const more = at(input.with(i, value + h))[o]
        const less = at(input.with(i, value - h))[o]
        const numeric = (more - less) / (2 * h)
        expect(Math.abs(slopes[i] - numeric)).toBeLessThan(1e-7 * Math.max(1, Math.abs(numeric)))
      })
    }
  })
})

describe('the asker', () => {
  const example = cases.find(([name]) => name === 'simpleRnn, 20 steps')![1]
  const timeline = createTimeline(startOf(example), [])
  const ask = createMemoryAsker(timeline)
  const [{ input }] = example.samples

  it('asks at the present parameters, or at those of a moment before', () => {
    const before = [...timeline.parameters]
    const then = ask({ input, output: 0 })
    timeline.advance(example.samples.length)
    expect(ask({ input, output: 0 })).not.toEqual(then)
    expect(ask({ input, output: 0, parameters: before })).toEqual(then)
  })

  it('refuses an input of another length', () => {
    expect(() => ask({ input: [1], output: 0 })).toThrow('Expected 20 inputs, got 1.')
  })
})
