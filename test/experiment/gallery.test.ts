/** Every experiment of the gallery is a sound document, and training reaches what it promises. */
import { describe, expect, it } from 'vitest'
import { filesOf } from '../../src/data/files.ts'
import { finish } from '../../src/engine/evaluate.ts'
import { classScores, valueScores } from '../../src/engine/scores.ts'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import { sizeOf, type Sample } from '../../src/engine/network.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import { check } from '../../src/experiment/check.ts'
import { datasetOf, type Experiment } from '../../src/experiment/experiment.ts'
import { gallery, type GalleryName } from '../../src/experiment/gallery.ts'
import { runOf } from '../../src/experiment/presets.ts'
import { provideFiles } from '../support/data.ts'

/** After so many epochs, at least this accuracy or R² on the training samples and on the test samples. */
type Promised = { readonly epochs: number; readonly training: number; readonly test?: number }

const promises: Readonly<Record<GalleryName, Promised>> = {
  neuron: { epochs: 50, training: 1, test: 1 },
  perceptronAnd: { epochs: 50, training: 1 },
  perceptronXor: { epochs: 50, training: 0 },
  heightAndWeight: { epochs: 250, training: 1, test: 1 },
  xor: { epochs: 60, training: 1 },
  circle: { epochs: 80, training: 1, test: 0.98 },
  spiral: { epochs: 250, training: 0.99, test: 0.95 },
  sine: { epochs: 100, training: 0.88, test: 0.88 },
  penguinMass: { epochs: 10, training: 0.74, test: 0.74 },
  twoPenguins: { epochs: 50, training: 0.96, test: 0.96 },
  threePenguins: { epochs: 50, training: 0.95, test: 0.94 },
  digits: { epochs: 10, training: 0.95, test: 0.94 },
  digitsConvolution: { epochs: 20, training: 0.98, test: 0.96 },
  digitsTwoConvolutions: { epochs: 10, training: 0.98, test: 0.96 },
  digitsOtherWriters: { epochs: 20, training: 0.98, test: 0.92 },
  wave: { epochs: 40, training: 0.9, test: 0.9 },
  elNino: { epochs: 20, training: 0.9, test: 0.9 },
  elNinoLstm: { epochs: 20, training: 0.9, test: 0.9 },
  elNinoGru: { epochs: 20, training: 0.9, test: 0.9 },
  sunspots: { epochs: 50, training: 0.8, test: 0.7 },
  stocks: { epochs: 30, training: 0.9, test: 0.4 },
  randomWalk: { epochs: 20, training: 0, test: -0.2 },
  fashionConvolution: { epochs: 5, training: 0.78, test: 0.75 },
}

type Scores = { readonly training: number; readonly test: number }

function scoresOf(experiment: Experiment, epochs: number): Scores {
  const { network, training } = experiment
  const { samples, unseen, problem } = datasetOf(experiment)
  const trainer = createTrainer({ ...experiment, samples })
  expect(trainer.run(epochs * samples.length)).toBeNull()
  const { parameters } = trainer
  const score = (of: readonly Sample[]): number => {
    if (of.length === 0) return 1
    const question = { network, loss: training.loss, parameters, samples: of }
    return problem === 'classes'
      ? finish(classScores(question)).accuracy
      : finish(valueScores(question, null)).rSquared
  }
  return { training: score(samples), test: score(unseen) }
}

const all = Object.entries(gallery).map(([name, { experiment, sentence }]) => ({
  name,
  experiment,
  sentence,
}))

describe.each(all)('the experiment $name', ({ name, experiment, sentence }) => {
  it('is a document like any other, before and after its file has come', () => {
    expect(sentence).toMatch(/^\S.*[^.]\.$/)
    const document: unknown = JSON.parse(JSON.stringify(experiment))
    expect(check(document)).toEqual({ ok: true, value: runOf(experiment) })
    provideFiles(filesOf(experiment.data.source))
    expect(check(document)).toEqual({ ok: true, value: runOf(experiment) })
  })

  it('has data that 8 hidden layers of 64 neurons fit', () => {
    provideFiles(filesOf(experiment.data.source))
    const hidden: LayerSpec = { type: 'dense', units: 64, activation: 'tanh' }
    const output = { ...experiment.network.layers.at(-1)!, activation: 'linear' }
    const layers = [...Array.from({ length: 8 }, () => hidden), output]
    const network = { ...experiment.network, input: [sizeOf(experiment.network.input)], layers }
    const { optimizer, batchSize } = experiment.training
    const training = { loss: 'meanSquaredError', optimizer, batchSize }
    expect(check({ ...experiment, network, training })).toMatchObject({ ok: true })
  })

  it('learns what it promises', () => {
    provideFiles(filesOf(experiment.data.source))
    const { epochs, training, test = 0 } = new Map(Object.entries(promises)).get(name)!
    const scores = scoresOf(experiment, epochs)
    expect(scores.training).toBeGreaterThanOrEqual(training)
    expect(scores.test).toBeGreaterThanOrEqual(test)
  })
})

it('no two experiments have one title', () => {
  const titles = Object.values(gallery).map(({ experiment }) => experiment.title)
  expect(new Set(titles).size).toBe(titles.length)
})

describe('the perceptron', () => {
  it('stops changing once it knows AND', () => {
    const { experiment } = gallery.perceptronAnd
    const { samples } = datasetOf(experiment)
    const trainer = createTrainer({ ...experiment, samples })
    trainer.run(200)
    const known = [...trainer.parameters]
    trainer.run(4000)
    expect([...trainer.parameters]).toEqual(known)
  })

  it('never knows XOR', () => {
    const { experiment } = gallery.perceptronXor
    for (let epochs = 1; epochs <= 200; epochs++) {
      expect(scoresOf(experiment, epochs).training).toBeLessThan(1)
    }
  })
})
