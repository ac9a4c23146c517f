/** What dropout silences in a network on images: a cell of a map, a pooled cell, or a neuron. */
import { ownerOf } from '../../hooks/imageCells.ts'
import type { NameOfSilenced } from '../maskLine.ts'
import { cellWords } from './letters.ts'

export const silencedName: NameOfSilenced = (moment, unit) => {
  const belongs = { type: 'neuron', ...ownerOf(moment.network, unit) } as const
  return [{ text: cellWords(moment, unit), belongs }]
}
