/** Series in time, read step by step by a network with memory; beside each stands "next = last", which a forecast has to beat. */
import type { DataSource } from '../../data/source.ts'
import type { WindowSpec } from '../../data/windows.ts'
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { Experiment } from '../experiment.ts'
import { adam, experimentOf, layer, standardize, type Entry } from './parts.ts'

const UNITS = 8

/** As PyTorch draws a recurrent layer of so many units: ±1/√units. */
const drawn = { type: 'uniform', limit: 0.35 } as const

const simple = {
  type: 'simpleRnn',
  units: UNITS,
  activation: 'tanh',
  returnSequences: false,
} as const

const gated = (type: 'lstm' | 'gru') =>
  ({ type, units: UNITS, activation: 'tanh', returnSequences: false }) as const

type Wish = {
  readonly title: string
  readonly seed: number
  readonly source: Extract<DataSource, { type: 'builtIn' | 'generated' }>
  readonly length: number
  readonly recurrent: LayerSpec
  readonly predicts?: WindowSpec['predicts']
}

function forecast({ title, seed, source, length, recurrent, predicts }: Wish): Experiment {
  return experimentOf({
    title,
    seed,
    source: { ...source, windows: { length, horizon: 1, predicts: predicts ?? 'level' } },
    scale: standardize,
    test: { type: 'share', share: 0.2, by: 'order' },
    input: [length, 1],
    layers: [recurrent, layer(1, 'linear')],
    weights: drawn,
    bias: drawn,
    loss: 'meanSquaredError',
    optimizer: adam(0.01),
    batchSize: 32,
    clipNorm: 1,
  })
}

const elNino = { type: 'builtIn', name: 'elNino' } as const

export const series = {
  wave: {
    group: 'Series',
    sentence: 'A sine with noise: eight units learn to turn with it.',
    experiment: forecast({
      title: 'A wave in time',
      seed: 1,
      source: { type: 'generated', name: 'wave', count: 400, noise: 0.1 },
      length: 20,
      recurrent: simple,
    }),
  },
  elNino: {
    group: 'Series',
    sentence: 'The next month of the Pacific from the twelve before, by eight units with memory.',
    experiment: forecast({
      title: 'El Niño',
      seed: 2,
      source: elNino,
      length: 12,
      recurrent: simple,
    }),
  },
  elNinoLstm: {
    group: 'Series',
    sentence: 'The same with gates that choose what is kept, let in and said.',
    experiment: forecast({
      title: 'El Niño: LSTM',
      seed: 1,
      source: elNino,
      length: 12,
      recurrent: gated('lstm'),
    }),
  },
  elNinoGru: {
    group: 'Series',
    sentence: 'The same with two gates: fewer weights, hardly worse.',
    experiment: forecast({
      title: 'El Niño: GRU',
      seed: 3,
      source: elNino,
      length: 12,
      recurrent: gated('gru'),
    }),
  },
  sunspots: {
    group: 'Series',
    sentence: 'Eleven years or so from one crowd of sunspots to the next, seen through 22.',
    experiment: forecast({
      title: 'Sunspots',
      seed: 1,
      source: { type: 'builtIn', name: 'sunspots' },
      length: 22,
      recurrent: simple,
    }),
  },
  stocks: {
    group: 'Series',
    sentence:
      'It learns that tomorrow is like today, and nothing else: no better than the last price.',
    experiment: forecast({
      title: 'Stocks: IBM',
      seed: 3,
      source: { type: 'builtIn', name: 'ibm' },
      length: 12,
      recurrent: simple,
    }),
  },
  randomWalk: {
    group: 'Series',
    sentence: 'Nothing can be known of the next step: watch what a network makes of that.',
    experiment: forecast({
      title: 'A random walk',
      seed: 1,
      source: { type: 'generated', name: 'randomWalk', count: 300, noise: 0 },
      length: 12,
      recurrent: simple,
      predicts: 'change',
    }),
  },
} as const satisfies Record<string, Entry>
