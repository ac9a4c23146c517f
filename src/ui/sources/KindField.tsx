/** Which kind of network shall read the data, where there is a choice. */
import type { NetworkKind } from '../../experiment/kinds.ts'
import { kindLabels, kindSentences } from '../../experiment/structures.ts'
import { Segmented } from '../controls/Segmented.tsx'

type KindFieldProps = {
  readonly kinds: readonly NetworkKind[]
  readonly kind: NetworkKind
  readonly onChange: (kind: NetworkKind) => void
}

export function KindField({ kinds, kind, onChange }: KindFieldProps) {
  if (kinds.length < 2) return null
  return (
    <Segmented
      label="Network"
      value={kind}
      hint={kindSentences[kind]}
      options={kinds.map((value) => ({ value, label: kindLabels[value] }))}
      onChange={onChange}
    />
  )
}
