/** The words for neurons and parameters, and which of them an element stands for. */
import { nameOf, neuronName, placeOf, type Layout } from '../../engine/layout.ts'
import type { Spot } from './roving.ts'

/** The spot of an element or of what it lies in. */
export function spotOf(target: EventTarget | null): Spot | null {
  const key = target instanceof Element ? target.closest('[data-spot]') : null
  const [, parameter, layer, unit] =
    /^(?:p(\d+)|n(-?\d+)\.(\d+))$/.exec(key?.getAttribute('data-spot') ?? '') ?? []
  if (parameter !== undefined) return { type: 'parameter', index: Number(parameter) }
  if (layer === undefined) return null
  return { type: 'neuron', layer: Number(layer), unit: Number(unit) }
}

/** "hidden 1", "input 2", "the output". */
export function neuronWords(layout: Layout, layer: number, unit: number): string {
  const { letter, number } = neuronName(layout, layer, unit)
  const kind = { x: 'input', h: 'hidden', ŷ: 'output' }[letter]
  return number === null ? `the ${kind}` : `${kind} ${number}`
}

/** "Weight w1" */
export function parameterName(layout: Layout, index: number): string {
  const { letter, number } = nameOf(layout, index)
  return `${letter === 'b' ? 'Bias' : 'Weight'} ${letter}${number}`
}

/** "from input 1 to hidden 1" */
export function whereIs(layout: Layout, index: number): string {
  const { block, input, output } = placeOf(layout, index)
  const target = neuronWords(layout, block.layer, output)
  return input === null
    ? `of ${target}`
    : `from ${neuronWords(layout, block.layer - 1, input)} to ${target}`
}

export function capital(words: string): string {
  const plain = words.replace(/^the /, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
