/** The map of three classes and more. */
import { useMemo } from 'react'
import { ClassLegend } from './Legend.tsx'
import { createShares } from './shares.ts'
import { Surface, type SurfaceProps } from './Surface.tsx'

export function ClassesMap({ surface }: { readonly surface: Omit<SurfaceProps, 'picture'> }) {
  const { dataset, ground } = surface
  const picture = useMemo(() => createShares(dataset.classNames, ground), [dataset, ground])
  return (
    <Surface {...surface} picture={picture}>
      <ClassLegend names={dataset.classNames} />
    </Surface>
  )
}
