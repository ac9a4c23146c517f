/** The neuron whose own answer the panel shows in place of the network's. */
import { neuronName } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { useAppState } from '../hooks/app.tsx'
import type { Ground } from './points.ts'

export type NeuronInHand = {
  readonly layer: number
  readonly unit: number
  readonly name: string
  /** Not only pointed at. */
  readonly isSelected: boolean
}

/** The neuron that is pointed at or selected, if it is not the only one of the last layer. */
export function useNeuronInHand(ground: Ground | null): NeuronInHand | null {
  const layout = useAppState((state) => state.layout)
  const hovered = useAppState((state) => state.view.hover)
  const selected = useAppState((state) => state.view.selection)
  const spot = hovered?.type === 'neuron' ? hovered : selected
  if (ground?.type !== 'plane' || spot?.type !== 'neuron') return null
  const { layer, unit } = spot
  const units = layout.shapes[layer + 1]
  if (layer < 0 || !units || unit >= sizeOf(units)) return null
  if (layer === layout.shapes.length - 2 && sizeOf(units) === 1) return null
  const { letter, number } = neuronName(layout, layer, unit)
  const name = `${letter}${number === null ? '' : lowered(number)}`
  return { layer, unit, name, isSelected: spot === selected }
}

function lowered(number: number): string {
  return [...String(number)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('')
}
