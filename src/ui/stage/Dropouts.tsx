/** How much dropout silences in training, written where it stands between two columns: it has no neurons of its own. */
import type { Computed } from '../../state/walk.ts'
import { percent } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import styles from './Drawing.module.css'
import { dropoutSpots } from './dropoutSpots.ts'
import type { Place } from './place.ts'

type DropoutsProps = { readonly place: Place; readonly last: Computed['last'] }

export function Dropouts({ place, last }: DropoutsProps) {
  const layout = useAppState((state) => state.layout)
  const layers = useAppState((state) => state.network.layers)
  return dropoutSpots(place, layout, layers).map(({ layer, rate, x, y, isNarrow }) => (
    <text
      key={layer}
      className={styles.caption}
      data-step={(last && 'layer' in last && last.layer === layer && last.type) || undefined}
      x={x}
      y={y}
    >
      {isNarrow ? `⊘ ${percent(rate)}` : `drops ${percent(rate)}`}
    </text>
  ))
}
