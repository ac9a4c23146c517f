/** One histogram: bars between the smallest and the largest value, each side of 0 in its colour. */
import type { Histogram } from '../../../worker/histograms.ts'
import { format } from '../../format.ts'
import { outlinesOf, HEIGHT, WIDTH } from './outlines.ts'
import own from './Histograms.module.css'
import type { Kind } from './Histograms.tsx'

type BarsProps = {
  readonly histogram: Histogram
  readonly kind: Kind
  readonly label: string
}

export function Bars({ histogram, kind, label }: BarsProps) {
  const { low, high } = histogram
  const zero = low < 0 && high > 0 ? -low / (high - low) : null
  const { minus, plus } = outlinesOf(histogram)
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
        <path data-sign="minus" d={minus} />
        <path data-sign="plus" d={plus} />
        {zero !== null && <path className={own.line} d={`M${zero * WIDTH} 0V${HEIGHT}`} />}
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
