/** The loss as a function of one parameter, everything else fixed: where it stands, its slope, and where the next update lands. */
import { nameOf } from '../../../engine/layout.ts'
import { useAppState } from '../../hooks/app.tsx'

export function Along({ parameter }: { readonly parameter: number }) {
  const layout = useAppState((state) => state.layout)
  const { letter, number } = nameOf(layout, parameter)
  return <figure aria-label={`Loss along ${letter}${number ?? ''}`} />
}
