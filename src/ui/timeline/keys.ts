/** Where the keys of the history lead. */

type Place = { readonly position: number; readonly head: number; readonly samples: number }

/** The position that a key leads to from here, within what there is; null for other keys. */
export function keyTarget(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  { position, head, samples }: Place,
): number | null {
  const target = targetOf(key, shiftKey, position, samples)
  if (target === null) return null
  return Math.max(0, Math.min(head, target === 'head' ? head : target))
}

function targetOf(
  key: string,
  isEpoch: boolean,
  position: number,
  samples: number,
): number | 'head' | null {
  const nextEpoch = (Math.floor(position / samples) + 1) * samples
  const epochBefore = (Math.ceil(position / samples) - 1) * samples
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
