/** The words for neurons and parameters, and which of them an element stands for. */
import { nameOf, neuronName, placeOf, type Layout } from '../../engine/layout.ts'

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
