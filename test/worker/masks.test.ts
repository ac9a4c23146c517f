import { describe, expect, it } from 'vitest'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { indexOf, layoutOf } from '../../src/engine/layout.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { samples } from '../support/article.ts'
import { probed } from '../support/probing.ts'

const HIDDEN = 12

/** Two inputs, twelve tanh neurons of which half are silenced, one linear output. */
const network: NetworkSpec = {
  input: [2],
  layers: [
    { type: 'dense', units: HIDDEN, activation: 'tanh' },
    { type: 'dropout', rate: 0.5 },
    { type: 'dense', units: 1, activation: 'linear' },
  ],
  initial: { weights: { type: 'normal', deviation: 0.1 }, bias: { type: 'zeros' } },
}
const layout = layoutOf(network)

describe('what dropout does to a step', () => {
  it('is told unit by unit, with the answer and the loss that training has', () => {
    const { timeline, ask } = probed({}, network)
    const counts = new Set<number>()
    for (let step = 0; step < 6; step++) {
      const { layers, outputs, loss } = ask({ type: 'masks' })!
      const [{ layer, silenced }] = layers
      expect(layer).toBe(1)
      counts.add(silenced.length)
      // In evaluation h; in training 0 where it is silenced, else h / (1 − 0.5).
      const tracer = createTracer(network, 'meanSquaredError')
      const sample = samples[timeline.current]
      tracer.trace(timeline.parameters, sample)
      const at = timeline.parameters
      const answer = [...tracer.layers[0].outputs].reduce(
        (sum, h, unit) =>
          sum + (silenced.includes(unit) ? 0 : 2 * h) * at[indexOf(layout, 2, 0, unit)],
        at[indexOf(layout, 2, 0, null)],
      )
      expect(outputs[0]).toBeCloseTo(answer, 12)
      expect(loss).toBeCloseTo((answer - sample.target[0]) ** 2, 12)
      timeline.advance(1)
    }
    // Others each time.
    expect(counts.size).toBeGreaterThan(1)
  })

  it('is what the very next step is trained with: a silenced neuron’s weights stay', () => {
    const { timeline, ask } = probed({}, network)
    const [{ silenced }] = ask({ type: 'masks' })!.layers
    expect(silenced.length).toBeGreaterThan(0)
    const before = timeline.parameters.slice()
    timeline.advance(1)
    for (let unit = 0; unit < HIDDEN; unit++) {
      const index = indexOf(layout, 2, 0, unit)
      expect(timeline.parameters[index] === before[index]).toBe(silenced.includes(unit))
    }
  })

  it('is nothing where there is none', () => {
    expect(probed().ask({ type: 'masks' })).toBeNull()
  })
})
