/** Asks what every neuron says over the plane, at a reader's pace, and tells the small maps. */
import { useLayoutEffect } from 'react'
import { sizeOf } from '../../engine/network.ts'
import { useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import type { MapsBoard, Values } from './NeuronMaps.tsx'

/** Cells along each side. */
export const SMALL_SIDE = 16
const CELLS = SMALL_SIDE * SMALL_SIDE

export function MapsAsker({ board }: { readonly board: MapsBoard }) {
  const { shapes } = useAppState((state) => state.layout)
  const layers = shapes.slice(1).map((_, layer) => layer)
  const { answer } = useProbe('neuron maps', { type: 'maps', layers, side: SMALL_SIDE })
  useLayoutEffect(() => {
    const maps = answer?.type === 'maps' ? answer.value : null
    const valuesOf: Values = (layer, unit) => {
      const units = sizeOf(shapes[layer + 1] ?? [0])
      const all = maps?.[layer]
      if (all?.length !== CELLS * units || unit >= units) return null
      return Float64Array.from({ length: CELLS }, (_, cell) => all[cell * units + unit])
    }
    board.show(maps && valuesOf)
  }, [board, answer, shapes])
  return null
}
