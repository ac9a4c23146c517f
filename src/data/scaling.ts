/** One scaling of a column of numbers, and the way back. How it is found is left to `scale.ts`. */

/** scaled = (value − shift) / divisor; the divisor is never 0. */
export type Scaling = { readonly shift: number; readonly divisor: number }

export const unscaled: Scaling = { shift: 0, divisor: 1 }

export function scaled(value: number, { shift, divisor }: Scaling): number {
  return (value - shift) / divisor
}

/** Back in the unit of the data. */
export function unscaledOf(value: number, { shift, divisor }: Scaling): number {
  return value * divisor + shift
}
