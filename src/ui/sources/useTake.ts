/** Takes other data into use; what comes of it is told in the data panel. The dialog stays where it does not work. */
import type { DataSpec } from '../../data/source.ts'
import type { NetworkKind } from '../../experiment/kinds.ts'
import { useActions } from '../hooks/app.tsx'
import { useTask } from './useTask.ts'

export const BACK = 'Undo brings the old one back.'

export function useTake(close: () => void) {
  const actions = useActions()
  const task = useTask()
  const take = (name: string, data: DataSpec, how: { title: string; kind?: NetworkKind }): void =>
    task.start(name, async () => {
      const change = await actions.setData(data, how)
      const sentence = change ? `${change} ${BACK}` : BACK
      actions.setView({ dataNote: { data, sentence } })
      actions.announce(`${how.title} is in use. ${sentence}`)
      close()
    })
  return { task, take }
}
