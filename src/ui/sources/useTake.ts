/** Takes other data into use; what comes of it is told in the data panel. The dialog stays where it does not work. */
import type { DataSpec } from '../../data/source.ts'
import { useActions } from '../hooks/app.tsx'
import { useTask } from './useTask.ts'

export const BACK = 'Undo brings the old one back.'

export function useTake(close: () => void) {
  const actions = useActions()
  const task = useTask()
  const take = (name: string, data: DataSpec, title: string): void =>
    task.start(name, async () => {
      const change = await actions.setData(data, { title })
      const sentence = change ? `${change} ${BACK}` : BACK
      actions.setView({ dataNote: { data, sentence } })
      actions.announce(`${title} is in use. ${sentence}`)
      close()
    })
  return { task, take }
}
