/** Which part of the network a letter or number belongs to, as an attribute, and the marking of all that belong to what the pointer is on. */
import type { Selection } from '../../state/store.ts'

/** 'p3', 'n0.1', or 'n0.1.9' at a time step, for `data-of`; undefined where it belongs to nothing. */
export function keyOf(selection: Selection | undefined): string | undefined {
  switch (selection?.type) {
    case 'parameter':
      return `p${selection.index}`
    case 'neuron': {
      const { layer, unit, time } = selection
      return `n${layer}.${unit}${time === undefined ? '' : `.${time}`}`
    }
    default:
      return undefined
  }
}

/** What an element, or the nearest one around it, belongs to. */
export function selectionAt(target: EventTarget | null): Selection {
  const key = target instanceof Element && target.closest('[data-of]')?.getAttribute('data-of')
  if (!key) return null
  const [first, unit, time] = key.slice(1).split('.').map(Number)
  if (key.startsWith('p')) return { type: 'parameter', index: first }
  return { type: 'neuron', layer: first, unit, ...(time !== undefined && { time }) }
}

/** Marks all within `root` that belongs to the selection, what comes later too; returns how to stop. */
export function markWithin(root: Element, selection: Selection): () => void {
  const key = keyOf(selection)
  if (!key) return () => undefined
  const unmark = (): void => {
    for (const one of root.querySelectorAll('[data-hovered]')) one.removeAttribute('data-hovered')
  }
  const mark = (): void => {
    unmark()
    for (const one of root.querySelectorAll(`[data-of="${key}"]`)) {
      one.setAttribute('data-hovered', '')
    }
  }
  mark()
  const observer = new MutationObserver(mark)
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['data-of'] })
  return () => {
    observer.disconnect()
    unmark()
  }
}
