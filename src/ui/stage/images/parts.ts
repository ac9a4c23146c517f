/**
 * A convolutional network as the parts of its row: the input, groups of maps (each with the kernels
 * that make them and the pooling after them), strips of neurons, and the outputs. Pure.
 */
import {
  activations,
  groupActivations,
  type OutputActivationName,
} from '../../../engine/activations.ts'
import type { LayerSpec } from '../../../engine/layers/kinds.ts'
import type { Layout } from '../../../engine/layout.ts'
import type { NetworkSpec, Shape } from '../../../engine/network.ts'
import { isConv, isPooling, nextLayer } from '../../hooks/imageCells.ts'

/** One picture for each channel: what a layer adds up, or what it passes on. */
export type MapPart = {
  readonly layer: number
  readonly of: 'sums' | 'outputs'
  readonly image: Shape
  /** Above all of them: "8 maps, 8×8", "ReLU", "max-pool 2×2". */
  readonly title: string
  /** Of the large one: "map", "negatives to 0", "best of 4". */
  readonly name: string
}

export type Group = {
  /** Place among the groups. */
  readonly place: number
  readonly channels: number
  /** Null where no convolution makes the maps: pooled inputs. */
  readonly kernel: {
    readonly layer: number
    /** Channels of the image before it: slices of each kernel. */
    readonly slices: number
    readonly height: number
    readonly width: number
    readonly title: string
    /** Rows of zeros above and below the image, and columns before and behind it. */
    readonly padding: readonly [above: number, below: number, before: number, behind: number]
  } | null
  readonly maps: readonly MapPart[]
  readonly notes: readonly string[]
}

/** Neurons of a hidden dense layer. */
export type Strip = {
  readonly layer: number
  readonly units: number
  readonly title: string
  readonly notes: readonly string[]
}

export type Parts = {
  readonly input: Shape
  readonly groups: readonly Group[]
  readonly strips: readonly Strip[]
  readonly output: { readonly layer: number; readonly units: number; readonly hasSums: boolean }
  /** For each layer the one that takes its values, and so the one that blames them. */
  readonly takers: readonly number[]
}

export function partsOfRow(network: NetworkSpec, layout: Layout): Parts {
  const { layers, input } = network
  const last = layers.length - 1
  const groups: Group[] = []
  const strips: Strip[] = []
  layers.forEach((spec, layer) => {
    const shape = layout.shapes[layer + 1]
    if (spec.type === 'dropout') {
      addNote(groups, strips, shape, `Dropout ${spec.rate} in training`)
    } else if (shape.length === 3 && isConv(spec)) {
      groups.push(convGroup(groups.length, spec, layer, layout))
    } else if (shape.length === 3 && isPooling(spec)) {
      addPooling(groups, spec, layer, shape)
    } else if (spec.type === 'dense' && layer < last) {
      const title = `${spec.units} ${activationWord(spec.activation)}`
      strips.push({ layer, units: spec.units, title, notes: [] })
    }
  })
  const spec = layers[last]
  const hasSums = spec.type === 'dense' && spec.activation !== 'linear'
  const units = layout.shapes[last + 1].reduce((product, size) => product * size, 1)
  const takers = layers.map((_, layer) => nextLayer(network, layer))
  return { input, groups, strips, output: { layer: last, units, hasSums }, takers }
}

type Conv = Extract<LayerSpec, { type: 'conv2d' }>
type Pooling = Extract<LayerSpec, { type: 'maxPooling2d' | 'averagePooling2d' }>

function convGroup(place: number, spec: Conv, layer: number, { shapes }: Layout): Group {
  const { filters, kernelSize, activation, padding } = spec
  const [height, width] = kernelSize
  const image = shapes[layer + 1]
  const sums: MapPart = {
    layer,
    of: 'sums',
    image,
    title: `${filters} ${filters === 1 ? 'map' : 'maps'}, ${sizeWords(image)}`,
    name: 'map',
  }
  const after: MapPart = {
    layer,
    of: 'outputs',
    image,
    title: activationWord(activation),
    name: activation === 'relu' ? 'negatives to 0' : activationWord(activation),
  }
  const kernels = `${filters} ${filters === 1 ? 'kernel' : 'kernels'}, ${height}×${width}`
  return {
    place,
    channels: filters,
    kernel: {
      layer,
      slices: shapes[layer][0],
      height,
      width,
      title: kernels,
      padding: padding === 'same' ? [...halves(height), ...halves(width)] : [0, 0, 0, 0],
    },
    maps: activation === 'linear' ? [sums] : [sums, after],
    notes: [],
  }
}

/** Zeros before and after, so that a kernel of this length keeps the size. */
function halves(length: number): readonly [number, number] {
  const before = Math.floor((length - 1) / 2)
  return [before, length - 1 - before]
}

function addPooling(groups: Group[], spec: Pooling, layer: number, image: Shape): void {
  const [height, width] = spec.poolSize
  const [what, how] = spec.type === 'maxPooling2d' ? ['max-pool', 'best'] : ['average', 'mean']
  const title = `${what} ${height === width ? height : `${height}×${width}`}`
  const pooled: MapPart = {
    layer,
    of: 'outputs',
    image,
    title,
    name: `${how} of ${numberWord(height * width)}`,
  }
  const group = groups.at(-1)
  if (group) groups[groups.length - 1] = { ...group, maps: [...group.maps, pooled] }
  else groups.push({ place: 0, channels: image[0], kernel: null, maps: [pooled], notes: [] })
}

function addNote(groups: Group[], strips: Strip[], shape: Shape, note: string): void {
  const list: { notes: readonly string[] }[] =
    shape.length === 3 || strips.length === 0 ? groups : strips
  const last = list.at(-1)
  if (last) list[list.length - 1] = { ...last, notes: [...last.notes, note] }
}

/** What a group passes on. */
export function lastMap({ maps }: Group): MapPart {
  return maps.at(-1)!
}

/** The group to which a layer's cells belong; null: the input, or neurons. Layers that only pass values on belong to the group before them. */
export function groupOf({ groups }: Parts, layer: number): Group | null {
  return groups.findLast(({ kernel, maps }) => (kernel?.layer ?? maps[0].layer) <= layer) ?? null
}

/** The drawn layer that holds a layer's values: itself, or one before it that dropout or flatten hand on. */
export function drawnLayer({ groups }: Parts, layer: number): number {
  const layers = groups.flatMap(({ maps }) => maps.map((map) => map.layer))
  return layers.findLast((one) => one <= layer) ?? -1
}

function sizeWords([, height, width]: Shape): string {
  return `${height}×${width}`
}

export function activationWord(name: OutputActivationName): string {
  return (name === 'softmax' ? groupActivations[name] : activations[name]).label
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Up to nine in words, as in sentences. */
export function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count)
}
