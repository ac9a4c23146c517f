/** Changing one parameter by hand: what is typed, nudged or dragged, as a number within the limits. */
import { limits } from '../../experiment/limits.ts'
import { fixed, parse } from '../format.ts'

type Typed = { readonly value: number } | { readonly problem: string }

/** What was typed, or why it is refused; `present` is the value that stays then. */
export function typedWeight(text: string, isBias: boolean, present: number): Typed {
  const value = parse(text)
  if (value === null) return { problem: `Not a number. Still ${fixed(present)}.` }
  if (Math.abs(value) > limits.parameter) {
    return { problem: `${isBias ? 'Biases' : 'Weights'} go from −1,000,000 to 1,000,000.` }
  }
  return { value }
}

/** A step from a value, without the noise of binary fractions. */
export function nudged(value: number, step: number): number {
  return within(Number((value + step).toPrecision(15)))
}

/** How far a key moves a weight; 0 for other keys. Shift is the fine step, where the key leaves Shift free. */
export function nudgeOf({
  key,
  code,
  shiftKey,
}: {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
}): number {
  switch (key) {
    case '+':
    case '=':
      // Most keyboards need Shift for the plus itself, save on the number pad
      return shiftKey && code === 'NumpadAdd' ? 0.01 : 0.1
    case '-':
    case '−':
      return shiftKey ? -0.01 : -0.1
    case '_':
      return -0.01
    case 'PageUp':
      return shiftKey ? 0.01 : 1
    case 'PageDown':
      return shiftKey ? -0.01 : -1
    default:
      return 0
  }
}

/** Value of a pixel of a drag; up and right is more. */
const PIXEL = 0.01
const FINE_PIXEL = 0.001

/** The exact value that a drag has come to, before rounding; it goes on from there. */
export function dragged(value: number, right: number, up: number, isFine: boolean): number {
  return within(value + (right + up) * (isFine ? FINE_PIXEL : PIXEL))
}

/** As a drag sets it: to hundredths, or thousandths. */
export function rounded(value: number, isFine: boolean): number {
  return Number(value.toFixed(isFine ? 3 : 2))
}

function within(value: number): number {
  return Math.max(-limits.parameter, Math.min(limits.parameter, value))
}
