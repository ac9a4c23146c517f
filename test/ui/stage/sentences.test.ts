import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { asGiven } from '../../../src/data/dataset.ts'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { NetworkSpec } from '../../../src/engine/network.ts'
import { count } from '../../../src/ui/format.ts'
import type { Scene, Sentence } from '../../../src/ui/stage/sentence.ts'
import { sentenceOf } from '../../../src/ui/stage/sentences.ts'
import { frameSize, viewFrame, type Frame } from '../../../src/worker/frame.ts'
import { plainTraining } from '../../support/training.ts'
import { frameHead } from '../../support/frames.ts'

const network: NetworkSpec = {
  input: [2],
  layers: [
    { type: 'dense', units: 2, activation: 'sigmoid' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
}
const sizes = { samples: 4, unseen: 2 }

/** Alice is the current sample, the network says 0.669, w1 is −0.068 with a gradient of 0.033. */
function frame(head: Partial<Frame> = {}): Frame {
  const numbers = new Float64Array(frameSize(network, sizes))
  const view = viewFrame(network, sizes, numbers)
  view.parameters.set([-0.068, -0.67, 0.22, 1.22, 0.31, -0.43, 0.61, -1.61, 0.42])
  view.gradients.set([0.033, 0, 0, 0, 0, 0, 0, 0, 0])
  view.layers[0].outputs.set([0.753, 0.11])
  view.layers[0].weightedSums.set([1.12, -2.09])
  view.layers[1].outputs.set([0.669])
  view.losses.set([0.11, 0.05, 0.06, 0.07])
  return {
    ...frameHead({
      position: 172,
      epoch: 43,
      ownLoss: 0.11,
      loss: 0.072,
      rows: sizes,
      isWhole: false,
    }),
    numbers,
    map: null,
    ...view,
    ...head,
  }
}

const values = asGiven({
  input: [2],
  target: [1],
  inputNames: ['input 1', 'input 2'],
  problem: 'values',
  samples: [{ name: 'Sample 1', input: [1, 2], target: [0.5] }],
  unseen: [],
})

function scene(changes: Partial<Scene> = {}): Scene {
  return {
    dataset: builtIn.heightAndWeight,
    layout: layoutOf(network),
    network,
    training: plainTraining(),
    status: 'paused',
    progress: 1,
    isUntouched: false,
    notice: null,
    selection: null,
    phase: 'forward',
    edited: null,
    ...changes,
  }
}

function words({ lead, mark, markIndex, rest, second, call, offer }: Sentence): string {
  return `${lead}${mark && `[${mark}${markIndex}]`}${rest}${second}${call && `*${call}*`}${offer && `<${offer}>`}`
}

function said(changes: Partial<Scene> = {}, head: Partial<Frame> = {}): string {
  return words(sentenceOf(scene(changes), frame(head)))
}

const w1 = { type: 'parameter', index: 0 } as const

describe('the narrator', () => {
  it('begins with what the network does badly, and offers to train it', () => {
    expect(said({ isUntouched: true }, { loss: 0.42 })).toBe(
      'This network guesses a class from height and weight. It is bad at it. *Train it.*',
    )
  })

  it('does not call bad what is good already', () => {
    expect(said({ isUntouched: true, dataset: values }, { loss: 0.01 })).toBe(
      'This network guesses a value from input 2 and input 1. *Train it.*',
    )
  })

  it('says what the current sample is, what the network says, and what to do next', () => {
    expect(said()).toBe(
      'Alice is in class 1. The network says [0.67]. Press Step to see what it learns from that.',
    )
    expect(said({ dataset: values })).toBe(
      'Sample 1 should give 0.5. The network says [0.67]. Press Step to see what it learns from that.',
    )
  })

  it('stays calm while the network trains', () => {
    expect(said({ status: 'training', selection: w1 }, { loss: 0.0719 })).toBe(
      'The network is learning. Its loss is [0.07]. Press Pause to look closer.',
    )
  })

  it('says how far a long move has come', () => {
    expect(said({ status: 'moving', progress: 0.4 }, { position: 12_400 })).toBe(
      'On the way, at step 12,400. 40 % done.',
    )
  })

  it('tells the end of a training by what has ended it, and offers one step after a success', () => {
    const told = (rule: 'loss' | 'epochs' | 'patience'): string =>
      said({ notice: { type: 'reached', rule, from: 0.38, to: 0.0099, steps: 800 } })
    expect(told('loss')).toBe(
      'Loss fell from 0.38 to [0.01] in 800 steps. How? <Show me one step.>',
    )
    expect(told('epochs')).toBe(
      'All epochs are done. In 800 steps the loss went from 0.38 to [0.01].',
    )
    expect(told('patience')).toBe(
      'The test loss falls no more. In 800 steps the loss went from 0.38 to [0.01].',
    )
  })

  it('tells what an edit by hand has done', () => {
    expect(said({ edited: 0, selection: w1 })).toBe(
      '[w1] is −0.07 now. For Alice the network says 0.67, loss 0.11. Press Step to see what it learns.',
    )
    expect(said({ edited: 0, selection: { type: 'parameter', index: 1 } })).toContain('[w2] pushes')
  })

  it.each([
    ['forward', '[w1] pushes hidden 1 by 0.136 for Alice. Drag it, or type another value.'],
    ['loss', 'Loss 0.11 for Alice. Would another [w1] make it smaller? Drag the number and watch.'],
    ['backward', 'How much is [w1] to blame for Alice’s error? Multiply along the path back.'],
    ['update', '[w1] moves down by 0.003. Press Step to make it happen.'],
  ] as const)('says in the %s phase what the selected weight does', (phase, sentence) => {
    expect(said({ selection: w1, phase })).toBe(sentence)
  })

  it('says that a batch decides together', () => {
    expect(said({ selection: w1, phase: 'update' }, { batch: { seen: 0, size: 4 } })).toBe(
      '[w1] should move down by 0.003, Alice says. The batch takes the mean over 4 samples.',
    )
  })

  it('says that a parameter without a gradient stays', () => {
    expect(said({ selection: { type: 'parameter', index: 8 }, phase: 'update' })).toBe(
      '[b3] stays where it is: Alice does not blame it. ',
    )
  })

  it('says that a frozen parameter stays', () => {
    const [hidden, output] = network.layers
    const frozen = { ...network, layers: [{ ...hidden, frozen: [0] }, output] }
    const about = (index: number): string =>
      said({ network: frozen, selection: { type: 'parameter', index }, phase: 'update' })
    expect(about(0)).toBe('[w1] is frozen. The update leaves it where it is.')
    expect(about(2)).not.toContain('frozen')
  })

  it('speaks of biases, neurons and inputs as what they are', () => {
    expect(said({ selection: { type: 'parameter', index: 8 } })).toBe(
      '[b3] pushes the output by 0.420, whatever comes in. Drag it, or type another value.',
    )
    expect(said({ selection: { type: 'neuron', layer: 0, unit: 1 } })).toBe(
      '[h2] adds up −2.09 and says 0.110. Its weights decide what goes in.',
    )
    expect(said({ selection: { type: 'neuron', layer: 1, unit: 0 } })).toContain('[ŷ] adds up')
    expect(said({ selection: { type: 'neuron', layer: -1, unit: 0 } })).toBe(
      '[x1] is Alice’s weight: −2. Every weight takes its own share of it.',
    )
  })

  it('takes no notice of a selection that this network does not have', () => {
    expect(said({ selection: { type: 'parameter', index: 99 } })).toBe(said())
  })
})

describe('a count', () => {
  it('has commas between its thousands', () => {
    expect([7, 999, 1240, 1_234_567].map(count)).toEqual(['7', '999', '1,240', '1,234,567'])
  })
})
