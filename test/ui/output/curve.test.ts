import { describe, expect, it } from 'vitest'
import { createCurve, CURVE_PLACES, curveSummary } from '../../../src/ui/output/curve.ts'
import type { Ground } from '../../../src/ui/output/points.ts'

const ground: Ground = {
  type: 'line',
  bounds: { left: 0, right: 8, bottom: -1, top: 1 },
  across: 'x',
  up: 'value',
}

function said(of: (x: number) => number): string {
  const values = Float64Array.from({ length: CURVE_PLACES }, (_, place) =>
    of((8 * place) / (CURVE_PLACES - 1)),
  )
  return curveSummary({ values, outputs: 1 }, ground)
}

describe('the curve in a sentence', () => {
  it('tells its ends and its turns', () => {
    expect(said((x) => x / 8)).toBe('From 0 at the left, up to 1 at the right.')
    // Up to 0.5 at 4 and down again.
    expect(said((x) => 0.5 - Math.abs(x - 4) / 8)).toBe(
      'From 0 at the left, up to 0.50 at x 4, down to 0 at the right.',
    )
  })

  it('leaves out ripples, and counts what is too many to tell', () => {
    expect(said((x) => x / 8 + 0.01 * Math.sin(20 * x))).toMatch(/^From 0 at the left, up to/)
    expect(said((x) => Math.sin(5 * x))).toMatch(/with 13 turns/)
  })
})

it('the curve is read at the place that is pointed at', () => {
  const values = Float64Array.from({ length: CURVE_PLACES }, (_, place) => place)
  const { reading } = createCurve({ values, outputs: 1 }, ground, [])
  // The centre of cell 12 is at 12.5 of 48 cells: 2.083 of 8, place 50 of 192.
  expect(reading({ column: 12, row: 0 }, String)).toBe(`x ${(12.5 / 48) * 8}: value 50`)
})
