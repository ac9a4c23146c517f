/** Writes a line's pieces into an element, touching only what has changed. */
import { keyOf } from './belongs.ts'
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

function writePiece(child: HTMLElement, piece: Piece, looks: Looks): void {
  const { text, look, value } = piece
  if (child.textContent !== text) child.textContent = text
  const className = [look && looks[look], value === undefined ? undefined : looks.number]
    .filter(Boolean)
    .join(' ')
  if (child.className !== className) child.className = className
  const digits = value === undefined ? undefined : String(value)
  if (child.dataset.value !== digits) {
    setOrRemove(child, 'data-value', digits)
    setOrRemove(child, 'title', digits)
  }
  const of = keyOf(piece.belongs)
  if (child.dataset.of !== of) setOrRemove(child, 'data-of', of)
}

function setOrRemove(child: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) child.removeAttribute(name)
  else child.setAttribute(name, value)
}
