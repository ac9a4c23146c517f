/** The page's keys. Single keys act only while no widget has the focus, so that none loses its own. */
import { useEffect } from 'react'
import { kindOfNetwork, sampleWord } from '../../experiment/kinds.ts'
import { spoken } from '../format.ts'
import { useApp, type App } from './app.tsx'
import { redo, undo } from './travel.ts'

/** What may have the focus without being a widget: the page, and the stage that the skip link leads to. */
const FREE = 'body, main, section, #stage'
const TEXT = 'textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])'

export function useKeys(): void {
  const app = useApp()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !(event.target instanceof Element) || event.altKey) return
      const act =
        event.ctrlKey || event.metaKey
          ? pastAct(app, event, event.target)
          : event.target.matches(FREE)
            ? singleAct(app, event)
            : null
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [app])
}

function pastAct(app: App, event: KeyboardEvent, target: Element): (() => void) | null {
  // A text field takes back its own typing.
  if (target.matches(TEXT)) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return () => void (event.shiftKey ? redo(app) : undo(app))
  if (key === 'y' && !event.shiftKey) return () => void redo(app)
  return null
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'repeat'>

/** See the list of them in `header/Shortcuts.tsx`. */
export function singleAct(app: App, event: Press): (() => void) | null {
  const { actions, store, frames } = app
  const { view, walk, ahead, network } = store.getState()
  const unit = event.shiftKey ? 'epoch' : view.stepUnit
  // On many keyboards it is Shift that makes it.
  if (event.key === '?') return () => actions.setView({ areKeysShown: true })
  if (event.key === 'ArrowRight') return () => void actions.step(unit, 1, true)
  if (event.key === 'ArrowLeft') return () => void actions.stepBack(unit)
  if (event.shiftKey) return null
  switch (event.key) {
    case ' ':
      // Held down it must neither flicker nor scroll the page.
      return () => {
        if (!event.repeat) void actions.toggle()
      }
    case 'Home':
      return () => void actions.seek(0)
    case 'End':
      return () => void actions.seek(Math.max(ahead.head, frames.latest().position))
    case 'Escape':
      return walk && actions.endWalk
    case 'l':
      return () => actions.announce(readings(app))
    case 't':
      return kindOfNetwork(network) === 'neurons'
        ? () => actions.setView({ areWeightsShown: true })
        : null
    default:
      return null
  }
}

function readings({ frames, store }: App): string {
  const { epoch, sample, loss } = frames.latest()
  const { dataset, network } = store.getState()
  return `Epoch ${epoch}, ${sampleWord(network)} ${sample} of ${dataset.samples.length}, loss ${spoken(loss)}.`
}
