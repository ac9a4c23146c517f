/** How far colours reach: one scale for all pictures of a group, zero in its middle, clipped where a few large values would wash out the rest. Pure. */
import { nextScale } from '../write.ts'

export type Scale = {
  /** What has the full colour. */
  readonly reach: number
  /** The largest size there is; beyond `reach` it is clipped. */
  readonly largest: number
}

export const noScale: Scale = { reach: 1, largest: 0 }

/** So many of the values that are not zero keep their own colour. */
const KEPT = 0.98
/** Of more values a part is enough to tell. */
const MOST = 2000

/** The scale for values, near the one before so that colours keep their meaning while values change a little. */
export function scaleOf(lists: readonly ArrayLike<number>[], before: Scale = noScale): Scale {
  const total = lists.reduce((sum, list) => sum + list.length, 0)
  const stride = Math.max(1, Math.floor(total / MOST))
  const kept = new Float64Array(Math.ceil(total / stride))
  let count = 0
  let largest = 0
  let place = 0
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const size = Math.abs(list[i])
      if (!Number.isFinite(size)) continue
      if (size > largest) largest = size
      if (size > 0 && place++ % stride === 0) kept[count++] = size
    }
  }
  if (count === 0) return { reach: before.reach, largest }
  // A typed array is sorted by size without being asked about pairs
  const sizes = kept.subarray(0, count).toSorted()
  const usual = sizes[Math.min(count - 1, Math.floor(KEPT * count))]
  const hasBefore = before !== noScale && before.reach > 0
  return { reach: stepped(hasBefore ? before.reach : 0, usual), largest }
}

/** Steps of 1, 2 and 5, also below 1. */
function stepped(before: number, usual: number): number {
  // `nextScale` counts from 1 on: small values are measured in thousandths of their own power
  const unit = 10 ** Math.floor(Math.log10(usual) - 1)
  const near = before > 0 && before / unit >= 1 && before / unit < 1e4 ? before / unit : 0
  return Number((nextScale(near, usual / unit) * unit).toPrecision(6))
}

/** "≤ −2", "0", "≥ 2": with the signs only where something lies beyond. */
export function endsOf({ reach, largest }: Scale, write: (value: number) => string) {
  const isClipped = largest > reach * 1.000001
  return {
    low: `${isClipped ? '≤ ' : ''}${write(-reach)}`,
    high: `${isClipped ? '≥ ' : ''}${write(reach)}`,
  }
}
