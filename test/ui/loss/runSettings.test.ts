import { describe, expect, it } from 'vitest'
import { gallery } from '../../../src/experiment/gallery.ts'
import { runOf } from '../../../src/experiment/presets.ts'
import { runSettings } from '../../../src/ui/loss/runSettings.ts'

const run = runOf(gallery.circle.experiment)
const value = (settings: ReturnType<typeof runSettings>, wanted: string) =>
  settings.find(({ name }) => name === wanted)?.value

describe('the settings of a run', () => {
  it('are told as they are, without what is not in force', () => {
    const settings = runSettings(run)
    expect(settings.map(({ name, value: text }) => `${name} ${text}`)).toEqual([
      'experiment Circle',
      'network 2–4–1',
      'activation tanh, sigmoid',
      'loss binary cross-entropy',
      'optimizer Gradient descent (SGD)',
      'learning rate 0.1',
      'batch size 10',
      'order shuffled',
      expect.stringMatching(/^first weights /),
      'seed 9',
    ])
  })

  it('are those in force at its position', () => {
    const optimizer = { ...run.experiment.training.optimizer, learningRate: 0.5 }
    const edits = [{ at: 20, change: { type: 'training', training: { optimizer } } } as const]
    expect(value(runSettings({ ...run, edits, position: 10 }), 'learning rate')).toBe('0.1')
    const later = runSettings({ ...run, edits, position: 30 })
    expect(value(later, 'learning rate')).toBe('0.5')
    expect(value(later, 'changes on the way')).toBe('1')
  })
})
