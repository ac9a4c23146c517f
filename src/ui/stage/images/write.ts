/** How numbers stand in cells: as many digits as there is room for. Pure. */
import { fixed, format } from '../../format.ts'

/** Narrower cells carry no number. */
export const NUMBER_ROOM = 21
/** Nor narrower ones a gradient or a move, which has more digits: −.002. */
export const SMALL_ROOM = 34
/** And none at all the dash that says "negative". */
export const DASH_ROOM = 10

/** A value in a cell so many pixels wide: −0.45, under 38 px −.45, and a whole 0 or 1 as it is. */
export function inCell(value: number, width: number): string {
  if (!Number.isFinite(value)) return format(value)
  const size = Math.abs(value)
  if (size >= 99.5) return width < 38 ? short(value) : format(value, 3)
  if (Number.isInteger(value)) return minus(String(value))
  const decimals = size >= 9.95 ? 0 : size >= 0.995 ? 1 : 2
  if (width >= 38) return fixed(value, size >= 9.95 ? 1 : 2)
  const text = minus(value.toFixed(decimals))
  const isNothing = Number(value.toFixed(decimals)) === 0
  return isNothing ? '.00' : text.replace('0.', '.')
}

/** A gradient or a move, small as they are: −.039; under a thousandth 4e−4. */
export function smallInCell(value: number, width: number): string {
  const size = Math.abs(value)
  if (value === 0) return '0'
  if (!Number.isFinite(value) || size >= 0.9995) return inCell(value, width)
  if (size < 0.0005) {
    const [digit, power] = size.toExponential(0).split('e')
    return `${value < 0 ? '−' : ''}${digit}e${minus(power)}`
  }
  const text = minus(value.toFixed(3))
  return width >= 44 ? text : text.replace('0.', '.')
}

function short(value: number): string {
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  return size >= 999.5 ? `${sign}${Math.round(size / 1000)}k` : `${sign}${Math.round(size)}`
}

function minus(text: string): string {
  return text.replaceAll('-', '−').replace('+', '')
}
