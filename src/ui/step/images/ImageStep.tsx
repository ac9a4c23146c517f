import type { Phase } from '../../../state/walk.ts'

export function ImageStep({ phase }: { readonly phase: Phase }) {
  return <p>{phase}</p>
}
