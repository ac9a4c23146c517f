/** How a value comes about: what lies under a kernel or a window, and the statements that lead to it. Pure. */
import { indexOf } from '../../../engine/layout.ts'
import { activationOf as activationNameOf, sizeOf } from '../../../engine/network.ts'
import type { LayerSpec } from '../../../engine/layers/kinds.ts'
import {
  biasIndexAt,
  isConv,
  isPooling,
  kernelIndexAt,
  unitAt,
  windowAt,
  type Cell,
  ownerOf,
} from '../../hooks/imageCells.ts'
import {
  call,
  constant,
  product,
  quotient,
  sum,
  type Expression,
  type Statement,
} from '../expression.ts'
import type { Neuron } from '../moment.ts'
import { parameter } from '../quantities.ts'
import { placeIn, type ImageSetting } from './letters.ts'
import { sumOf, value } from './quantities.ts'

/** One product of a convolved cell: a weight of the kernel times what lies under it; null: beside the image. */
export type Tap = { readonly weight: number; readonly from: Neuron | null }

/** The taps of a convolved cell in one channel that comes in, row by row. */
export function tapsOf({ network, layout }: ImageSetting, cell: Cell, channel: number): Tap[] {
  const { layer, row, column } = cell
  const image = layout.shapes[layer]
  const { top, left, height, width } = windowAt(network.layers[layer], row, column)
  return Array.from({ length: height * width }, (_, tap) => {
    const [down, across] = [Math.floor(tap / width), tap % width]
    const place = { layer, filter: cell.channel, channel, row: down, column: across }
    const from = { channel, row: top + down, column: left + across }
    const isInside =
      from.row >= 0 && from.row < image[1] && from.column >= 0 && from.column < image[2]
    return {
      weight: kernelIndexAt(layout, place),
      from: isInside ? { layer: layer - 1, unit: unitAt(image, from) } : null,
    }
  })
}

export function channelsInto({ layout }: ImageSetting, layer: number): number {
  return layout.shapes[layer][0]
}

/** The values under a pooled cell's window, row by row. */
export function windowOf({ network, layout }: ImageSetting, cell: Cell): Neuron[] {
  const { layer, channel } = cell
  const { top, left, height, width } = windowAt(network.layers[layer], cell.row, cell.column)
  return Array.from({ length: height * width }, (_, k) => {
    const place = { channel, row: top + Math.floor(k / width), column: left + (k % width) }
    return { layer: layer - 1, unit: unitAt(layout.shapes[layer], place) }
  })
}

/** Whether a person has switched the neuron or its map off: then it says 0. */
export function isOff(setting: ImageSetting, { layer, unit }: Neuron): boolean {
  const spec: LayerSpec | undefined = setting.network.layers[layer]
  if (!spec || !('off' in spec) || !spec.off) return false
  return spec.off.includes(placeIn(setting, { layer, unit })?.channel ?? unit)
}

/** The statements that lead to a value, in the order in which they can be computed; none for a pixel. */
export function valueStatements(setting: ImageSetting, neuron: Neuron): readonly Statement[] {
  const { network } = setting
  const own = ownerOf(network, neuron)
  const spec: LayerSpec | undefined = network.layers[own.layer]
  if (!spec) return []
  const cell = placeIn(setting, own)
  if (cell && isPooling(spec)) return [poolStatement(setting, own, cell)]
  return [sumStatement(setting, own), outputStatement(setting, own)]
}

/** z₃(2, 5) = w₁₉ x(1, 4) + … + b₃ */
function sumStatement(setting: ImageSetting, neuron: Neuron): Statement {
  const { layout } = setting
  const terms = productsOf(setting, neuron).map(({ weight, from }) =>
    product(parameter(layout, weight), value(setting, from)),
  )
  const expression = sum(...terms, parameter(layout, biasOf(setting, neuron)))
  return { result: sumOf(setting, neuron), verb: '=', expression }
}

type Product = { readonly weight: number; readonly from: Neuron }

/** The products of a weighted sum; those with padding are none. */
export function productsOf(setting: ImageSetting, neuron: Neuron): Product[] {
  const { network, layout } = setting
  const cell = placeIn(setting, neuron)
  if (cell && isConv(network.layers[neuron.layer])) {
    return Array.from({ length: channelsInto(setting, neuron.layer) }, (_, channel) =>
      tapsOf(setting, cell, channel),
    )
      .flat()
      .flatMap(({ weight, from }) => (from ? [{ weight, from }] : []))
  }
  return Array.from({ length: sizeOf(layout.shapes[neuron.layer]) }, (_, i) => ({
    weight: indexOf(layout, neuron.layer, neuron.unit, i),
    from: { layer: neuron.layer - 1, unit: i },
  }))
}

export function biasOf(setting: ImageSetting, neuron: Neuron): number {
  const { network, layout } = setting
  const cell = placeIn(setting, neuron)
  return cell && isConv(network.layers[neuron.layer])
    ? biasIndexAt(layout, neuron.layer, cell.channel)
    : indexOf(layout, neuron.layer, neuron.unit, null)
}

/** h₃(2, 5) = ReLU(z₃(2, 5)); of softmax its share of all exponentials. */
function outputStatement(setting: ImageSetting, neuron: Neuron): Statement {
  const { network, layout } = setting
  const { layer, unit } = neuron
  const result = { ...value(setting, neuron), look: 'result' } as const
  if (isOff(setting, neuron)) return { result, verb: '=', expression: constant(0) }
  const activation = activationNameOf(network.layers[layer])
  if (activation === 'softmax') {
    const all = Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, o) =>
      sumOf(setting, { layer, unit: o }),
    )
    return { result, verb: '=', expression: call('softmax', all[unit], ...all) }
  }
  const z = sumOf(setting, neuron)
  return { result, verb: '=', expression: activation === 'linear' ? z : call(activation, z) }
}

/** p₃(1, 2) = max(h₃(1, 3), …), or the mean */
function poolStatement(setting: ImageSetting, own: Neuron, cell: Cell): Statement {
  const under = windowOf(setting, cell).map((from) => value(setting, from))
  const isMax = setting.network.layers[own.layer].type === 'maxPooling2d'
  const expression: Expression = isMax
    ? call('max', ...under)
    : quotient(sum(...under), constant(under.length))
  return { result: { ...value(setting, own), look: 'result' }, verb: '=', expression }
}
