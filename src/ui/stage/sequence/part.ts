/** Finds a part of a drawing by a selector, and remembers it: drawings are written ten times a second. */

const known = new WeakMap<Element, Map<string, Element>>()

export function part(group: Element, selector: string): Element | null {
  const parts = known.get(group) ?? new Map<string, Element>()
  known.set(group, parts)
  const before = parts.get(selector)
  if (before?.isConnected) return before
  const found = group.querySelector(selector)
  if (found) parts.set(selector, found)
  return found
}
