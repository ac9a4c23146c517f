/** The name of a window by when its target was: pressed, the window goes through the network. */
import { Button } from '../controls/Button.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { timeName } from '../../data/times.ts'
import type { Part } from './columns.ts'

type LookAtProps = { readonly part: Part; readonly index: number; readonly name: string }

export function LookAt({ part, index, name }: LookAtProps) {
  const actions = useActions()
  const isLooked = useAppState(
    ({ view: { look } }) => look?.type === 'sample' && look.part === part && look.index === index,
  )
  const time = useAppState(({ dataset: { series } }) => series?.times[series[part][index]])
  const text = time === undefined ? name : timeName(time).brief
  return (
    <Button
      kind="link"
      aria-label={`Look at ${text}`}
      aria-pressed={isLooked}
      onClick={() => actions.look(isLooked ? null : { type: 'sample', part, index })}
    >
      {text}
    </Button>
  )
}
