import { describe, expect, it } from 'vitest'
import { read } from '../../../src/ui/controls/read.ts'
import { noRules, rulesFor, stoppingRules } from '../../../src/ui/training/stopping.ts'

describe('rules for stopping', () => {
  it('are offered where they can be met', () => {
    expect(rulesFor(true)).toEqual(Object.keys(stoppingRules))
    expect(rulesFor(false)).not.toContain('patience')
    expect(Object.keys(noRules)).toEqual(Object.keys(stoppingRules))
  })

  it.each(Object.entries(stoppingRules))('%s begins with a number that fits', (_, entry) => {
    expect(read(String(entry.first), entry.rule, 1)).toMatchObject({ value: entry.first })
  })

  it('refuse what could never be met', () => {
    expect(read('0', stoppingRules.epochs.rule, 7)).toMatchObject({ value: 1 })
    expect(read('0', stoppingRules.loss.rule, 7)).toMatchObject({ isRefused: true })
    expect(read('2.5', stoppingRules.patience.rule, 7)).toMatchObject({ value: 3 })
  })
})
