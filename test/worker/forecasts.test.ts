/** Forecasts of the real series beside figures that were computed elsewhere (`networks.md`, with NumPy and PyTorch). */
import { beforeAll, describe, expect, it } from 'vitest'
import { prepare } from '../../src/data/prepare.ts'
import '../../src/data/preparation.ts'
import type { RealName } from '../../src/data/real.ts'
import type { WindowSpec } from '../../src/data/windows.ts'
import { finish } from '../../src/engine/evaluate.ts'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { createForecaster, type Forecasts } from '../../src/worker/forecasts.ts'
import { provideFiles } from '../support/data.ts'

beforeAll(() => {
  provideFiles(['elnino-sst-monthly.csv', 'sunspots-yearly.csv', 'stocks-monthly.csv'])
})

function seriesOf(name: RealName, windows: Partial<WindowSpec> = {}) {
  return prepare({
    source: {
      type: 'builtIn',
      name,
      windows: { length: 12, horizon: 1, predicts: 'level', ...windows },
    },
    seed: 1,
    features: [],
    scale: { type: 'standardize' },
    test: { type: 'share', share: 0.2, by: 'order' },
  })
}

/** One neuron: parameters are the window's weights and the bias. */
function lineFor(length: number): NetworkSpec {
  return {
    input: [length],
    layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  }
}

type Dataset = ReturnType<typeof seriesOf>

function asked(dataset: Dataset, parameters: readonly number[]) {
  const [length] = dataset.input
  return {
    network: lineFor(length),
    loss: 'meanSquaredError' as const,
    parameters: Float64Array.from(parameters),
    samples: dataset.samples,
  }
}

/** By a network that says nothing but 0. */
function forecastsOf(dataset: Dataset): Forecasts {
  const zeros = Array.from({ length: dataset.input[0] + 1 }, () => 0)
  return finish(createForecaster(dataset).forecasts(asked(dataset, zeros)))!
}

describe('what a forecast has to beat', () => {
  it.each([
    ['elNino', 12, { naive: 1.164, linear: 0.531, seasonal: 1.438 }],
    ['elNino', 18, { naive: 1.164, linear: 0.51, seasonal: 1.438 }],
    ['sunspots', 22, { naive: 33.28, linear: 19.98, seasonal: 37.86 }],
    ['ibm', 12, { naive: 7.77, linear: 7.95 }],
  ] as const)('of %s through %i values', (name, length, errors) => {
    const forecasts = forecastsOf(seriesOf(name, { length }))
    const found = (one: keyof typeof errors): number => forecasts[one]!.errors.test!
    for (const [one, error] of Object.entries(errors)) {
      const digits = String(error).split('.')[1].length
      expect(found(one as keyof typeof errors).toFixed(digits)).toBe(error.toFixed(digits))
    }
  })
})

it.each([
  ['elNino', 12],
  ['sunspots', 11],
] as const)('the season of %s is %i steps', (name, season) => {
  expect(forecastsOf(seriesOf(name)).seasonal?.season).toBe(season)
})

describe('a network’s forecast', () => {
  it('is in the series’ own units', () => {
    const dataset = seriesOf('elNino')
    // "Next = last": the weight of the newest value is 1.
    const naive = [...Array.from({ length: 11 }, () => 0), 1, 0]
    const { network, naive: other } = finish(
      createForecaster(dataset).forecasts(asked(dataset, naive)),
    )!
    expect(network.errors.test).toBeCloseTo(other.errors.test!, 1)
    const { series, unseen } = dataset
    expect(unseen).toHaveLength(series!.unseen.length)
    expect(Math.abs(network.unseen[5] - other.unseen[5])).toBeLessThan(0.2)
  })

  it('of a change is that change from the last value', () => {
    const dataset = seriesOf('elNino', { predicts: 'change' })
    const [{ shift, divisor }] = dataset.targetScalings
    // No change at all, as the network says it.
    const still = [...Array.from({ length: 12 }, () => 0), -shift / divisor]
    const { network, naive } = finish(createForecaster(dataset).forecasts(asked(dataset, still)))!
    network.unseen.forEach((value, k) => expect(value).toBeCloseTo(naive.unseen[k], 10))
    expect(network.errors.test).toBeCloseTo(1.164, 3)
  })
})

describe('a free run', () => {
  it('reads its own forecasts', () => {
    const dataset = seriesOf('elNino', { length: 3 })
    const parameters = [0.2, -0.4, 0.9, 0.1]
    const { values } = dataset.series!
    const run = finish(createForecaster(dataset).freeRun(asked(dataset, parameters), 100, 5))!
    const known = values.slice(97, 100)
    const expected = Array.from({ length: 5 }, () => {
      const inputs = known.slice(-3).map((value, i) => {
        const { shift, divisor } = dataset.inputScalings[i]
        return (value - shift) / divisor
      })
      const said = inputs.reduce((sum, x, i) => sum + parameters[i] * x, parameters[3])
      const [{ shift, divisor }] = dataset.targetScalings
      known.push(said * divisor + shift)
      return known.at(-1)!
    })
    expected.forEach((value, k) => expect(run[k]).toBeCloseTo(value, 10))
  })

  it('needs a whole window before it, and the next value as target', () => {
    const near = seriesOf('elNino')
    const zeros = Array.from({ length: 13 }, () => 0)
    expect(finish(createForecaster(near).freeRun(asked(near, zeros), 11, 2))).toBeNull()
    const far = seriesOf('elNino', { horizon: 2 })
    expect(finish(createForecaster(far).freeRun(asked(far, zeros), 100, 2))).toBeNull()
  })
})
