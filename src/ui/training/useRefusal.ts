/** Why what was asked for did not fit; of no interest once the network is another. */
import { useState } from 'react'
import type { NetworkSpec } from '../../engine/network.ts'

type Refusal = { readonly of: NetworkSpec; readonly sentence: string }

export function useRefusal(
  network: NetworkSpec,
): [refusal: string | null, refuse: (sentence: string | null) => void] {
  const [last, setLast] = useState<Refusal | null>(null)
  const refuse = (sentence: string | null): void =>
    setLast(sentence === null ? null : { of: network, sentence })
  return [last?.of === network ? last.sentence : null, refuse]
}
