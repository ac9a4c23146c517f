/** Writing into the drawing without React, and only what has changed; how weights are written in small places. */
import { exact, fixed, format } from '../format.ts'

export function setAttribute(element: Element | null, name: string, value: string): void {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value)
}

export type Sign = 'positive' | 'negative' | 'zero'

/** The sign that a value is drawn with; what is smaller than `tiny` counts as zero. */
export function signOf(value: number, tiny = 0): Sign {
  if (Math.abs(value) <= tiny) return 'zero'
  return value > 0 ? 'positive' : 'negative'
}

/** A weight in about five characters: −0.07, 12.4, −1 000 as −1000. */
export function short(value: number): string {
  const size = Math.abs(value)
  if (size >= 10_000) return format(value, 1)
  return size < 10 ? fixed(value) : format(value)
}

/** How much a neuron has room for; `number` alone when it is too small for its name. */
export type Room = 'three digits' | 'two digits' | 'number' | 'short' | 'shortest'

/** A neuron's number: three digits, or two where there is little room, and one before a power of ten. */
export function inNeuron(value: number, room: Room): string {
  const size = Math.abs(value)
  if (room === 'short' || room === 'shortest') return shortest(value, room)
  if (room === 'number' && size > 0 && size < 0.005) return '0.00'
  if (size >= 10_000 || (size > 0 && size < 0.001)) return format(value, 1)
  if (Number.isInteger(value)) return exact(value)
  if (room === 'three digits') return format(value)
  return size < 1 ? fixed(value) : format(value, size < 100 ? 2 : 3)
}

/** Without the zero before the point: .89, −.89 or −.9, 1.2, 12, 9k, 10⁵. */
function shortest(value: number, room: 'short' | 'shortest'): string {
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return format(value)
  const sign = value < 0 ? '−' : ''
  // The power alone where there is no room for digits
  if (size >= 9500) return `${sign}${format(Math.trunc(size) + 0.5, 1).replace(/^.*×/, '')}`
  if (size >= 999.5) return `${sign}${Math.round(size / 1000)}k`
  if (Number.isInteger(value) && size < 1000) return exact(value)
  if (size >= 9.95) return `${sign}${Math.round(size)}`
  if (size >= 0.995) return `${sign}${size.toFixed(1)}`
  const text = size.toFixed(value < 0 && room === 'shortest' ? 1 : 2)
  if (Number(text) === 0) return '.00'
  return Number(text) >= 1 ? `${sign}1` : `${sign}${text.slice(1)}`
}

/** The size of a move: 0.003, 1.24, or 3×10⁻⁵. */
export function moveSize(move: number): string {
  const size = Math.abs(move)
  if (size === 0 || size >= 1) return format(size)
  return size >= 0.0005 ? fixed(size, 3) : format(size, 1)
}

/** A gradient, with its sign: −0.033. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : ''}${moveSize(value)}`
}

/** The largest weight's place on the scale of widths: steps of 1, 2, 5, 10, so that widths seldom jump. */
export function nextScale(scale: number, largest: number): number {
  if (largest > scale || scale === 0) return stepAbove(largest)
  const below = stepAbove(largest)
  // Shrinks only when the largest weight is well inside the smaller step
  return below < scale && largest < below * 0.9 ? below : scale
}

function stepAbove(size: number): number {
  let power = 1
  for (;;) {
    for (const step of [1, 2, 5]) if (step * power >= size || power > 1e300) return step * power
    power *= 10
  }
}

/** Stroke and dashes of an edge. */
export function strokeOf(weight: number, scale: number): { width: number; dashes: string } {
  const width = Math.max(1.25, Math.min(9, (9 * Math.abs(weight)) / scale))
  const isDashed = weight < 0
  return { width, dashes: isDashed ? `${round(4 + 1.2 * width)} ${round(3 + 0.6 * width)}` : '' }
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
