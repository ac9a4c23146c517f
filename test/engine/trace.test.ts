/** A trace is one sample's step with every number, whatever the network. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import { compile } from '../../src/engine/plan.ts'
import { createTracer, type TracedOperation, type TracedValues } from '../../src/engine/trace.ts'
import { createTrainer, type Start } from '../../src/engine/trainer.ts'
import { problemsOf, runs } from '../support/runs.ts'

/** One unit: z = w·x + b with w = 2, b = 1, x = 3, t = 5, and Adam's memory after no update. */
const single: Start = {
  network: {
    input: [1],
    layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  },
  training: {
    loss: 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate: 0.5, momentum: 0.5 },
    schedule: { type: 'constant' },
    batchSize: 1,
    regularization: { type: 'l2', rate: 0.5 },
    clipNorm: null,
    order: 'inOrder',
  },
  samples: [{ input: [3], target: [5] }],
  seed: 1,
  parameters: [2, 1],
}

/** 'forward 1', 'loss', 'backward 1' … */
function titles(operations: readonly TracedOperation[]): string[] {
  return operations.map(({ type, layer }) => (layer === null ? type : `${type} ${layer + 1}`))
}

/** 'layer 1 weightedSums': [7] … */
function listed(values: readonly TracedValues[]): Record<string, number[]> {
  return Object.fromEntries(
    values.map((one) => [
      [one.layer === null ? '' : `layer ${one.layer + 1}`, one.block ?? '', one.name]
        .filter((part) => part !== '')
        .join(' '),
      [...one.values],
    ]),
  )
}

/** All numbers of a trace, operation after operation. */
function numbersOf(operations: readonly TracedOperation[]): number[] {
  return operations.flatMap(({ written }) => written.flatMap(({ values }) => [...values]))
}

describe('a trace', () => {
  it('tells one unit’s step as it is worked by hand', () => {
    // z = 2·3 + 1 = 7, y = z, L = (7 − 5)² = 4; dy = 2·2 = 4, dz = 4, dw = 4·3 = 12, db = 4
    // Update with L2: g = 12 + 0.5·2 = 13 for w, 4 for b; m = g; w = 2 − 0.5·13 = −4.5, b = 1 − 0.5·4 = −1
    const trainer = createTrainer(single)
    const tracer = createTracer(single.network, 'meanSquaredError', single.training)
    tracer.traceStep(trainer.save(), single.samples[0], single.seed)
    expect(titles(tracer.operations)).toEqual(['forward 1', 'loss', 'backward 1', 'update'])
    const [forward, loss, backward, update] = tracer.operations
    expect(listed(forward.written)).toEqual({
      'layer 1 weightedSums': [7],
      'layer 1 output': [7],
    })
    expect(listed(loss.written)).toEqual({ loss: [4], 'layer 1 outputGradient': [4] })
    expect(listed(backward.written)).toEqual({
      'layer 1 weightedSumGradient': [4],
      'layer 1 weights gradients': [12],
      'layer 1 bias gradients': [4],
    })
    expect(update.type === 'update' && listed(update.before)).toEqual({
      'layer 1 weights parameters': [2],
      'layer 1 weights gradients': [12],
      'layer 1 weights m': [0],
      'layer 1 bias parameters': [1],
      'layer 1 bias gradients': [4],
      'layer 1 bias m': [0],
    })
    expect(listed(update.written)).toEqual({
      'layer 1 weights parameters': [-4.5],
      'layer 1 weights gradients': [13],
      'layer 1 weights m': [13],
      'layer 1 bias parameters': [-1],
      'layer 1 bias gradients': [4],
      'layer 1 bias m': [4],
    })
  })

  it('goes forward by layer, to the loss, and backward from the last layer to the first', () => {
    fc.assert(
      fc.property(problemsOf(), ({ network, loss, samples }) => {
        const tracer = createTracer(network, loss)
        tracer.trace(new Float64Array(tracer.gradients.length).fill(0.1), samples[0])
        const layers = network.layers.map((_, l) => l + 1)
        expect(titles(tracer.operations)).toEqual([
          ...layers.map((l) => `forward ${l}`),
          'loss',
          ...layers.toReversed().map((l) => `backward ${l}`),
        ])
      }),
    )
  })

  it('names every place that any layer computes, and shapes that fit its values', () => {
    fc.assert(
      fc.property(problemsOf(), ({ network, loss, samples, seed }) => {
        const optimizer = { type: 'sgd', learningRate: 0 } as const
        const machine = compile({ network, loss, optimizer, rows: 1 })
        const { memory, places, layout, map } = machine
        const { parameters } = createTrainer(startOf({ network, loss, samples, seed }))
        memory.set(parameters, places.parameters)
        memory.set(samples[0].input, places.input)
        memory.set(samples[0].target, places.target)
        machine.forward(1)
        machine.loss(1)
        machine.backward(1)

        const tracer = createTracer(network, loss)
        tracer.trace(parameters, samples[0])
        const all = tracer.operations.flatMap(({ written }) => written)
        for (const { name, layer, start, length } of map) {
          if (layer === null || name === 'constants') continue
          const values = memory.subarray(start, start + length)
          if (values.every((value) => value === 0)) continue
          const found = all.filter((one) => one.name === name && one.layer === layer)
          expect(found, `${name} of layer ${layer + 1}`).toHaveLength(1)
        }
        const gradients = all.filter(({ name }) => name === 'gradients')
        expect(gradients).toHaveLength(layout.blocks.length)
        for (const { shape, values } of all) {
          expect(shape.reduce((product, size) => product * size, 1)).toBe(values.length)
        }
      }),
    )
  })

  it('shows what each operation computed, which no later one has overwritten', () => {
    fc.assert(
      fc.property(problemsOf(), ({ network, loss, samples, seed }) => {
        const optimizer = { type: 'sgd', learningRate: 0 } as const
        const machine = compile({ network, loss, optimizer, rows: 1 })
        const { memory, places, map } = machine
        const { parameters } = createTrainer(startOf({ network, loss, samples, seed }))
        memory.set(parameters, places.parameters)
        memory.set(samples[0].input, places.input)
        memory.set(samples[0].target, places.target)
        const tracer = createTracer(network, loss)
        tracer.trace(parameters, samples[0])
        const holdsNow = (type: TracedOperation['type']): void => {
          for (const operation of tracer.operations) {
            if (operation.type !== type) continue
            for (const { name, layer, values } of operation.written) {
              const place = map.find((one) => one.name === name && one.layer === layer)!
              const { start, length } = place
              expect([...values], name).toEqual([...memory.subarray(start, start + length)])
            }
          }
        }
        machine.forward(1)
        holdsNow('forward')
        machine.loss(1)
        holdsNow('forward')
        holdsNow('loss')
      }),
    )
  })

  it('of a trainer’s step shows the update that it then makes, to the last bit', () => {
    fc.assert(
      fc.property(runs, fc.nat(40), ({ start, edits }, position) => {
        const trainer = createTrainer(start)
        for (const { change } of edits) {
          trainer.run(position % 7)
          trainer.change(change)
        }
        if (trainer.run(position)) return
        const state = trainer.save()
        const { inForce, network, counters } = state
        const tracer = createTracer(network, inForce.loss, {
          optimizer: state.training.optimizer,
          regularization: inForce.regularization,
          clipNorm: inForce.clipNorm,
        })
        tracer.traceStep(state, start.samples[trainer.current], start.seed)
        const isLast = counters.batchSeen + 1 === counters.batchSize
        const update = tracer.operations.at(-1)!
        expect(update.type === 'update').toBe(isLast)
        if (trainer.run(1)) return
        if (update.type !== 'update') return
        const after = update.written.filter(({ name }) => name === 'parameters')
        const got = after.flatMap(({ values }) => [...values])
        expect(got).toEqual([...trainer.parameters])
        const before = update.before.filter(({ name }) => name === 'parameters')
        const had = before.flatMap(({ values }) => [...values])
        expect(had).toEqual([...state.numbers.subarray(0, had.length)])
      }),
    )
  })

  it('without a position has dropout do nothing, as an evaluation does', () => {
    fc.assert(
      fc.property(problemsOf(), fc.nat(1000), (problem, position) => {
        const { network, loss, samples, seed } = problem
        const { parameters } = createTrainer(startOf(problem))
        const tracer = createTracer(network, loss)
        tracer.trace(parameters, samples[0], { seed, position })
        tracer.trace(parameters, samples[0])
        const outputs = new Float64Array(tracer.layers.at(-1)!.outputs.length)
        const losses = new Float64Array(1)
        createEvaluator(network, loss).evaluate(parameters, [samples[0]], outputs, losses)
        expect([...tracer.layers.at(-1)!.outputs]).toEqual([...outputs])
        expect(tracer.loss).toBe(losses[0])
      }),
    )
  })

  it('gives the same numbers whatever was traced before', () => {
    fc.assert(
      fc.property(problemsOf(), fc.nat(1000), (problem, position) => {
        const { network, loss, samples, seed } = problem
        const trainer = createTrainer(startOf(problem))
        const [used, fresh] = [createTracer(network, loss), createTracer(network, loss)]
        used.traceStep(trainer.save(), samples.at(-1)!, seed)
        used.trace(new Float64Array(trainer.parameters.length).fill(-1), samples.at(-1)!)
        for (const tracer of [used, fresh]) {
          tracer.trace(trainer.parameters, samples[0], { seed, position })
        }
        expect(numbersOf(used.operations)).toEqual(numbersOf(fresh.operations))
      }),
    )
  })

  it('refuses the state of another optimizer in one sentence', () => {
    const trainer = createTrainer(single)
    const tracer = createTracer(single.network, 'meanSquaredError')
    expect(() => tracer.traceStep(trainer.save(), single.samples[0], 1)).toThrow(
      /^Expected a state of \d+ numbers, as this optimizer has it, got \d+\.$/,
    )
  })
})

/** A start of plain gradient descent. */
function startOf(problem: Pick<Start, 'network' | 'samples' | 'seed'> & { loss: string }): Start {
  const { network, samples, seed } = problem
  const loss = problem.loss as Start['training']['loss']
  const training = {
    ...single.training,
    loss,
    optimizer: { type: 'sgd', learningRate: 0.1 },
    regularization: { type: 'none', rate: 0 },
  } as const
  return { network, training, samples, seed, parameters: null }
}
