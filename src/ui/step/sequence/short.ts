/** A number in about five characters, over a bar. */
import { fixed, format } from '../../format.ts'

export function short(value: number): string {
  if (!Number.isFinite(value)) return format(value)
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 100) return format(value, 3)
  if (size >= 0.0095) return fixed(value, 2)
  if (size >= 0.00095) return fixed(value, 3)
  // The power alone says enough of what is next to nothing.
  return `${value < 0 ? '−' : ''}${format(size, 1).replace(/^\d+×/, '')}`
}
