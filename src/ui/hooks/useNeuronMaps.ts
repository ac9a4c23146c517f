/** Whether neurons show what they say over the plane of two inputs. */
import { useMemo } from 'react'
import { planeOf } from '../../data/plane.ts'
import { unitsOf } from '../../experiment/kinds.ts'
import { useAppState } from './app.tsx'

/** A layer of more neurons is seen better as pictures than as numbers. */
const FEW = 2

export function useNeuronMaps(): { readonly isOn: boolean } {
  const chosen = useAppState((state) => state.view.neuronMaps)
  const dataset = useAppState((state) => state.dataset)
  const isLarge = useAppState(({ network }) =>
    network.layers.slice(0, -1).some((spec) => (unitsOf(spec) ?? 0) > FEW),
  )
  const hasPlane = useMemo(() => planeOf(dataset) !== null, [dataset])
  return { isOn: hasPlane && (chosen ?? isLarge) }
}
