/** Undo and redo, with a word to those who do not see what has become of it. */
import type { App } from './app.tsx'
import { stepWordsIfLoaded } from './words.ts'

export async function undo(app: App): Promise<void> {
  const { past, run } = app.store.getState()
  const before = past.at(-1)
  if (!before) return
  const words = stepWordsIfLoaded()?.(before, run)
  await app.actions.undo()
  tell(app, 'Undone', words)
}

export async function redo(app: App): Promise<void> {
  const { future, run } = app.store.getState()
  const after = future[0]
  if (!after) return
  const words = stepWordsIfLoaded()?.(run, after)
  await app.actions.redo()
  tell(app, 'Done again', words)
}

function tell({ actions, store }: App, done: string, words: string | undefined): void {
  const text = words ? `${done}: ${words}.` : `${done}.`
  // The same words twice are spoken twice only where they are not the same.
  actions.announce(store.getState().announcement === text ? `${text}\u00a0` : text)
}
