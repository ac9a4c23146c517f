import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { UnitState } from '../../../src/worker/probes.ts'
import { unitsSaid } from '../../../src/ui/stage/units.ts'

const layout = layoutOf({
  input: [2],
  layers: [
    { type: 'dense', units: 3, activation: 'relu' },
    { type: 'dense', units: 3, activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
})

/** One letter a unit: l learning, d dead, s saturated. */
function said(first: string, second: string) {
  const names: Record<string, UnitState> = { l: 'learning', d: 'dead', s: 'saturated' }
  const states = [first, second].map((layer) => [...layer].map((letter) => names[letter]))
  return unitsSaid(layout, ['relu', 'tanh'], states)
}

describe('what is said of hidden neurons that learn no more', () => {
  it('is nothing while all learn, or before the worker has answered', () => {
    expect(said('lll', 'lll')).toBeNull()
    expect(unitsSaid(layout, ['relu', 'tanh'], [])).toBeNull()
  })

  it('names dead ones, and offers another activation for ReLU', () => {
    expect(said('dll', 'lll')).toMatchObject({
      kind: 'dead',
      sentence: 'h₁ says 0 for every sample, so nothing can change it.',
      layers: [0],
      isLeakable: true,
    })
    expect(said('ddl', 'lll')?.sentence).toBe(
      'h₁ and h₂ say 0 for every sample, so nothing can change them.',
    )
  })

  it('does not say 0 where it need not be', () => {
    expect(said('lll', 'lld')).toMatchObject({
      sentence: 'The slope of h₆ is 0 for every sample, so nothing can change it.',
      isLeakable: false,
    })
  })

  it('counts where there are many, and says when it is all of them', () => {
    expect(said('ddd', 'dll')?.sentence).toContain('h₁, h₂ and 2 more is 0')
    expect(said('ddd', 'ddd')?.sentence).toContain('all hidden neurons')
  })

  it('names saturated ones where none is dead', () => {
    expect(said('lsl', 'dll')?.kind).toBe('dead')
    expect(said('lll', 'sll')?.sentence).toBe(
      'h₄ is saturated: its slope is under a hundredth everywhere, so it learns very slowly.',
    )
  })
})
