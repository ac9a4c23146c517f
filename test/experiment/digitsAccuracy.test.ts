/** How soon the convolution of the gallery reads digits that it has never seen: the targets that were set for it. */
import { expect, it } from 'vitest'
import { shifted } from '../../src/data/drawing.ts'
import { filesOf } from '../../src/data/files.ts'
import { finish } from '../../src/engine/evaluate.ts'
import { classScores } from '../../src/engine/scores.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import { datasetOf, type Experiment } from '../../src/experiment/experiment.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { provideFiles } from '../support/data.ts'

/** After so many epochs, at least this share of the test digits; the median of three seeds. */
const targets = [
  { epochs: 3, accuracy: 0.9 },
  { epochs: 10, accuracy: 0.94 },
  { epochs: 20, accuracy: 0.96 },
] as const

const { experiment } = gallery.digitsConvolution

/** The seed draws first weights, order and split. */
function accuraciesOf(seed: number): number[] {
  const seeded: Experiment = { ...experiment, seed, data: { ...experiment.data, seed } }
  const { network, training } = seeded
  const { samples, unseen } = datasetOf(seeded)
  const trainer = createTrainer({ ...seeded, samples })
  return targets.map(({ epochs }) => {
    trainer.run((epochs - trainer.epoch) * samples.length)
    const { parameters } = trainer
    const asked = { network, loss: training.loss, parameters, samples: unseen }
    return finish(classScores(asked)).accuracy
  })
}

it('a convolution with Adam at 0.01 soon reads digits never seen, whatever the seed', () => {
  provideFiles(filesOf(experiment.data.source))
  const { optimizer, batchSize } = experiment.training
  expect({ ...optimizer, batchSize }).toMatchObject({
    type: 'adam',
    learningRate: 0.01,
    batchSize: 32,
  })
  expect(experiment.data.test).toEqual({ type: 'share', share: 0.2, by: 'stratified' })
  const bySeed = [1, 2, 3].map(accuraciesOf)
  targets.forEach(({ accuracy }, k) => {
    const [, median] = bySeed.map((accuracies) => accuracies[k]).toSorted((a, b) => a - b)
    expect(median).toBeGreaterThanOrEqual(accuracy)
  })
})

it('digits shifted by a pixel are read when it was trained with random shifts, and else often not', () => {
  provideFiles(filesOf(experiment.data.source))
  const { network, training } = experiment
  const { samples, unseen } = datasetOf(experiment)
  const ways = [
    { right: 1, down: 0 },
    { right: -1, down: 0 },
    { right: 0, down: 1 },
    { right: 0, down: -1 },
  ]
  const moved = ways.flatMap((by) =>
    unseen.map(({ input, target }) => ({ input: shifted(input, [1, 8, 8], by, 0), target })),
  )
  const [without, withThem] = [0, 1].map((shifts) => {
    const trainer = createTrainer({ ...experiment, training: { ...training, shifts }, samples })
    trainer.run(12 * samples.length)
    const { parameters } = trainer
    const asked = { network, loss: training.loss, parameters, samples: moved }
    return finish(classScores(asked)).accuracy
  })
  expect(without).toBeLessThan(0.75)
  expect(withThem).toBeGreaterThan(0.85)
})
