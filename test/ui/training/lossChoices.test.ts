import { describe, expect, it } from 'vitest'
import '../../../src/data/preparation.ts'
import { activations } from '../../../src/engine/activations.ts'
import { losses, type LossName } from '../../../src/engine/losses.ts'
import type { Sample } from '../../../src/engine/network.ts'
import { codedFor } from '../../../src/experiment/coding.ts'
import type { Experiment } from '../../../src/experiment/experiment.ts'
import { problemsOf } from '../../../src/experiment/fit.ts'
import { presets, runOf } from '../../../src/experiment/presets.ts'
import type { OutputActivationName } from '../../../src/engine/activations.ts'
import { activationOf } from '../../../src/engine/network.ts'
import { lossChoices } from '../../../src/ui/training/lossChoices.ts'
import { namesOf } from '../../../src/ui/training/specs.ts'

type Output = OutputActivationName

/** One or two layers that end in so many outputs, on one sample with these targets. */
function experimentOf(target: readonly number[], layers: number, output: Output): Experiment {
  const { network, training, ...rest } = presets.heightAndWeight
  const samples: Sample[] = [{ input: [1, 2], target }]
  const last = { type: 'dense', units: target.length, activation: output } as const
  return {
    ...rest,
    data: {
      ...rest.data,
      source: { type: 'samples', input: [2], target: [target.length], samples },
    },
    network: { ...network, layers: layers === 1 ? [last] : [network.layers[0], last] },
    training: { ...training, loss: 'meanSquaredError' },
  }
}

const targets = [[0], [1], [-1], [0.5], [7], [1, 0], [0, 1], [1, 1], [0.25, 0.75], [-1, 1]]
const outputs: readonly Output[] = [...namesOf(activations), 'softmax']
const cases = targets.flatMap((target) =>
  outputs.flatMap((output) => [1, 2].map((layers) => ({ target, output, layers }))),
)

const choicesOf = (experiment: Experiment) =>
  lossChoices(experiment, experiment.network, experiment.training)

function withLoss(experiment: Experiment, loss: LossName, output: Output | null): Experiment {
  const { network, training } = experiment
  const last = network.layers.at(-1)!
  const layers = network.layers.with(network.layers.length - 1, {
    type: 'dense',
    units: last.type === 'dense' ? last.units : 0,
    activation: output ?? activationOf(last),
  })
  const data = codedFor(experiment.data, loss)
  return { ...experiment, data, network: { ...network, layers }, training: { ...training, loss } }
}

describe('the choices of a loss', () => {
  it('are all losses, in every network and for all targets', () => {
    for (const { target, output, layers } of cases) {
      const choices = choicesOf(experimentOf(target, layers, output))
      expect(choices.map(({ value }) => value)).toEqual(Object.keys(losses))
    }
  })

  it('fit when they are on, with the output that comes with them, and with none when they are off', () => {
    for (const { target, output, layers } of cases) {
      const experiment = experimentOf(target, layers, output)
      for (const { value, output: needed, isOff } of choicesOf(experiment)) {
        const tried = isOff ? outputs : [needed]
        for (const other of tried) {
          const problems = problemsOf(runOf(withLoss(experiment, value, other)))
          expect(problems.length > 0).toBe(isOff)
        }
      }
    }
  })

  it('say what comes with them, or why they are off', () => {
    const labels = (target: readonly number[], layers: number, output: Output): string[] =>
      choicesOf(experimentOf(target, layers, output)).map(({ label }) => label)
    expect(labels([1], 2, 'tanh')).toEqual([
      'Mean squared error',
      'Mean absolute error',
      'Huber loss',
      'Binary cross-entropy, with sigmoid output',
      'Categorical cross-entropy, with softmax output',
      'Hinge loss',
      'Perceptron rule: needs a single layer',
    ])
    expect(labels([0], 1, 'sigmoid').slice(3)).toEqual([
      'Binary cross-entropy',
      'Categorical cross-entropy: needs one output for each class',
      'Hinge loss, with linear output',
      'Perceptron rule, with step output',
    ])
    // Two classes are coded as it wants them; one of several targets is not.
    expect(labels([1, 0], 1, 'softmax')[5]).toBe('Hinge loss: needs targets −1 or 1')
    expect(labels([7], 2, 'linear').slice(3, 4)).toEqual([
      'Binary cross-entropy: needs targets from 0 to 1',
    ])
  })
})
