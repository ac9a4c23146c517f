/** The choices of initial weights. */
import { describe, expect, it } from 'vitest'
import { initializers } from '../../../src/engine/initializers.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { initialChoices, initialNameOf } from '../../../src/ui/training/initials.ts'

describe('the choices of initial weights', () => {
  it('offer every initializer once', () => {
    expect(initialChoices.map(({ value }) => value).toSorted()).toEqual(
      Object.keys(initializers).toSorted(),
    )
  })

  it.each(initialChoices)('say in a sentence what $label does', ({ sentence }) => {
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  })

  it.each(initialChoices)('know $label again in a network', ({ value, initial }) => {
    expect(initialNameOf(initial)).toBe(value)
  })

  it('know the tutorial’s own', () => {
    expect(initialNameOf(presets.heightAndWeight.network.initial)).toBe('normal')
  })

  it('leave what an opened run brought along as it is', () => {
    const narrow = { type: 'normal', deviation: 0.5 } as const
    expect(initialNameOf({ weights: narrow, bias: narrow })).toBe('other')
    expect(initialNameOf({ weights: { type: 'heNormal' }, bias: narrow })).toBe('other')
  })
})
