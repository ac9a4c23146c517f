/** The logarithmic slider's places and round numbers. */
import { describe, expect, it } from 'vitest'
import { logScale, nextOn, placeOn, valueAt } from '../../../src/ui/controls/scale.ts'

const scale = logScale(1e-4, 10)
const places = Array.from({ length: scale.places + 1 }, (_, place) => place)

describe('a logarithmic scale', () => {
  it('has twenty places to a decade', () => {
    expect(scale.places).toBe(100)
    expect(valueAt(scale, 60)).toBe(0.1)
  })

  it('finds every place again from its value', () => {
    expect(places.map((place) => placeOn(scale, valueAt(scale, place)))).toEqual(places)
  })

  it('puts what lies beyond it at its ends', () => {
    expect(placeOn(scale, 0)).toBe(0)
    expect(placeOn(scale, 1e-12)).toBe(0)
    expect(placeOn(scale, 100)).toBe(scale.places)
  })
})

describe('the next round number', () => {
  it.each([
    [0.1, 0.2, 0.05],
    [0.2, 0.5, 0.1],
    [0.5, 1, 0.2],
    [1, 2, 0.5],
    [0.13, 0.2, 0.1],
    [0.001, 0.002, 0.0005],
    [0.0001, 0.0002, 0.0001],
    [10, 10, 5],
    [0, 0.0001, 0.0001],
    [100, 10, 10],
  ])('from %d is %d above and %d below', (value, above, below) => {
    expect(nextOn(scale, value, 1)).toBe(above)
    expect(nextOn(scale, value, -1)).toBe(below)
  })

  it('climbs from one end to the other and back over the same rungs', () => {
    const up = [scale.min]
    while (up.at(-1)! < scale.max) up.push(nextOn(scale, up.at(-1)!, 1))
    const down = [scale.max]
    while (down.at(-1)! > scale.min) down.push(nextOn(scale, down.at(-1)!, -1))
    expect(up).toEqual(down.toReversed())
    expect(up).toHaveLength(16)
  })
})
