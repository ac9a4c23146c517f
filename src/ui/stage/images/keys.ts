/** What keys do alike in all pictures of the row that take them. */
import { useMemo, type KeyboardEvent, type RefCallback } from 'react'
import { useActions } from '../../hooks/app.tsx'

/** With one of these a key belongs to the browser. */
export function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}

/** Nothing is selected any more, and nothing has the focus. */
export function useLetGo(): (event: KeyboardEvent) => void {
  const actions = useActions()
  return ({ target }) => {
    actions.setView({ selection: null })
    if (target instanceof HTMLElement) target.blur()
  }
}

/** The elements of what is drawn in a list, by their keys. */
export function useElements<Key>() {
  return useMemo(() => {
    const elements = new Map<Key, HTMLElement>()
    return {
      get: (key: Key): HTMLElement | undefined => elements.get(key),
      refOf:
        (key: Key): RefCallback<HTMLElement> =>
        (element) => {
          if (element) elements.set(key, element)
          else elements.delete(key)
        },
    }
  }, [])
}

/** Where a key leads; null for other keys. At an edge it stays. */
export function movedPlace(
  place: number,
  count: number,
  columns: number,
  key: string,
): number | null {
  const [row, column] = [Math.floor(place / columns), place % columns]
  const rows = count / columns
  const at = (toRow: number, toColumn: number): number =>
    Math.max(0, Math.min(rows - 1, toRow)) * columns + Math.max(0, Math.min(columns - 1, toColumn))
  switch (key) {
    case 'ArrowLeft':
      return at(row, column - 1)
    case 'ArrowRight':
      return at(row, column + 1)
    case 'ArrowUp':
      return at(row - 1, column)
    case 'ArrowDown':
      return at(row + 1, column)
    case 'Home':
      return at(row, 0)
    case 'End':
      return at(row, columns - 1)
    default:
      return null
  }
}
