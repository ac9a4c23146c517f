/** One histogram: bars between the smallest and the largest value, each side of 0 in its colour. */
import type { Histogram } from '../../../worker/histograms.ts'
import { format } from '../../format.ts'
import own from './Histograms.module.css'
import type { Kind } from './Histograms.tsx'

const WIDTH = 240
const HEIGHT = 56

type BarsProps = {
  readonly histogram: Histogram
  readonly kind: Kind
  readonly label: string
}

export function Bars({ histogram: { low, high, counts }, kind, label }: BarsProps) {
  const most = Math.max(1, ...counts)
  const width = WIDTH / counts.length
  const step = (high - low) / counts.length
  const zero = low < 0 && high > 0 ? -low / (high - low) : null
  return (
    <div className={own.bars}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing is named as a picture by its role
        role="img"
        aria-label={label}
        data-kind={kind}
      >
        {counts.map((count, k) => {
          const height = count === 0 ? 0 : Math.max(1.5, (count / most) * HEIGHT)
          return (
            <rect
              key={k}
              x={k * width + 0.5}
              y={HEIGHT - height}
              width={width - 1}
              height={height}
              data-sign={low + (k + 0.5) * step < 0 ? 'minus' : 'plus'}
            />
          )
        })}
        {zero !== null && <path d={`M${zero * WIDTH} 0V${HEIGHT}`} />}
      </svg>
      <p className={own.axis} aria-hidden="true">
        <span>{low === high ? '' : format(low)}</span>
        {zero !== null && zero > 0.2 && zero < 0.8 && (
          <span className={own.zero} style={{ left: `${100 * zero}%` }}>
            0
          </span>
        )}
        {low === high && <span>{format(low)}</span>}
        <span>{low === high ? '' : format(high)}</span>
      </p>
    </div>
  )
}
