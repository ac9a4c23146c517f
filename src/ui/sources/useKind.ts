/** The kind of network that shall read data: the one made for such data, until a person says otherwise. */
import { useState } from 'react'
import type { NetworkKind } from '../../experiment/kinds.ts'

/** `kinds`: those that can, the likeliest first. Where there is but one, the present network's end decides: null. */
export function useKind(kinds: readonly NetworkKind[]) {
  const [wanted, setKind] = useState<NetworkKind | null>(null)
  const kind = wanted !== null && kinds.includes(wanted) ? wanted : kinds[0]
  return { kinds, kind, wish: kinds.length > 1 ? { kind } : {}, onChange: setKind }
}
