/** What the network says along a single input, as a curve over the samples. */
import { useMemo } from 'react'
import { unscaledOf } from '../../data/scaling.ts'
import { sizeOf } from '../../engine/network.ts'
import { useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import { ClassLegend, ClassMark } from './Legend.tsx'
import { createCurve, CURVE_PLACES } from './curve.ts'
import styles from './Output.module.css'
import { Surface, type SurfaceProps } from './Surface.tsx'

export function CurveView({ surface }: { readonly surface: Omit<SurfaceProps, 'picture'> }) {
  const { dataset, ground } = surface
  const last = useAppState((state) => state.network.layers.length - 1)
  const outputs = sizeOf(dataset.target)
  const { answer } = useProbe('curve', { type: 'maps', layers: [last], side: CURVE_PLACES })
  const picture = useMemo(() => {
    const said = answer?.type === 'maps' ? answer.value?.[0] : null
    const fits = said?.length === CURVE_PLACES * outputs
    const values = fits
      ? said.map((value, place) =>
          dataset.problem === 'values'
            ? unscaledOf(value, dataset.targetScalings[place % outputs])
            : value,
        )
      : new Float64Array(0)
    return createCurve({ values, outputs }, ground, dataset.classNames)
  }, [answer, outputs, dataset, ground])
  return (
    <Surface {...surface} picture={picture}>
      {dataset.problem === 'classes' && outputs > 1 && <ClassLegend names={dataset.classNames} />}
      {dataset.problem === 'classes' && outputs === 1 && (
        <p className={styles.legend}>
          {dataset.classNames.map((name, one) => (
            <span key={name}>
              <ClassMark one={one} classes={2} /> {name}
            </span>
          ))}
        </p>
      )}
    </Surface>
  )
}
