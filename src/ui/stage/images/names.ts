/** What the row's parts are called. Pure. */
import type { Tile } from './geometry.ts'

/** "Input", "Map 3", "Map 3, negatives to 0", "Map 3, best of four". */
export function tileName({
  part,
  channel,
  image,
  group,
}: Pick<Tile, 'part' | 'channel' | 'image' | 'group'>): string {
  if (part === 'input') return image[0] === 1 ? 'Input' : `Input, channel ${channel + 1}`
  if (part === 'kernel') return `Kernel ${channel + 1}`
  const isFirst = group?.maps[0] === part && group.kernel !== null
  return isFirst ? `Map ${channel + 1}` : `Map ${channel + 1}, ${part.name}`
}
