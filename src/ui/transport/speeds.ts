/** The speeds on offer, from one sample a second to as fast as it goes. */
import type { Speed } from '../../worker/protocol.ts'
import { count } from '../format.ts'

const speeds: readonly Speed[] = [1, 3, 10, 30, 100, 300, 1_000, 10_000, 100_000, null]

type Option = { readonly value: string; readonly label: string }

/** All speeds as options; one that a script has set stands among them. */
export function optionsWith(speed: Speed): Option[] {
  const all = speeds.includes(speed) ? speeds : [speed, ...speeds]
  return all.map((one) => ({ value: String(one), label: labelOf(one) }))
}

/** The speed that an option's value stands for. */
export function speedOf(value: string): Speed {
  return value === 'null' ? null : Number(value)
}

function labelOf(speed: Speed): string {
  if (speed === null) return 'flat out'
  return `${count(speed)} a second`
}
