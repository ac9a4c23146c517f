/** Writes a line's pieces into an element, touching only what has changed. */
import { setText } from '../controls/setText.ts'
import { keyOf } from './belongs.ts'
import type { Look, Piece } from './pieces.ts'

/** Class names of the looks, and of every number. */
type Looks = Readonly<Partial<Record<Look | 'number', string>>>

/** The number that each piece stands for. */
const values = new WeakMap<Element, number>()

/** The pieces that are there are written over: in training this happens to a hundred lines ten times a second. */
export function write(element: HTMLElement, pieces: readonly Piece[], looks: Looks): void {
  let child = element.firstElementChild
  for (const piece of pieces) {
    child ??= element.appendChild(document.createElement('span'))
    if (child instanceof HTMLElement) writePiece(child, piece, looks)
    child = child.nextElementSibling
  }
  while (element.childElementCount > pieces.length) element.lastElementChild?.remove()
}

/** Whoever points at a number sees all of its digits. */
export function tellDigits({ target }: { readonly target: EventTarget }): void {
  if (!(target instanceof HTMLElement)) return
  const value = values.get(target)
  if (value !== undefined) target.title = String(value)
}

function writePiece(child: HTMLElement, piece: Piece, looks: Looks): void {
  const { text, look, value } = piece
  setText(child, text)
  const className = [look && looks[look], value === undefined ? undefined : looks.number]
    .filter(Boolean)
    .join(' ')
  if (child.className !== className) child.className = className
  if (value === undefined) values.delete(child)
  else values.set(child, value)
  if (child.title !== '') child.removeAttribute('title')
  const of = keyOf(piece.belongs)
  if (child.dataset['of'] === of) return
  if (of === undefined) child.removeAttribute('data-of')
  else child.setAttribute('data-of', of)
}
