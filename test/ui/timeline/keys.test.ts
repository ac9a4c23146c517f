import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../../src/engine/segments.ts'
import { keyTarget } from '../../../src/ui/timeline/keys.ts'

/** From sample 10 of 22, in epochs of 4. */
const from = (key: string, shiftKey = false, position = 10): number | null =>
  keyTarget({ key, shiftKey }, { position, head: 22, segments: segmentsOf(4, []) })

describe('the keys of the history', () => {
  it('go by one sample, by epochs, to the start and to the head', () => {
    expect(['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'].map((key) => from(key))).toEqual([
      11, 11, 9, 9,
    ])
    expect([from('ArrowRight', true), from('PageUp')]).toEqual([12, 12])
    expect([from('ArrowLeft', true), from('PageDown')]).toEqual([8, 8])
    expect([from('Home'), from('End')]).toEqual([0, 22])
  })

  it('leave an epoch’s start for the one before', () => {
    expect([from('PageDown', false, 8), from('PageUp', false, 8)]).toEqual([4, 12])
  })

  it('stay within what there is', () => {
    expect([from('ArrowLeft', false, 0), from('PageDown', false, 0)]).toEqual([0, 0])
    expect([from('ArrowRight', false, 22), from('PageUp', false, 22)]).toEqual([22, 22])
  })

  it('are no others', () => {
    expect(['a', 'Tab', 'Enter', ' '].map((key) => from(key))).toEqual([null, null, null, null])
  })

  it('stop where a change of the data ended an epoch', () => {
    const data = [{ type: 'add', input: [], target: [] }] as const
    // Epochs of 4 up to sample 6, then of 5.
    const segments = segmentsOf(4, [{ at: 6, change: { type: 'data', data } }])
    const go = (key: string, position: number): number | null =>
      keyTarget({ key, shiftKey: false }, { position, head: 30, segments })
    expect([go('PageUp', 4), go('PageUp', 6), go('PageDown', 8), go('PageDown', 6)]).toEqual([
      6, 11, 6, 4,
    ])
  })
})
