/** How well networks with memory forecast, beside "next = last": PyTorch's figures are in `networks.md`. */
import { describe, expect, it } from 'vitest'
import { filesOf } from '../../src/data/files.ts'
import { finish } from '../../src/engine/evaluate.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import { datasetOf, type Experiment } from '../../src/experiment/experiment.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { createForecaster } from '../../src/worker/forecasts.ts'
import { provideFiles } from '../support/data.ts'

/** The error on the test part as a share of the naive forecast's, after each of these numbers of epochs. */
function ratios(experiment: Experiment, marks: readonly number[]): number[] {
  provideFiles(filesOf(experiment.data.source))
  const { network, training } = experiment
  const dataset = datasetOf(experiment)
  const { samples } = dataset
  const trainer = createTrainer({ ...experiment, samples })
  const forecaster = createForecaster(dataset)
  return marks.map((mark, k) => {
    expect(trainer.run((mark - (marks[k - 1] ?? 0)) * samples.length)).toBeNull()
    const question = { network, loss: training.loss, parameters: trainer.parameters, samples }
    const { network: own, naive } = finish(forecaster.forecasts(question))!
    return own.errors.test! / naive.errors.test!
  })
}

describe.each([1, 2, 3])('from seed %i', (seed) => {
  it('El Niño is half the naive error after 20 epochs, and less after 40', () => {
    const [after20, after40] = ratios({ ...gallery.elNino.experiment, seed }, [20, 40])
    expect(after20).toBeLessThanOrEqual(0.5)
    expect(after40).toBeLessThanOrEqual(0.47)
  })

  it('Sunspots are seven tenths after 50 epochs, and less after 100', () => {
    const [after50, after100] = ratios({ ...gallery.sunspots.experiment, seed }, [50, 100])
    expect(after50).toBeLessThanOrEqual(0.7)
    expect(after100).toBeLessThanOrEqual(0.67)
  })
})

it('a wave is under two thirds after 60 epochs', () => {
  expect(ratios(gallery.wave.experiment, [60])[0]).toBeLessThanOrEqual(0.65)
})

it.each(['elNinoLstm', 'elNinoGru'] as const)('%s is half the naive error', (name) => {
  expect(ratios(gallery[name].experiment, [20])[0]).toBeLessThanOrEqual(0.5)
})

it.each(['stocks', 'randomWalk'] as const)('%s is as good as naive, not better', (name) => {
  const [ratio] = ratios(gallery[name].experiment, [60])
  expect(ratio).toBeGreaterThan(0.95)
  expect(ratio).toBeLessThan(1.1)
})
