import { beforeAll, describe, expect, it } from 'vitest'
import { presets, runOf } from '../../../src/experiment/presets.ts'
import type { Run } from '../../../src/experiment/experiment.ts'
import type { TrainingSpec } from '../../../src/engine/network.ts'
import { ofRun, type Selection } from '../../../src/state/store.ts'
import { operationsOf, type StepOperation } from '../../../src/state/walk.ts'
import { walkSentence } from '../../../src/ui/stage/walkSentences.ts'
import type { Frame } from '../../../src/worker/frame.ts'
import { createTestApp } from '../../support/app.ts'

const article = presets.heightAndWeight

function runWith(training: Partial<TrainingSpec>): Run {
  return runOf({ ...article, training: { ...article.training, ...training } })
}

/** The numbers stay when the frame's buffers go back. */
function kept(frame: Frame): Frame {
  const { parameters, gradients, losses, layers } = frame
  return {
    ...frame,
    parameters: parameters.slice(),
    gradients: gradients.slice(),
    losses: losses.slice(),
    layers: layers.map((layer) => ({ ...layer, outputs: layer.outputs.slice() })),
  }
}

/** A run's frames before and after so many samples. */
async function framesOf(run: Run, count: number): Promise<Frame[]> {
  const app = await createTestApp(run)
  const frames = [kept(app.frames.latest())]
  for (let sample = 0; sample < count; sample++) {
    await app.done(app.actions.step('sample'))
    frames.push(kept(app.frames.latest()))
  }
  return frames
}

function teller(run: Run, frames: readonly Frame[]) {
  return (operation: StepOperation, sample = 0, selection: Selection = null): string | null => {
    const scene = { ...ofRun(run), selection }
    const said = walkSentence(scene, operation, frames[sample], frames[sample + 1])
    return (
      said &&
      `${said.lead}${said.mark && `[${said.mark}${said.markIndex}]`}${said.rest}${said.second}`
    )
  }
}

describe('the narrator in a walk', () => {
  let tell: ReturnType<typeof teller>
  let frames: readonly Frame[]

  beforeAll(async () => {
    const run = runOf(article)
    frames = await framesOf(run, 1)
    tell = teller(run, frames)
  })

  it('tells a step operation by operation, in the sample’s own numbers', () => {
    expect(operationsOf([1, 1]).map((operation) => tell(operation))).toEqual([
      'Alice: weight −2, height −1. Hidden layer: h₁ = 0.445, h₂ = 0.839.',
      'The network says [0.45].',
      'Target is 1. Loss [0.31]. The further off, the larger the loss.',
      '[w5] shares the blame: −0.122. Raising it would lower the loss.',
      '[w1] shares the blame: 0.029. Raising it would raise the loss.',
      'All 9 parameters moved a little. Alice’s loss is now [0.29]. It was 0.31.',
    ])
  })

  it('speaks of the parameter that was selected, where it is one of the layer', () => {
    const b2: Selection = { type: 'parameter', index: 5 }
    expect(tell({ type: 'backward', layer: 0, time: 0 }, 0, b2)).toMatch(/^\[b2\] shares the blame/)
    expect(tell({ type: 'backward', layer: 1, time: 0 }, 0, b2)).toMatch(/^\[w5\] shares the blame/)
  })

  it('waits with the update until it has been made', () => {
    const scene = { ...ofRun(runOf(article)), selection: null }
    expect(walkSentence(scene, { type: 'update' }, frames[0], frames[0])).toBeNull()
  })

  it('says that nothing moves until the batch is complete', async () => {
    const run = runWith({ batchSize: 2 })
    const told = teller(run, await framesOf(run, 2))
    expect(told({ type: 'update' }, 0)).toBe(
      'Alice’s gradient joins the batch: 1 of 2. Nothing moves yet.',
    )
    expect(told({ type: 'update' }, 1)).toMatch(
      /^The batch of 2 is complete\. All 9 parameters moved a little\. Bob’s loss is now \[0\.\d+\]/,
    )
  })

  it('says when nothing moves at all', async () => {
    const run = runWith({ optimizer: { ...article.training.optimizer, learningRate: 0 } })
    const told = teller(run, await framesOf(run, 1))
    expect(told({ type: 'update' })).toBe('Nothing moved. Alice’s loss is still [0.31]. ')
  })
})

describe('in a walk over dropout, the narrator', () => {
  const [hidden, output] = article.network.layers
  const run = runOf({
    ...article,
    network: { ...article.network, layers: [hidden, { type: 'dropout', rate: 0.5 }, output] },
  })

  it('says that it lets all through here, and goes on with the layers around it', async () => {
    const tell = teller(run, await framesOf(run, 1))
    const told = operationsOf([1, 1, 1]).map((operation) => tell(operation))
    expect(told[0]).toContain('Hidden layer: h₁ = ')
    expect(told[1]).toBe(
      'Dropout lets all values through here. In training it silences some of them, by chance.',
    )
    expect(told[2]).toContain('The network says ')
    expect(told[4]).toContain('[w5] shares the blame: ')
    expect(told[5]).toContain('Dropout hands the blame on as it comes.')
    expect(told[6]).toContain('[w1]')
    expect(told[7]).toContain('parameters moved')
  })
})
