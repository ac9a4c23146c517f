/** Two numbers that are multiplied, many times over: a patch and its kernel, a map of δ and what its weight saw. Pure. */
import { fixed } from '../../format.ts'
import type { Ramp } from '../../controls/palette.ts'
import type { Quantity } from '../expression.ts'
import type { Moment } from '../moment.ts'
import { spokenSign } from '../spoken.ts'
import type { GridCell, Numbers } from './NumberGrid.tsx'

/** Null: beside the image, where nothing is. */
export type Pair = { readonly left: Quantity | null; readonly right: Quantity | null }

/** What numbers are: signed ones, those of the input (ink where none is negative), or blame. */
export type Kind = 'signed' | 'input' | 'blame'

export type Side = { readonly caption: string; readonly kind: Kind }

/** A number in a cell: 0 only where it is nothing, and 0.00 where it is less than can be seen. */
export function cellText(value: number, decimals = 2): string {
  if (value === 0) return '0'
  return Math.abs(value) < 0.5 / 10 ** decimals ? (0).toFixed(decimals) : fixed(value, decimals)
}

export function valueIn(quantity: Quantity | null, moment: Moment): number | null {
  return quantity ? quantity.at(moment) : null
}

/** 0 beside the image. */
export function productOf({ left, right }: Pair, moment: Moment): number | null {
  return left && right ? left.at(moment) * right.at(moment) : null
}

export function totalOf(pairs: readonly Pair[], moment: Moment): number {
  return pairs.reduce((total, pair) => total + (productOf(pair, moment) ?? 0), 0)
}

/** The place of the largest product by size; null where all are 0. */
export function largestOf(values: readonly (number | null)[]): number | null {
  let largest: number | null = null
  values.forEach((value, k) => {
    const size = Math.abs(value ?? 0)
    if (size > Math.abs(values[largest ?? -1] ?? 0)) largest = k
  })
  return largest
}

function rampOf(kind: Kind, { sample }: Pick<Moment, 'sample'>): Ramp {
  if (kind === 'blame') return 'blame'
  return kind === 'input' && sample.input.every((value) => value >= 0) ? 'ink' : 'signed'
}

/** What has the full colour: the largest by size, and of ink no less than 1. */
export function reachOf(values: readonly (number | null)[], ramp: Ramp): number {
  const largest = values.reduce<number>((most, one) => Math.max(most, Math.abs(one ?? 0)), 0)
  if (ramp === 'ink') return Math.max(1, largest)
  return largest === 0 ? 1 : largest
}

export function readSide(
  pairs: readonly Pair[],
  side: 'left' | 'right',
  kind: Kind,
): (moment: Moment) => Numbers {
  return (moment) => {
    const values = pairs.map((pair) => valueIn(pair[side], moment))
    const ramp = rampOf(kind, moment)
    return { values, ramp, reach: reachOf(values, ramp) }
  }
}

export function readProducts(pairs: readonly Pair[], kind: Kind): (moment: Moment) => Numbers {
  return (moment) => {
    const values = pairs.map((pair) => productOf(pair, moment))
    const ramp = rampOf(kind, moment)
    const ways = pairs.map(({ left, right }) => {
      const [one, other] = [valueIn(left, moment), valueIn(right, moment)]
      return `${cellText(one ?? 0)} × ${cellText(other ?? 0)}`
    })
    return { values, ramp, reach: reachOf(values, ramp), ways }
  }
}

export function cellsOf(pairs: readonly Pair[], side: 'left' | 'right'): GridCell[] {
  return pairs.map((pair) => cellOf(pair[side]))
}

/** A product belongs to what it is a part of: the cell that gets the blame, else the weight. */
export function productCells(pairs: readonly Pair[], by: 'left' | 'right'): GridCell[] {
  return pairs.map((pair) => {
    const { belongs } = cellOf(pair[by])
    const names = [pair.left, pair.right].map((one) => (one ? spokenSign(one.sign) : 'nothing'))
    return { belongs, name: names.join(' times ') }
  })
}

function cellOf(quantity: Quantity | null): GridCell {
  if (!quantity) return { belongs: null, name: 'beside the image' }
  return { belongs: quantity.belongs, name: spokenSign(quantity.sign) }
}
