import { describe, expect, it } from 'vitest'
import { asGiven } from '../../../../src/data/dataset.ts'
import { layoutOf } from '../../../../src/engine/layout.ts'
import { sizeOf, type TrainingSpec } from '../../../../src/engine/network.ts'
import { operationsOf, partsOf } from '../../../../src/state/walk.ts'
import type { Selection } from '../../../../src/state/store.ts'
import type { ShownStep } from '../../../../src/ui/hooks/look.ts'
import { createMoveKeeper } from '../../../../src/ui/stage/images/moves.ts'
import { sentenceOf } from '../../../../src/ui/stage/images/sentences.ts'
import { walkSentence } from '../../../../src/ui/stage/images/walkSentences.ts'
import type { KindScene } from '../../../../src/ui/stage/kindWords.ts'
import type { Frame } from '../../../../src/worker/frame.ts'
import type { Sentence } from '../../../../src/ui/stage/sentence.ts'
import { all, networks } from './networks.ts'

const network = networks['one convolution']
const layout = layoutOf(network)

const training: TrainingSpec = {
  loss: 'categoricalCrossEntropy',
  optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
  schedule: { type: 'constant' },
  batchSize: 32,
  regularization: { type: 'none', rate: 0 },
  clipNorm: null,
  order: 'shuffled',
}

const target = Array.from({ length: 10 }, (_, unit) => Number(unit === 4))
const sample = { name: 'Digit 12', input: Array.from({ length: 64 }, () => 0.5), target }
const dataset = {
  ...asGiven({
    input: [64],
    target: [10],
    inputNames: Array.from({ length: 64 }, (_, k) => `x${k + 1}`),
    problem: 'classes',
    samples: [sample],
    unseen: [],
  }),
  classNames: Array.from({ length: 10 }, (_, unit) => String(unit)),
}

/** A step whose outputs say 7. */
function stepOf(change: Partial<ShownStep> = {}, of = network): ShownStep {
  const { shapes, count } = layoutOf(of)
  const layers = shapes.slice(1).map((shape) => {
    const zeros = (): Float64Array => new Float64Array(sizeOf(shape))
    return {
      weightedSums: zeros(),
      outputs: zeros(),
      outputGradients: zeros(),
      weightedSumGradients: zeros(),
      kept: {},
    }
  })
  const outputs = layers.at(-1)!.outputs
  outputs[outputs.length > 7 ? 7 : 0] = 1
  const [parameters, gradients] = [new Float64Array(count), new Float64Array(count)]
  parameters[26] = 0.82
  gradients[26] = -0.394
  const frame: Frame = {
    run: 1,
    sequence: 1,
    status: 'paused',
    progress: 1,
    position: 0,
    epoch: 0,
    sample: 1,
    current: 0,
    ownLoss: 1.55,
    loss: 1.55,
    testLoss: null,
    rows: { samples: 1, unseen: 0 },
    batch: { seen: 0, size: 1 },
    edits: null,
    points: [],
    isWhole: true,
    stride: 1,
    stop: null,
    answers: [],
    numbers: new Float64Array(0),
    map: null,
    parameters,
    gradients,
    batchSums: new Float64Array(count),
    layers,
    predictions: new Float64Array(0),
    losses: Float64Array.of(1.55),
    unseenPredictions: new Float64Array(0),
  }
  return {
    sample,
    name: 'Digit 12',
    loss: 1.55,
    hasTarget: true,
    parameters,
    gradients,
    layers,
    frame,
    isLooked: false,
    ...change,
  }
}

function sceneOf(selection: Selection, phase: KindScene['phase'] = 'forward'): KindScene {
  return {
    network,
    layout,
    dataset,
    training,
    selection,
    phase,
    status: 'paused',
    progress: 1,
    isUntouched: false,
    notice: null,
    edited: null,
  }
}

function textOf(said: Sentence | null): string {
  return said
    ? `${said.lead}${said.mark && `[${said.mark}]`}${said.rest}${said.second}`.trim()
    : 'nothing of its own'
}

const cell = { type: 'neuron', layer: 0, unit: 148 } as const
const pooled = { type: 'neuron', layer: 1, unit: 38 } as const
const weight = { type: 'parameter', index: 26 } as const

describe('what is said of an image', () => {
  it.each<[string, Selection, KindScene['phase']]>([
    ['A 4. The network says [7] (1.00). Pick a cell to see what it sees.', null, 'forward'],
    ['A 4, but the network says 7. [Cell (3, 5) of map 3] sees nine pixels.', cell, 'forward'],
    ['A 4, but the network says 7. [Cell (2, 3) of map 3] is the best of four.', pooled, 'forward'],
    [
      '[Pixel (1, 1)] is seen by four cells of every map.',
      { type: 'neuron', layer: -1, unit: 0 },
      'forward',
    ],
    ['[This weight of kernel 3] is 0.820. It is used in 64 places.', weight, 'forward'],
    [
      'How much is [this weight of kernel 3] to blame? It is used in 64 places.',
      weight,
      'backward',
    ],
    ['How much is [cell (2, 3) of map 3] to blame? Its best cell gets it all.', pooled, 'backward'],
    ['How much is [cell (3, 5) of map 3] to blame? Its kernel’s weights get it.', cell, 'backward'],
    [
      'How much is [cell (2, 3) of map 3] to blame? Its best cell gets it all.',
      { type: 'neuron', layer: 2, unit: 38 },
      'backward',
    ],
    [
      'How much is [an 8] to blame? Its weights get it.',
      { type: 'neuron', layer: 3, unit: 8 },
      'backward',
    ],
    ['nothing of its own', weight, 'update'],
  ])('%s', (text, selection, phase) => {
    // What the image is comes before where both fit in one line
    expect(textOf(sentenceOf(sceneOf(selection, phase), stepOf()))).toBe(text)
  })

  it('a drawing without a target blames nobody', () => {
    const step = stepOf({ isLooked: true, hasTarget: false, loss: null, name: 'Your drawing' })
    expect(textOf(sentenceOf(sceneOf(null, 'backward'), step))).toBe(
      'Your drawing has no target, so nobody is to blame.',
    )
    expect(textOf(sentenceOf(sceneOf(null), step))).toContain('Your drawing. The network says [7]')
  })

  it('what an edit has done is said as of any network', () => {
    expect(sentenceOf({ ...sceneOf(weight), edited: 26 }, stepOf())).toBeNull()
  })
})

describe('a walk over images', () => {
  it('a kernel’s weight in hand is told its share', () => {
    const said = walkSentence(
      sceneOf(weight, 'backward'),
      { type: 'backward', layer: 0, time: 0 },
      stepOf(),
      stepOf().frame,
    )
    expect(textOf(said)).toBe(
      '[This weight of kernel 3] shares the blame: −0.394, summed over 64 places.',
    )
  })

  it.each(all)('in $name every operation of the way has a sentence', (one) => {
    const step = stepOf({}, one.network)
    const scene = { ...sceneOf(null), network: one.network, layout: one.layout }
    const operations = operationsOf(partsOf(one.network))
    for (const operation of operations) {
      if (operation.type === 'loss' || operation.type === 'update') continue
      const said = textOf(walkSentence(scene, operation, step, step.frame))
      expect(said).toMatch(/^\S.*\.$/)
      expect(said).not.toMatch(/undefined|NaN/)
    }
  })
})

describe('moves', () => {
  const plain = { training, made: null, after: null } as const

  it('of the next step are −η times the gradient, where it is known to be made', () => {
    const { of, which } = createMoveKeeper().read({ ...plain, step: stepOf() })
    expect(which).toBe('next')
    expect(of(26)).toBeCloseTo(0.0394, 12)
  })

  it('of the step that is walked through are what became less what was', () => {
    const made = new Float64Array(layout.count)
    made[26] = 0.85
    const { of, which } = createMoveKeeper().read({ ...plain, step: stepOf(), made })
    expect(which).toBe('this')
    expect(of(26)).toBeCloseTo(0.03, 12)
  })

  it('within a batch are those of the last step, and nothing before one', () => {
    const keeper = createMoveKeeper()
    const { frame } = stepOf()
    const within = (position: number, value: number): ShownStep => {
      const parameters = frame.parameters.slice()
      parameters[26] = value
      const later = { ...frame, position, parameters, batch: { seen: 0, size: 32 } }
      return stepOf({ frame: later, parameters })
    }
    keeper.see(within(0, 0.8).frame)
    expect(keeper.read({ ...plain, step: within(0, 0.8) }).which).toBe('none')
    // Set by hand, which is no step
    keeper.see(within(0, 0.9).frame)
    keeper.see(within(32, 1).frame)
    const { of, which } = keeper.read({ ...plain, step: within(32, 1) })
    expect(which).toBe('last')
    expect(of(26)).toBeCloseTo(0.1, 12)
    // Set by hand after it: the step was no longer for that
    keeper.see(within(32, 7).frame)
    const later = keeper.read({ ...plain, step: within(32, 7) })
    expect(later.of(26)).toBeCloseTo(0.1, 12)
    expect(later.samples).toBe(32)
  })

  it('on the way are those since the run rested, and back in time there are none', () => {
    const keeper = createMoveKeeper()
    const at = (position: number, value: number): ShownStep => {
      const { frame } = stepOf()
      const parameters = frame.parameters.slice()
      parameters[26] = value
      return stepOf({
        frame: { ...frame, position, parameters, batch: { seen: 0, size: 32 } },
        parameters,
      })
    }
    keeper.see(at(10, 1).frame)
    const way = keeper.read({ ...plain, step: at(210, 1.75) })
    expect([way.which, way.samples, way.of(26)]).toEqual(['now', 200, 0.75])
    keeper.see(at(5, 0.5).frame)
    expect(keeper.read({ ...plain, step: at(5, 0.5) }).which).toBe('none')
  })
})
