/** How numbers are written for people, and read from them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asGiven, exact, fixed, format, lossText, parse, spoken } from '../../src/ui/format.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
/** The very largest round to infinity. */
const most = fc.double({ noNaN: true, min: -1e308, max: 1e308 })

describe('format', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-15, '−15'],
    [0.1, '0.100'],
    [0.11, '0.110'],
    [0.7533, '0.753'],
    [0.0333, '0.033'],
    [-0.0717, '−0.072'],
    [-1.614, '−1.61'],
    [12.41, '12.4'],
    [212.6, '213'],
    [1234.5, '1235'],
    [43000, '43000'],
    [12345678, '1.23×10⁷'],
    [43000.5, '4.30×10⁴'],
    [0.000032, '3.20×10⁻⁵'],
    [-0.0004, '−4.00×10⁻⁴'],
    [0.00051, '5.10×10⁻⁴'],
    [0.0009996, '0.001'],
    [NaN, 'not a number'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('writes %d as %s', (value, text) => {
    expect(format(value)).toBe(text)
  })

  it.each([
    [0.9994, '0.999'],
    [0.9996, '1.00'],
    [9.994, '9.99'],
    [9.996, '10.0'],
    [99.96, '100'],
    // 9.995 and 0.0005 lie a little to one side in binary; that side counts.
    [9.995, '9.99'],
    [0.00099996, '0.001'],
    // Rounded once, not to three digits and then to three decimals.
    [0.0994996, '0.099'],
    [9999.4, '9999'],
    [9999.6, '1.00×10⁴'],
  ])('keeps its three digits where rounding %d adds one: %s', (value, text) => {
    expect(format(value)).toBe(text)
  })

  it('writes as many digits as asked for', () => {
    expect(format(0.7216325609518421, 4)).toBe('0.7216')
    expect(format(12.3456, 5)).toBe('12.346')
    expect(format(0.39, 2)).toBe('0.39')
  })

  it('is within half of its last digit of every number', () => {
    fc.assert(
      fc.property(most, (value) => {
        const shown = parse(format(value))!
        const least = Math.abs(value) < 0.001 || Math.abs(value) >= 1 ? 0 : 0.0005
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(
          Math.max(least, Math.abs(value) * 0.005) * (1 + 1e-9),
        )
      }),
    )
  })

  it('writes what few digits would round to nothing as a power', () => {
    expect(format(-0.000995, 2)).toBe('−1.0×10⁻³')
    expect(format(0.004, 2)).toBe('4.0×10⁻³')
  })

  it('never writes a negative nothing, nor a hyphen for a minus', () => {
    fc.assert(
      fc.property(finite, (value) => {
        for (const text of [format(value), format(value, 2), fixed(value), fixed(value, 3)]) {
          expect(text).not.toMatch(/^−[0.]*$/)
          expect(text).not.toContain('-')
        }
      }),
      { examples: [[-0.000995]] },
    )
  })
})

describe('fixed', () => {
  it.each([
    [-0.07, '−0.07'],
    [1.2249, '1.22'],
    [-1.614, '−1.61'],
    [2, '2.00'],
    [0, '0.00'],
    [-0, '0.00'],
    [-0.004, '0.00'],
    [-0.0004, '−4×10⁻⁴'],
    [9999.999, '1.00×10⁴'],
    [1e6, '1000000'],
    [Infinity, '∞'],
    [NaN, 'not a number'],
  ])('writes %d as %s', (value, text) => {
    expect(fixed(value)).toBe(text)
  })
})

describe('exact', () => {
  it('writes no more than the number needs', () => {
    expect(exact(0.1)).toBe('0.1')
    expect(exact(-1e-7)).toBe('−1e−7')
  })

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(finite, (value) => {
        // Zero has no sign here.
        expect(parse(exact(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('spoken', () => {
  it.each([
    [-0.07, 'minus 0.070'],
    [0.000032, '3.20 times 10 to the minus 5'],
    [-2.5e7 - 0.5, 'minus 2.50 times 10 to the 7'],
    [-Infinity, 'minus infinity'],
  ])('says %d as "%s"', (value, text) => {
    expect(spoken(value)).toBe(text)
  })
})

describe('parse', () => {
  it.each([
    ['0.1', 0.1],
    ['0,1', 0.1],
    ['−0.5', -0.5],
    ['−0,5', -0.5],
    [' 1e-3 ', 0.001],
    ['1e−3', 0.001],
    ['+2', 2],
    ['.5', 0.5],
    ['5.', 5],
    ['1E5', 1e5],
    ['4 294 967 295', 4294967295],
    ['4\u202f294\u202f967\u202f295', 4294967295],
    ['4,294,967,295', 4294967295],
    ['−1,000,000.5', -1_000_000.5],
    ['1,000', 1],
    ['1,0000,000', null],
    ['−1\u00a0000', -1000],
    ['3.20×10⁻⁵', 3.2e-5],
    ['−1.5×10⁴', -1.5e4],
    ['1e999', Infinity],
    ['Infinity', Infinity],
    ['-inf', -Infinity],
    ['−∞', -Infinity],
  ])('reads "%s" as %d', (text, value) => {
    expect(parse(text)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '-',
    '−',
    'abc',
    '1e',
    '1.2.3',
    '1,2,3',
    '1.000,5',
    '1 2',
    '1 00',
    '0x10',
    'NaN',
    '.',
    '×10⁵',
    '1×10⁻',
    '5%',
  ])('finds no number in "%s"', (text) => {
    expect(parse(text)).toBeNull()
  })

  it('never finds what is not a number in any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(text)).not.toBeNaN()
      }),
    )
  })
})

describe('a number of the data', () => {
  it('stands as it was given while that is short', () => {
    expect([0.5, -2, 0.12345].map(asGiven)).toEqual(['0.5', '−2', '0.123'])
  })
})

describe('a loss', () => {
  it('never reads as none while there is some', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
        expect(/[1-9]/.test(lossText(value))).toBe(value > 0)
      }),
    )
  })
  it.each([
    [0.4217, '0.42'],
    [0.0149, '0.01'],
    [0.003, '0.003'],
    [0.0004, '4×10⁻⁴'],
  ])('of %d is %s', (value, text) => expect(lossText(value)).toBe(text))
})
