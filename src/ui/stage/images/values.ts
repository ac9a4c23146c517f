/** The numbers that the row's pictures show: of the step, or of blame, or how far parameters move. Pure but for what it keeps from frame to frame. */
import { createBlend, type Blend } from '../../controls/blend.ts'
import type { ShownStep } from '../../hooks/look.ts'
import type { Computed } from '../../../state/walk.ts'
import type { MapPart, Parts, Strip } from './parts.ts'
import { noScale, scaleOf, type Scale } from './scales.ts'

export type Shows = 'values' | 'gradients' | 'change'

/** Of one layer; null: not computed yet, or without meaning. */
type Numbers = Float64Array | null

/** What is painted, and told on focus. */
export type Picture = {
  readonly shows: Shows
  readonly input: ArrayLike<number>
  readonly inputScale: Scale
  readonly hasSignedInput: boolean
  /** Of a map's layer, all channels. */
  mapOf(part: Pick<MapPart, 'layer' | 'of'>): Numbers
  /** Of a group's maps, and of its kernels. */
  readonly mapScales: readonly Scale[]
  readonly kernelScales: readonly Scale[]
  stripOf(strip: Pick<Strip, 'layer'>): Numbers
  readonly stripScales: readonly Scale[]
  /** A parameter's number as the row shows it; null where there is none. */
  parameterOf(index: number): number | null
  readonly parameters: ArrayLike<number>
  readonly gradients: Numbers
  /** Sums and answers of the outputs, and their blame. */
  readonly sums: Numbers
  readonly answers: Numbers
  readonly outputBlame: Numbers
  readonly step: ShownStep
}

type Wish = {
  readonly step: ShownStep
  readonly shows: Shows
  readonly computed: Computed
  /** How far each parameter moves; null where nobody knows. */
  readonly moveOf: (index: number) => number | null
  readonly isTraining: boolean
  readonly now: number
}

export type Pictures = { readonly take: (wish: Wish) => Picture }

export function createPictures(
  parts: Parts,
  blockOf: (layer: number) => readonly [number, number],
): Pictures {
  let mapScales: Scale[] = parts.groups.map(() => noScale)
  let kernelScales: Scale[] = parts.groups.map(() => noScale)
  let stripScales: Scale[] = parts.strips.map(() => noScale)
  let inputScale = noScale
  let lastShows: Shows | null = null
  const blends = new Map<string, Blend>()

  return {
    take: ({ step, shows, computed, moveOf, isTraining, now }) => {
      const isBlame = shows === 'gradients'
      if (lastShows !== shows) {
        mapScales = mapScales.map(() => noScale)
        kernelScales = kernelScales.map(() => noScale)
        stripScales = stripScales.map(() => noScale)
        lastShows = shows
      }
      /** Pictures of one sample after another glide in training, so that nothing flashes. */
      const calm = (key: string, values: Float64Array): Float64Array => {
        if (!isTraining) {
          blends.delete(key)
          return values
        }
        let blend = blends.get(key)
        if (!blend || blend.values.length !== values.length) {
          blend = createBlend(values.length)
          blend.jump(values)
          blends.set(key, blend)
        } else blend.glide(values, now)
        return blend.values
      }
      const known = new Map<string, Numbers>()
      const read = (layer: number, of: 'sums' | 'outputs'): Numbers => {
        const key = `${layer} ${of}`
        const before = known.get(key)
        if (before !== undefined) return before
        const numbers = readAfresh(
          { step, isBlame, computed, taker: parts.takers[layer] },
          layer,
          of,
        )
        const shown = numbers && calm(`${key} ${shows}`, numbers)
        known.set(key, shown)
        return shown
      }
      const hasBlame = step.hasTarget && computed.hasLoss
      const { layer: last } = parts.output
      const gradients = hasBlame ? step.gradients : null
      const parameterOf = (index: number): number | null => {
        if (shows === 'change') return moveOf(index)
        if (!isBlame) return step.parameters[index]
        return gradients && layerOfParameter(parts, blockOf, index) >= computed.backward
          ? gradients[index]
          : null
      }
      const kernelNumbers = ([start, length]: readonly [number, number]): Float64Array => {
        if (shows === 'values') return step.parameters.subarray(start, start + length)
        const numbers = new Float64Array(length)
        for (let place = 0; place < length; place++) {
          numbers[place] = parameterOf(start + place) ?? 0
        }
        return numbers
      }
      const present = (numbers: Numbers): Float64Array[] => (numbers ? [numbers] : [])
      mapScales = parts.groups.map(({ maps }, g) =>
        scaleOf(
          maps.flatMap((part) => present(read(part.layer, part.of))),
          mapScales[g],
        ),
      )
      kernelScales = parts.groups.map(({ kernel }, g) =>
        kernel ? scaleOf([kernelNumbers(blockOf(kernel.layer))], kernelScales[g]) : noScale,
      )
      stripScales = parts.strips.map(({ layer }, s) =>
        scaleOf(present(read(layer, isBlame ? 'sums' : 'outputs')), stripScales[s]),
      )
      const input = calm('input', Float64Array.from(step.sample.input))
      inputScale = scaleOf([input], inputScale)
      return {
        shows,
        input,
        inputScale,
        hasSignedInput: step.sample.input.some((value) => value < 0),
        mapOf: ({ layer, of }) => read(layer, of),
        mapScales,
        kernelScales,
        stripOf: ({ layer }) => read(layer, isBlame ? 'sums' : 'outputs'),
        stripScales,
        parameterOf,
        parameters: step.parameters,
        gradients,
        sums: computed.forward > last ? step.layers[last].weightedSums : null,
        answers: computed.forward > last ? step.layers[last].outputs : null,
        outputBlame: hasBlame && computed.backward <= last ? blameOf(step, last) : null,
        step,
      }
    },
  }
}

type Source = Pick<Wish, 'step' | 'computed'> & {
  readonly isBlame: boolean
  /** The layer that takes the values of the one that is read, and blames them. */
  readonly taker: number
}

function readAfresh(
  { step, isBlame, computed, taker }: Source,
  layer: number,
  of: 'sums' | 'outputs',
): Numbers {
  const { weightedSums, outputs, weightedSumGradients, outputGradients } = step.layers[layer]
  if (!isBlame) {
    if (layer >= computed.forward) return null
    return of === 'sums' ? weightedSums : outputs
  }
  if (!step.hasTarget || !computed.hasLoss) return null
  const isKnown = (of === 'sums' ? layer : taker) >= computed.backward
  if (!isKnown) return null
  return of === 'sums' ? weightedSumGradients : outputGradients
}

/** Of the sums: softmax with cross-entropy gives theirs at once. */
function blameOf({ layers }: ShownStep, last: number): Float64Array {
  return layers[last].weightedSumGradients
}

function layerOfParameter(
  { groups, strips, output }: Parts,
  blockOf: (layer: number) => readonly [number, number],
  index: number,
): number {
  const layers = [
    ...groups.flatMap(({ kernel }) => (kernel ? [kernel.layer] : [])),
    ...strips.map(({ layer }) => layer),
    output.layer,
  ]
  return layers.findLast((layer) => blockOf(layer)[0] <= index) ?? -1
}
