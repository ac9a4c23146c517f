/** Writes a line's pieces into an element, touching only what has changed. */
import type { Look, Piece } from './pieces.ts'

/** Class names of the looks, and of every number. */
type Looks = Readonly<Partial<Record<Look | 'number', string>>>

export function write(element: HTMLElement, pieces: readonly Piece[], looks: Looks): void {
  if (element.children.length !== pieces.length) {
    element.replaceChildren(...pieces.map(() => document.createElement('span')))
  }
  pieces.forEach((piece, place) => {
    const child = element.children[place]
    if (child instanceof HTMLElement) writePiece(child, piece, looks)
  })
}

function writePiece(child: HTMLElement, { text, look, value }: Piece, looks: Looks): void {
  if (child.textContent !== text) child.textContent = text
  const className = [look && looks[look], value === undefined ? undefined : looks.number]
    .filter(Boolean)
    .join(' ')
  if (child.className !== className) child.className = className
  const digits = value === undefined ? undefined : String(value)
  if (child.dataset.value === digits) return
  if (digits === undefined) {
    delete child.dataset.value
    child.removeAttribute('title')
  } else {
    child.dataset.value = digits
    child.title = digits
  }
}
