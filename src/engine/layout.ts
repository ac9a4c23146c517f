/**
 * Where each parameter lies in the flat list of parameters, and what it is called: block after
 * block in layer order, weights before bias, as in PyTorch. Knows nothing of the arena.
 */
import { kindOf, type BlockSpec } from './layers/kinds.ts'
import { isHoldable, sizeOf, type NetworkSpec, type Shape } from './network.ts'

/** The weights or the biases of one layer: `length` parameters from `start` on. */
export type Block = BlockSpec & {
  readonly layer: number
  readonly start: number
  readonly length: number
}

export type Layout = {
  /** Number of parameters. */
  readonly count: number
  readonly blocks: readonly Block[]
  /** Shapes of the values between the layers: the input's, then each layer's output. */
  readonly shapes: readonly Shape[]
}

/** What a parameter connects. `input` is null for a bias. */
export type ParameterPlace = {
  readonly block: Block
  readonly output: number
  readonly input: number | null
}

/** Lays out a network's parameters. Throws one sentence where its shapes do not fit. */
export function layoutOf(network: NetworkSpec): Layout {
  const shapes: Shape[] = [network.input]
  const blocks: Block[] = []
  let count = 0
  network.layers.forEach((spec, layer) => {
    const kind = kindOf(spec)
    const input = shapes[layer]
    const output = kind.outputShape(spec, input)
    if ('problem' in output) throw new RangeError(`Layer ${layer + 1}: ${output.problem}`)
    for (const block of kind.blocks(spec, input)) {
      const length = sizeOf(block.shape)
      blocks.push({ ...block, layer, start: count, length })
      count += length
    }
    shapes.push(output)
  })
  return { count, blocks, shapes }
}

/** How many products of a weight and a value one sample takes on its way forward; a bias counts as one. */
export function productsOf({ blocks, shapes }: Layout): number {
  let products = 0
  for (const { layer, shape, length } of blocks) {
    const [input, output] = [shapes[layer], shapes[layer + 1]]
    // The same weights serve every position of an image and every time step.
    const uses = Math.max(1, sizeOf(output) / shape[0], input.length === 2 ? input[0] : 1)
    products += length * uses
  }
  return products
}

/** The block, output and input that the parameter at a flat index belongs to. */
export function placeOf(layout: Layout, index: number): ParameterPlace {
  const block = layout.blocks.find(({ start, length }) => index >= start && index < start + length)
  if (!block) throw new RangeError(`There are ${layout.count} parameters, none at ${index}.`)
  if (block.name === 'bias') return { block, output: index - block.start, input: null }
  const inputs = sizeOf(block.shape.slice(1))
  const within = index - block.start
  return { block, output: Math.floor(within / inputs), input: within % inputs }
}

/** Whether updates leave a parameter as it is, since its neuron or filter is frozen. */
export function isFrozen(
  layout: Layout,
  { layers }: Pick<NetworkSpec, 'layers'>,
  index: number,
): boolean {
  const { block, output } = placeOf(layout, index)
  const spec = layers[block.layer]
  return isHoldable(spec) && (spec.frozen ?? []).includes(output)
}

/** The flat index of a dense layer's weight from `input` to `output`, or of the bias of `output` (`input` null). */
export function indexOf(
  layout: Layout,
  layer: number,
  output: number,
  input: number | null,
): number {
  const name = input === null ? 'bias' : 'weights'
  const block = layout.blocks.find((one) => one.layer === layer && one.name === name)
  if (!block) throw new RangeError(`Layer ${layer + 1} has no ${name}.`)
  if (input === null) return block.start + output
  return block.start + output * sizeOf(block.shape.slice(1)) + input
}

/**
 * A parameter's letter and number, counted as in the article: by layer, neuron by neuron, weights and
 * biases apart; u for the weights from a recurrent layer's hidden state to itself.
 */
export function nameOf(layout: Layout, index: number): { letter: 'w' | 'u' | 'b'; number: number } {
  const { block } = placeOf(layout, index)
  const letter = letters[block.name]
  const before = layout.blocks.filter(
    ({ name, start }) => letters[name] === letter && start < block.start,
  )
  const number = before.reduce((sum, { length }) => sum + length, index - block.start + 1)
  return { letter, number }
}

const letters = { weights: 'w', weightsInput: 'w', weightsHidden: 'u', bias: 'b' } as const

/** Whether a layer hands its values on as they are, or as dropout lets them: it has no neurons of its own. */
export function handsOn({ blocks, shapes }: Layout, layer: number): boolean {
  return (
    sizeOf(shapes[layer]) === sizeOf(shapes[layer + 1]) &&
    !blocks.some((one) => one.layer === layer)
  )
}

/** The layer whose neurons the values that leave a layer are: itself, or the one before those that hand them on; −1: the inputs. */
export function sourceOf(layout: Layout, layer: number): number {
  let source = layer
  while (source >= 0 && handsOn(layout, source)) source--
  return source
}

/** The next layer with neurons of its own, which reads what leaves a layer; null behind the last. */
export function readerOf(layout: Layout, layer: number): number | null {
  return neuronLayers(layout).find((one) => one > layer) ?? null
}

/** The layers that have neurons of their own, in order. */
export function neuronLayers(layout: Layout): readonly number[] {
  const known = ownLayers.get(layout)
  if (known) return known
  const layers = [...layout.shapes.keys()].slice(0, -1).filter((layer) => !handsOn(layout, layer))
  ownLayers.set(layout, layers)
  return layers
}

/** Asked for with the name of every neuron. */
const ownLayers = new WeakMap<Layout, readonly number[]>()

/**
 * A neuron's letter and number: inputs x1, x2, …; hidden neurons h1, h2, … on through all hidden
 * layers; outputs ŷ, numbered when there are several. `layer` −1 means the inputs.
 */
export function neuronName(
  layout: Layout,
  layer: number,
  unit: number,
): { letter: 'x' | 'h' | 'ŷ'; number: number | null } {
  const source = sourceOf(layout, layer)
  if (source < 0) return { letter: 'x', number: unit + 1 }
  const sizes = layout.shapes.map(sizeOf)
  if (source === sizes.length - 2) {
    return { letter: 'ŷ', number: sizes[source + 1] === 1 ? null : unit + 1 }
  }
  const before = neuronLayers(layout)
    .filter((one) => one < source)
    .reduce((sum, one) => sum + sizes[one + 1], 0)
  return { letter: 'h', number: before + unit + 1 }
}
