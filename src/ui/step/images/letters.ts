/**
 * What the values of a convolutional network are called in formulas and in sentences: pixels x, cells
 * of a map h, pooled cells p, neurons h, each with its channel and its place, counted from 1.
 */
import { nameOf, neuronName, placeOf } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import { cellAt, imageOf, isPassage, ownerOf, type Cell } from '../../hooks/imageCells.ts'
import type { Letter } from '../expression.ts'
import type { Neuron, Setting } from '../moment.ts'
import { ownLetter } from '../quantities.ts'

export type ImageSetting = Pick<Setting, 'layout' | 'network'>

/** Channel, row and column of a value; null where it is none of an image. */
export function placeIn({ network, layout }: ImageSetting, neuron: Neuron): Cell | null {
  const { layer, unit } = ownerOf(network, neuron)
  return cellAt(network, layout, layer, unit)
}

export function isLast({ network }: Pick<ImageSetting, 'network'>, { layer }: Neuron): boolean {
  return layer === network.layers.length - 1
}

function signOf({ layers }: NetworkSpec, layer: number): 'x' | 'h' | 'p' {
  switch (layers[layer]?.type) {
    case undefined:
      return 'x'
    case 'maxPooling2d':
    case 'averagePooling2d':
      return 'p'
    default:
      return 'h'
  }
}

/** Which of the layers with the same letter it is, counted from 1; null where it is the only one. */
function stageOf(network: NetworkSpec, layer: number): number | null {
  if (layer < 0) return null
  const sign = signOf(network, layer)
  const alike = network.layers.flatMap((spec, l) =>
    !isPassage(spec.type) && l < network.layers.length - 1 && signOf(network, l) === sign
      ? [l]
      : [],
  )
  return alike.length > 1 ? alike.indexOf(layer) + 1 : null
}

/** x(2, 3), h₃(2, 5), p₃(1, 2); of the second such layer h₃⁽²⁾(2, 5); ŷ₄ */
export function letterOf(setting: ImageSetting, neuron: Neuron): Letter {
  const { network, layout } = setting
  const own = ownerOf(network, neuron)
  if (isLast(setting, own)) return neuronName(layout, own.layer, own.unit)
  const sign = signOf(network, own.layer)
  const stage = stageOf(network, own.layer)
  const cell = placeIn(setting, own)
  const isAlone = own.layer < 0 && imageOf(network, layout, -1)?.[0] === 1
  const number = cell ? (isAlone ? null : cell.channel + 1) : own.unit + 1
  const at = cell && ([cell.row + 1, cell.column + 1] as const)
  return {
    letter: sign,
    number,
    ...(stage !== null && { raised: `(${stage})` }),
    ...(at && { at }),
    code: [`${sign}${stage ?? ''}`, ...(number === null ? [] : [number]), ...(at ?? [])].join('_'),
  }
}

/** A letter of its own: z and δ of h₃(2, 5). */
export function ownLetterOf(setting: ImageSetting, text: 'z' | 'δ' | 'm', neuron: Neuron): Letter {
  const own = ownerOf(setting.network, neuron)
  if (isLast(setting, own)) return ownLetter(setting.layout, text, own)
  const name = letterOf(setting, own)
  const code = `${text === 'δ' ? 'delta' : text}_${name.code}`
  // z₃(2, 5) is that of h₃(2, 5); of a pooled cell the letter would leave that open.
  const isPlain = name.letter === 'h'
  return isPlain ? { ...name, letter: text, code } : { letter: text, number: null, of: name, code }
}

/** "cell (3, 5) of map 3", "pixel (2, 4)", "neuron 4", "output 5" */
export function cellWords(setting: ImageSetting, neuron: Neuron): string {
  const { network, layout } = setting
  const own = ownerOf(network, neuron)
  const cell = placeIn(setting, own)
  if (!cell) return `${isLast(setting, own) ? 'output' : 'neuron'} ${own.unit + 1}`
  const place = `(${cell.row + 1}, ${cell.column + 1})`
  if (own.layer < 0) {
    const [channels] = imageOf(network, layout, -1) ?? [1]
    return `pixel ${place}${channels > 1 ? ` of channel ${cell.channel + 1}` : ''}`
  }
  const sign = signOf(network, own.layer)
  const noun = sign === 'p' ? 'pooled cell' : 'cell'
  return `${noun} ${place} of ${mapWords(setting, own.layer, cell.channel)}`
}

/** "map 3", or with several convolutions "map 3 of convolution 2" */
export function mapWords({ network }: ImageSetting, layer: number, channel: number): string {
  const stage = stageOf(network, layer)
  const nouns = { h: 'convolution', p: 'pooling', x: 'input' } as const
  const of = stage === null ? '' : ` of ${nouns[signOf(network, layer)]} ${stage}`
  return `map ${channel + 1}${of}`
}

/** "Weight of kernel 3", "Bias of kernel 3 of convolution 2", "w₂₉₀" of neurons. */
export function parameterWords(setting: ImageSetting, index: number): string {
  const { block, output, input } = placeOf(setting.layout, index)
  const what = input === null ? 'Bias' : 'Weight'
  if (setting.network.layers[block.layer].type === 'conv2d') {
    return `${what} of ${kernelWords(setting, block.layer, output)}`
  }
  const { letter, number } = nameOf(setting.layout, index)
  return `${what} ${letter}${number}`
}

/** As a map's words, for the kernel that makes it. */
export function kernelWords(setting: ImageSetting, layer: number, filter: number): string {
  return mapWords(setting, layer, filter).replace('map', 'kernel')
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
