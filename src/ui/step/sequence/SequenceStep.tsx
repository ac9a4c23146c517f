/** This step of a network over time: its cells' equations, the loss, the way back through time, and the update. */
import { useState } from 'react'
import type { Phase } from '../../../state/walk.ts'
import { LossPhase } from '../LossPhase.tsx'
import { UpdatePhase } from '../UpdatePhase.tsx'
import { DropoutNote } from '../DropoutNote.tsx'
import { useSetting } from '../Line.tsx'
import { Backward } from './Backward.tsx'
import { Forward } from './Forward.tsx'
import { silencedName } from './silenced.ts'

export function SequenceStep({ phase }: { readonly phase: Phase }) {
  const { network } = useSetting()
  const hasDropout = network.layers.some(({ type }) => type === 'dropout')
  const [aside, setAside] = useState<string | null>(null)
  return (
    <div>
      {phase === 'forward' && <Forward />}
      {phase === 'loss' && <LossPhase />}
      {phase === 'backward' && <Backward />}
      {phase === 'update' && <UpdatePhase aside={aside} setAside={setAside} />}
      {hasDropout && <DropoutNote phase={phase} nameOf={silencedName} />}
    </div>
  )
}
