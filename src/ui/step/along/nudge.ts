/** How keys and pixels change a parameter. */
import type { Range } from './range.ts'

type Key = { readonly key: string; readonly shiftKey: boolean }

const STEP = 0.1
const FINE_STEP = 0.01
const PAGE = 1

/** Where a key leads; null for other keys. Shift makes the arrows fine. */
export function nudge(value: number, { from, to }: Range, { key, shiftKey }: Key): number | null {
  const step = shiftKey ? FINE_STEP : STEP
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return plus(value, step)
    case 'ArrowLeft':
    case 'ArrowDown':
      return plus(value, -step)
    case 'PageUp':
      return plus(value, PAGE)
    case 'PageDown':
      return plus(value, -PAGE)
    case 'Home':
      return from
    case 'End':
      return to
    default:
      return null
  }
}

/** Without the noise of binary fractions. */
function plus(value: number, step: number): number {
  return Number((value + step).toPrecision(15))
}

/** The nearest number that is round for a picture in which one pixel is so much. */
export function onGrid(value: number, pixel: number): number {
  const decimals = Math.ceil(-Math.log10(pixel) - 1e-9)
  if (decimals >= 0) return Number(value.toFixed(Math.min(15, decimals)))
  const grain = Number(`1e${-decimals}`)
  return Math.round(value / grain) * grain
}
