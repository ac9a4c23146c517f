/**
 * Writes an element's text, if it has changed, into the text node that is there: a new node would
 * have the browser match rules and build boxes anew, ten times a second for every number.
 */
export function setText(element: Element | null, text: string): void {
  if (!element) return
  const { firstChild } = element
  if (firstChild instanceof Text && firstChild === element.lastChild) {
    if (firstChild.data !== text) firstChild.data = text
  } else if (element.textContent !== text) element.textContent = text
}
