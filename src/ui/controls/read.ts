/** What becomes of a typed number when it is committed: taken as meant, set to the nearest allowed one, or left with a word about it. */
import { exact, parse } from '../format.ts'

export type NumberRule = {
  readonly min: number
  readonly max: number
  /** The smallest number above `min` (which is 0 then). */
  readonly least?: number
  readonly isWhole?: boolean
  /** Said instead of taking the nearest allowed number. */
  readonly refusal?: string
  /** Why a number in the range does not fit all the same. */
  readonly refuse?: (value: number) => string | null
  /** What is worth knowing about an allowed number. */
  readonly note?: (value: number) => string | null
}

export type Reading =
  | { readonly isRefused: false; readonly value: number; readonly message: string | null }
  | { readonly isRefused: true; readonly message: string }

/** Reads what a person typed; `inForce` is the number that stays if this is none. */
export function read(text: string, rule: NumberRule, inForce: number): Reading {
  const typed = parse(text)
  const still = `Still using ${exact(inForce)}.`
  if (typed === null) return { isRefused: true, message: `Not a number. ${still}` }
  const { value, reason } = nearest(typed, rule)
  const misfit = value === inForce ? null : (rule.refuse?.(value) ?? null)
  if (misfit !== null) return { isRefused: true, message: `${misfit} ${still}` }
  if (reason === null) return { isRefused: false, value, message: rule.note?.(value) ?? null }
  if (rule.refusal) return { isRefused: true, message: `${rule.refusal} ${still}` }
  return { isRefused: false, value, message: `${reason} Set to ${exact(value)}.` }
}

function nearest(typed: number, rule: NumberRule): { value: number; reason: string | null } {
  const { min, max, least, isWhole = false } = rule
  if (typed > max) return { value: max, reason: `Highest is ${exact(max)}.` }
  if (typed < min) return { value: min, reason: `Lowest is ${exact(min)}.` }
  if (least !== undefined && typed > min && typed < least)
    return { value: least, reason: `Lowest above ${exact(min)} is ${exact(least)}.` }
  if (isWhole && !Number.isInteger(typed))
    return { value: Math.round(typed), reason: 'Whole numbers only.' }
  return { value: typed, reason: null }
}
