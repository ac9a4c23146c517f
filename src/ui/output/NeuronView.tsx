/** What a single neuron says over the plane, large. */
import { useMemo } from 'react'
import { sizeOf } from '../../engine/network.ts'
import { MAP_SIDE } from '../../worker/frame.ts'
import { reachOf } from '../controls/reach.ts'
import { useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import { RampLegend } from './Legend.tsx'
import { meaningOf, type Meaning } from './meaning.ts'
import type { NeuronInHand } from './neuronInHand.ts'
import type { Picture } from './picture.ts'
import { createSides } from './sides.ts'
import { Surface, type SurfaceProps } from './Surface.tsx'

type NeuronViewProps = {
  readonly surface: Omit<SurfaceProps, 'picture'>
  readonly neuron: NeuronInHand
}

export function NeuronView({ surface, neuron }: NeuronViewProps) {
  const { dataset, ground, shown } = surface
  const { layer, unit } = neuron
  const theme = useShownTheme()
  const units = useAppState((state) => sizeOf(state.layout.shapes[layer + 1] ?? [0]))
  const isLast = useAppState((state) => layer === state.layout.shapes.length - 2)
  const { answer } = useProbe('neuron map', { type: 'maps', layers: [layer], side: MAP_SIDE })
  const values = useMemo(() => {
    const all = answer?.type === 'maps' ? answer.value?.[0] : null
    if (all?.length !== MAP_SIDE * MAP_SIDE * units) return null
    return Float64Array.from({ length: MAP_SIDE * MAP_SIDE }, (_, cell) => all[cell * units + unit])
  }, [answer, units, unit])
  const half = values ? reachOf(values) : 1
  const isClass = isLast && dataset.problem === 'classes'
  const meaning = useMemo<Meaning>(() => {
    const name = dataset.classNames[unit] ?? 'high'
    if (isClass && dataset.target[0] === 1) return meaningOf(dataset)
    return isClass
      ? { centre: 0.5, half: 0.5, low: `not ${name}`, high: name, isClasses: true }
      : { centre: 0, half, low: 'below 0', high: 'above 0', isClasses: false }
  }, [isClass, dataset, unit, half])
  const sides = useMemo(() => createSides(meaning, ground, false), [meaning, ground])
  const picture = useMemo<Picture>(
    () => ({
      ...sides,
      take: ({ status }) => {
        if (values) sides.show(values, status === 'training')
      },
    }),
    [sides, values],
  )
  return (
    <Surface {...surface} picture={picture}>
      <RampLegend meaning={meaning} theme={theme} isDiscrete={shown.isDiscrete} />
    </Surface>
  )
}
