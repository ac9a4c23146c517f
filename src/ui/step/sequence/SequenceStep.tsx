import type { Phase } from '../../../state/walk.ts'

export function SequenceStep({ phase }: { readonly phase: Phase }) {
  return <p data-kind="sequence">{phase}</p>
}
