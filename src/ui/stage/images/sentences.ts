/** What the narrator says of a convolutional network: cells, kernels and maps by their own names. Pure. */
import type { LayerSpec } from '../../../engine/layers/kinds.ts'
import { count, fixed, format } from '../../format.ts'
import {
  fedBy,
  filterOfBias,
  isConv,
  kernelCellAt,
  ownerOf,
  seenBy,
  selectedCell,
  type Cell,
  type KernelCell,
} from '../../hooks/imageCells.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { answerIn, answerOf, targetIn } from '../answers.ts'
import type { KindScene, KindWords } from '../kindWords.ts'
import { outputName } from '../names.ts'
import { silent, type Sentence } from '../sentence.ts'
import { numberWord } from './parts.ts'

export const sentenceOf: KindWords['sentenceOf'] = (scene, step) => {
  const { phase, selection, edited, network, layout } = scene
  // What an edit has done, how far a parameter moves, and what the loss is, is said as of any network
  if (edited !== null && phase === 'forward' && !step.isLooked) return null
  if (phase === 'loss' || phase === 'update') return null
  const isBackward = phase === 'backward'
  if (isBackward && !step.hasTarget) {
    return { ...silent, lead: `${step.name} has no target, `, rest: 'so nobody is to blame.' }
  }
  if (selection?.type === 'parameter') {
    const weight = kernelCellAt(network, layout, selection.index)
    if (weight) return aboutWeight(scene, step, weight, selection.index)
    const bias = filterOfBias(network, layout, selection.index)
    return bias && !isBackward ? aboutBias(scene, step, bias.filter, selection.index) : null
  }
  const cell = selectedCell(network, layout, selection)
  if (cell) return isBackward ? cellBackward(scene, cell) : cellForward(scene, step, cell)
  if (selection?.type === 'neuron') {
    const { layer, unit } = selection
    return isBackward ? neuronBackward(scene, layer, unit) : aboutNeuron(scene, step, layer, unit)
  }
  return isBackward ? whoIsToBlame(scene) : aboutImage(scene, step)
}

/** So many characters are one line of a wide window. */
const LINE = 72

function whoIsToBlame({ network }: KindScene): Sentence {
  const what = network.layers.some(isConv) ? 'a weight of a kernel' : 'an answer'
  return {
    ...silent,
    lead: 'Who is to blame for this answer? ',
    second: `Pick ${what} to see its share.`,
  }
}

/** "A 4, but the network says 7. " */
function introduction(scene: KindScene, step: ShownStep): string {
  const { dataset } = scene
  const said = answerIn(scene, step.layers.at(-1)!.outputs)
  if (!step.hasTarget) return `${step.name}: the network says ${said}. `
  if (dataset.problem === 'values') {
    return `${step.name} should give ${targetIn(dataset, step.sample)}, the network says ${said}. `
  }
  const target = targetIn(dataset, step.sample)
  const { mark } = answerOf(scene, step.layers.at(-1)!.outputs)
  const what = capital(withArticle(target))
  return mark === target
    ? `${what}, and the network agrees. `
    : `${what}, but the network says ${mark}. `
}

function aboutImage(scene: KindScene, step: ShownStep): Sentence {
  const { dataset } = scene
  const { mark, rest } = answerOf(scene, step.layers.at(-1)!.outputs)
  const target = targetIn(dataset, step.sample)
  const lead = !step.hasTarget
    ? `${step.name}. The network says `
    : dataset.problem === 'values'
      ? `${step.name} should give ${target}. The network says `
      : `${capital(withArticle(target))}. The network says `
  const said = { ...silent, lead, mark, rest: `${rest}. ` }
  const call = 'Pick a cell to see what it sees.'
  const isLong = `${lead}${mark}${rest}. ${call}`.length > LINE
  return { ...said, second: isLong ? 'Pick a cell.' : call }
}

function cellForward(scene: KindScene, step: ShownStep, cell: Cell): Sentence {
  const told = { ...silent, mark: cellName(cell) }
  const rest = seenWords(scene, step, cell)
  return introduced(scene, step, { ...told, rest })
}

/** After what the image is, where both fit in one line. */
function introduced(scene: KindScene, step: ShownStep, said: Sentence): Sentence {
  const lead = introduction(scene, step)
  const { mark, rest, second } = said
  return `${lead}${mark}${rest}${second}`.length <= LINE ? { ...said, lead } : said
}

function seenWords(scene: KindScene, step: ShownStep, cell: Cell): string {
  const { network, layout } = scene
  const { layer } = ownerOf(network, { layer: cell.layer, unit: 0 })
  const spec = layer < 0 ? null : network.layers[layer]
  if (spec?.type === 'maxPooling2d') {
    return ` is the best of ${poolWords(spec)}.`
  }
  if (spec?.type === 'averagePooling2d') {
    return ` is the mean of ${poolWords(spec)}.`
  }
  if (spec) return ` sees ${pixelWords(scene, cell)}.`
  const [fed] = fedBy(network, layout, cell)
  const [first] = network.layers
  if (!fed || !isConv(first)) return ` is ${valueAt(step, cell, scene)}.`
  const cells = fed.height * fed.width
  const what = cells === 1 ? 'one cell' : `${numberWord(cells)} cells`
  return ` is seen by ${what} of every map.`
}

/** Counted up to nine, else by the sides: "nine pixels", "6 × 6 pixels", "nine pixels of 3 channels". */
function pixelWords({ network }: KindScene, cell: Cell): string {
  const { height, width } = seenBy(network, cell).at(-1)!
  const area = height * width
  const [channels] = network.input
  const pixels = area <= 9 ? numberWord(area) : `${height} × ${width}`
  return `${pixels} ${area === 1 ? 'pixel' : 'pixels'}${channels > 1 ? ` of ${channels} channels` : ''}`
}

function valueAt(step: ShownStep, { channel, row, column }: Cell, { network }: KindScene): string {
  const [, height, width] = network.input
  return format(step.sample.input[(channel * height + row) * width + column])
}

function cellBackward({ network }: KindScene, cell: Cell): Sentence {
  const { layer } = ownerOf(network, { layer: cell.layer, unit: 0 })
  const told = { ...silent, lead: 'How much is ', mark: cellName(cell, false), rest: ' to blame? ' }
  if (layer < 0) return { ...silent, lead: 'A pixel is never to blame: ', rest: 'it is given. ' }
  switch (network.layers[layer].type) {
    case 'maxPooling2d':
      return { ...told, second: 'Its best cell gets it all.' }
    case 'averagePooling2d':
      return { ...told, second: 'Its cells share it evenly.' }
    default:
      return { ...told, second: 'Its kernel’s weights get it.' }
  }
}

function aboutWeight(
  scene: KindScene,
  step: ShownStep,
  weight: KernelCell,
  index: number,
): Sentence {
  const { layout, phase } = scene
  const [, rows, columns] = layout.shapes[weight.layer + 1]
  const places = `It is used in ${count(rows * columns)} places.`
  const name = `his weight of kernel ${weight.filter + 1}`
  if (phase === 'backward') {
    return {
      ...silent,
      lead: 'How much is ',
      mark: `t${name}`,
      rest: ' to blame? ',
      second: places,
    }
  }
  const value = format(step.parameters[index])
  return introduced(scene, step, {
    ...silent,
    mark: `T${name}`,
    rest: ` is ${value}. `,
    second: places,
  })
}

function aboutBias(scene: KindScene, step: ShownStep, filter: number, index: number): Sentence {
  const value = step.parameters[index]
  const how = value < 0 ? 'lowers' : 'lifts'
  return introduced(scene, step, {
    ...silent,
    mark: `The bias of kernel ${filter + 1}`,
    rest: ` ${how} its map by ${format(Math.abs(value))}.`,
  })
}

function aboutNeuron(
  scene: KindScene,
  step: ShownStep,
  layer: number,
  unit: number,
): Sentence | null {
  const numbers = step.layers[layer]
  if (!numbers) return null
  return introduced(scene, step, {
    ...silent,
    mark: capital(neuronWords(scene, layer, unit)),
    rest: ` adds up ${fixed(numbers.weightedSums[unit])} and gets ${fixed(numbers.outputs[unit])}.`,
  })
}

function neuronBackward(scene: KindScene, layer: number, unit: number): Sentence | null {
  if (layer < 0 || layer >= scene.network.layers.length) return null
  return {
    ...silent,
    lead: 'How much is ',
    mark: neuronWords(scene, layer, unit),
    rest: ' to blame? ',
    second: 'Its weights get it.',
  }
}

/** "an 8", "a shirt", "output 3", "neuron 4" */
function neuronWords({ layout, dataset }: KindScene, layer: number, unit: number): string {
  const isOutput = layer === layout.shapes.length - 2
  const own = isOutput ? outputName(dataset, unit) : ''
  return own === '' ? `${isOutput ? 'output' : 'neuron'} ${unit + 1}` : withArticle(own)
}

/** "Cell (3, 5) of map 3", "Pixel (3, 5)"; rows and columns count from 1. */
function cellName({ layer, channel, row, column }: Cell, isFirst = true): string {
  const place = `(${row + 1}, ${column + 1})`
  const name = layer < 0 ? `pixel ${place}` : `cell ${place} of map ${channel + 1}`
  return isFirst ? capital(name) : name
}

/** Of four, or of nine. */
export function poolWords({
  poolSize: [height, width],
}: Extract<LayerSpec, { type: 'maxPooling2d' | 'averagePooling2d' }>): string {
  return numberWord(height * width)
}

/** "a 4", "an 8"; names as they are. */
function withArticle(name: string): string {
  if (!/^\d+$/.test(name)) return name
  return `${/^(8\d*|11|18)$/.test(name) ? 'an' : 'a'} ${name}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
