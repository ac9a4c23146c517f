/**
 * What of a network has a value at every time step, and what comes after: the rows and the end of the
 * unrolled picture, for stage, step panel and sentences alike. Pure.
 */
import type { NetworkSpec } from '../../../engine/network.ts'
import { layoutOf } from '../../../engine/layout.ts'
import type { Computed } from '../../../state/walk.ts'
import type { Selection } from '../../../state/store.ts'

export type RecurrentType = 'simpleRnn' | 'lstm' | 'gru'

/** A layer whose units have a value at each time step. */
export type TimedLayer = {
  readonly layer: number
  readonly type: RecurrentType | 'dense'
  readonly units: number
  /** The number of its first unit among all hidden ones, from 1; of the last layer from 1 again. */
  readonly first: number
  /** It is the network's last: its values are the answers. */
  readonly isLast: boolean
}

/** A dense layer after the last time step. */
export type EndLayer = {
  readonly layer: number
  readonly units: number
  readonly first: number
  readonly isLast: boolean
}

export type Unrolled = {
  readonly steps: number
  readonly features: number
  readonly timed: readonly TimedLayer[]
  /** Dense layers that see one value a unit, first to last; none where the answers are of every time step. */
  readonly end: readonly EndLayer[]
  /** Dropout layers, each with its rate, and what it stands after: −1 the inputs. */
  readonly dropouts: readonly { readonly layer: number; readonly rate: number }[]
}

export function isRecurrent(type: string): type is RecurrentType {
  return type === 'simpleRnn' || type === 'lstm' || type === 'gru'
}

const known = new WeakMap<NetworkSpec, Unrolled>()

/** The same for the same network. */
export function unrolledOf(network: NetworkSpec): Unrolled {
  const before = known.get(network)
  if (before) return before
  const { shapes } = layoutOf(network)
  const [steps, features] = network.input
  const timed: TimedLayer[] = []
  const end: EndLayer[] = []
  const dropouts: { layer: number; rate: number }[] = []
  let hidden = 0
  network.layers.forEach((spec, layer) => {
    if (spec.type === 'dropout') dropouts.push({ layer, rate: spec.rate })
    if (!('units' in spec)) return
    const { units } = spec
    const isLast = layer === network.layers.length - 1
    const row = { layer, units, first: isLast ? 1 : hidden + 1, isLast }
    hidden += units
    if (isRecurrent(spec.type)) timed.push({ ...row, type: spec.type })
    else if (shapes[layer + 1].length === 2) timed.push({ ...row, type: 'dense' })
    else end.push(row)
  })
  const made = { steps, features, timed, end, dropouts }
  known.set(network, made)
  return made
}

/** A unit at a time step; of the inputs (layer −1) a feature. */
export type TimedCell = { readonly layer: number; readonly unit: number; readonly time: number }

/** The cell that a selection means; null where it means none. Of a layer that gives only its last step that one, unless a time is given. */
export function cellIn(network: NetworkSpec, selection: Selection): TimedCell | null {
  if (selection?.type !== 'neuron') return null
  const { steps, features, timed } = unrolledOf(network)
  const { layer, unit, time } = selection
  const units = layer < 0 ? features : timed.find((one) => one.layer === layer)?.units
  if (units === undefined) return null
  // The flat place in a layer's output is a unit at a time step too.
  const at = time ?? (unit >= units || layer < 0 ? Math.floor(unit / units) : steps - 1)
  const cell = { layer, unit: time === undefined ? unit % units : unit, time: at }
  return cell.unit < units && at >= 0 && at < steps ? cell : null
}

export function selectionOf({ layer, unit, time }: TimedCell): NonNullable<Selection> {
  return { type: 'neuron', layer, unit, time }
}

/** So many time steps of a layer have been computed, from the first on; of a layer after the last step one or none. */
export function timesForward(
  { forward, forwardTimes }: Computed,
  network: NetworkSpec,
  layer: number,
): number {
  if (layer < forward) return timesOf(network, layer)
  return layer === forward && isRecurrent(network.layers[layer].type) ? forwardTimes : 0
}

/** The gradients of a layer's time steps are there from this one on. */
export function timesBackward(
  { backward, backwardTimes }: Computed,
  network: NetworkSpec,
  layer: number,
): number {
  if (layer >= backward) return 0
  const isUnderWay = layer === backward - 1 && isRecurrent(network.layers[layer].type)
  const times = timesOf(network, layer)
  return isUnderWay ? Math.min(times, backwardTimes) : times
}

function timesOf(network: NetworkSpec, layer: number): number {
  const { timed, steps } = unrolledOf(network)
  return timed.some((one) => one.layer === layer) ? steps : 1
}

/** The letter and number of a unit: x₁, h₃, ŷ. */
export function unitName(
  network: NetworkSpec,
  layer: number,
  unit: number,
): { readonly letter: string; readonly number: number | null } {
  const { features, timed, end } = unrolledOf(network)
  if (layer < 0) return { letter: 'x', number: features === 1 ? null : unit + 1 }
  const own = [...timed, ...end].find((one) => one.layer === layer)
  if (!own) return { letter: 'h', number: unit + 1 }
  if (!own.isLast) return { letter: 'h', number: own.first + unit }
  return { letter: 'ŷ', number: own.units === 1 ? null : unit + 1 }
}
