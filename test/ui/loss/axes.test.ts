import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  epochAxis,
  lossAxis,
  placeOn,
  roundTicks,
  tickText,
  type Axis,
} from '../../../src/ui/loss/axes.ts'

const at = (...losses: number[]) => losses.map((loss, epoch) => ({ epoch, loss }))

const losses = fc.array(
  fc.oneof(
    fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -10, max: 10, noNaN: true }),
  ),
  { maxLength: 12 },
)

function expectSound(axis: Axis): void {
  expect(axis.to).toBeGreaterThan(axis.from)
  expect(axis.ticks.length).toBeGreaterThanOrEqual(2)
  expect(axis.ticks.length).toBeLessThanOrEqual(12)
  expect(axis.ticks.every(Number.isFinite)).toBe(true)
  const places = axis.ticks.map((tick) => placeOn(axis, tick))
  places.slice(1).forEach((place, before) => expect(place).toBeGreaterThan(places[before]))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  expect(places.at(-1)).toBeLessThanOrEqual(1)
}

describe('round ticks', () => {
  it.each([
    [43, 4, [0, 20, 40]],
    [1, 4, [0, 0.5, 1]],
    [0.38, 3, [0, 0.2]],
    [600, 3, [0, 200, 400, 600]],
    [3e-7, 3, [0, 1e-7, 2e-7, 3e-7]],
  ])('up to %d are multiples of 1, 2 or 5', (to, about, ticks) => {
    expect(roundTicks(to, about)).toEqual(ticks)
  })
})

describe('the axis of epochs', () => {
  it('ends at the present and has whole numbers only', () => {
    expect(epochAxis([{ epoch: 2.75, loss: 1 }])).toEqual({
      from: 0,
      to: 2.75,
      ticks: [0, 1, 2],
      isLog: false,
    })
  })

  it('goes to 1 before anything is trained', () => {
    expect(epochAxis(at(0.4))).toMatchObject({ to: 1, ticks: [0, 1] })
    expect(epochAxis([])).toMatchObject({ to: 1, ticks: [0, 1] })
  })
})

describe('the axis of losses', () => {
  it('goes from 0 to a round number', () => {
    expect(lossAxis(at(0.38, 0.07), false)).toMatchObject({
      from: 0,
      to: 0.4,
      ticks: [0, 0.2, 0.4],
    })
  })

  it('goes from power to power of ten when logarithmic', () => {
    expect(lossAxis(at(0.38, 0.0021), true)).toEqual({
      from: 0.001,
      to: 1,
      ticks: [0.001, 0.01, 0.1, 1],
      isLog: true,
    })
  })

  it('is linear where no loss has a logarithm', () => {
    expect(lossAxis(at(0, 0), true).isLog).toBe(false)
    expect(lossAxis([], true).isLog).toBe(false)
  })

  it('has sound ticks for any finite losses, up to the largest number', () => {
    fc.assert(
      fc.property(losses, fc.boolean(), (values, isLog) => {
        const axis = lossAxis(at(...values), isLog)
        expectSound(axis)
        for (const value of values) {
          const place = placeOn(axis, value)
          expect(place).toBeGreaterThanOrEqual(0)
          expect(place).toBeLessThanOrEqual(1)
        }
      }),
    )
    for (const isLog of [false, true]) {
      expectSound(lossAxis(at(1e300, 0.1), isLog))
      expectSound(lossAxis(at(Number.MIN_VALUE), isLog))
      expectSound(lossAxis(at(Number.MAX_VALUE, Number.MIN_VALUE), isLog))
    }
  })

  it('keeps the order of losses on the screen', () => {
    fc.assert(
      fc.property(losses, fc.boolean(), (values, isLog) => {
        const axis = lossAxis(at(...values), isLog)
        const places = values.toSorted((one, other) => one - other).map((v) => placeOn(axis, v))
        expect(places).toEqual(places.toSorted((one, other) => one - other))
      }),
    )
  })

  it('puts a loss without a logarithm at the bottom', () => {
    const axis = lossAxis(at(0.5, 0.05, 0), true)
    expect(placeOn(axis, 0)).toBe(0)
    expect(placeOn(axis, -3)).toBe(0)
    // Half way from 0.01 to 1.
    expect(placeOn(axis, 0.1)).toBeCloseTo(0.5, 12)
  })
})

describe('the text of a tick', () => {
  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [40, '40'],
    [-5, '−5'],
    [0.001, '0.001'],
    [1e-4, '10⁻⁴'],
    [2e300, '2×10³⁰⁰'],
  ])('of %d is %s', (tick, text) => {
    expect(tickText(tick)).toBe(text)
  })
})
