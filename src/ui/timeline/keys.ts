/** Where the keys of the history lead. */

import { epochAt, positionAt, type Segment } from '../../engine/segments.ts'

type Place = {
  readonly position: number
  readonly head: number
  readonly segments: readonly Segment[]
}

/** The position that a key leads to from here, within what there is; null for other keys. */
export function keyTarget(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  { position, head, segments }: Place,
): number | null {
  const target = targetOf(key, shiftKey, position, segments)
  if (target === null) return null
  return Math.max(0, Math.min(head, target === 'head' ? head : target))
}

function targetOf(
  key: string,
  isEpoch: boolean,
  position: number,
  segments: readonly Segment[],
): number | 'head' | null {
  const epoch = epochAt(segments, position)
  const nextEpoch = positionAt(segments, Math.floor(epoch) + 1)
  const epochBefore = positionAt(segments, Math.max(0, Math.ceil(epoch) - 1))
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return isEpoch ? nextEpoch : position + 1
    case 'ArrowLeft':
    case 'ArrowDown':
      return isEpoch ? epochBefore : position - 1
    case 'PageUp':
      return nextEpoch
    case 'PageDown':
      return epochBefore
    case 'Home':
      return 0
    case 'End':
      return 'head'
    default:
      return null
  }
}
