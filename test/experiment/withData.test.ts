import { describe, expect, it } from 'vitest'
import { generated, type GeneratedName } from '../../src/data/generated.ts'
import { real, type RealName } from '../../src/data/real.ts'
import type { DataSource, DataSpec } from '../../src/data/source.ts'
import { check } from '../../src/experiment/check.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { presets } from '../../src/experiment/presets.ts'
import { endingFor, withData } from '../../src/experiment/withData.ts'

const sources: DataSource[] = [
  ...(Object.keys(generated) as GeneratedName[]).map(
    (name) =>
      ({ type: 'generated', name, count: generated[name].count.usual, noise: 0.1 }) as const,
  ),
  ...(Object.keys(real) as RealName[]).map((name) => ({ type: 'builtIn', name }) as const),
]

function dataOf(source: DataSource): DataSpec {
  return { source, seed: 1, features: [], scale: { type: 'none' }, test: { type: 'none' } }
}

const digits = dataOf({ type: 'builtIn', name: 'digits' })
const xor = dataOf({ type: 'generated', name: 'xor', count: 4, noise: 0 })
const sine = dataOf({ type: 'generated', name: 'sine', count: 80, noise: 0 })

describe('an experiment with other data', () => {
  it.each(sources.map((source) => [source.type === 'samples' ? '' : source.name, source] as const))(
    'fits, whatever it was before: %s',
    (_, source) => {
      for (const { experiment } of Object.values(gallery)) {
        const next = withData(experiment, dataOf(source)).experiment
        expect(check(next)).toMatchObject({ ok: true })
      }
    },
  )

  it('ends as the kind of problem asks for, and says so', () => {
    const { experiment, sentence } = withData(presets.heightAndWeight, digits)
    expect(experiment.network.input).toEqual([64])
    expect(experiment.network.layers.at(-1)).toEqual({
      type: 'dense',
      units: 10,
      activation: 'softmax',
    })
    expect(experiment.training.loss).toBe('categoricalCrossEntropy')
    expect(sentence).toBe('For 10 classes, the output is a softmax with cross-entropy.')
    expect(withData(experiment, sine).sentence).toContain('linear')
    expect(endingFor(xor)).toMatchObject({ activation: 'sigmoid', loss: 'binaryCrossEntropy' })
  })

  it('keeps an end that fits', () => {
    const { experiment, sentence } = withData(presets.heightAndWeight, xor)
    expect(sentence).toBeNull()
    expect(experiment.training).toBe(experiment.training)
    expect(experiment.training.loss).toBe('meanSquaredError')
    const { perceptronAnd } = gallery
    expect(withData(perceptronAnd.experiment, xor).experiment.training.loss).toBe('perceptron')
  })
})
