/**
 * The loss as a function of one parameter, everything else fixed: where it stands, the tangent whose
 * slope is the derivative, and where the next update lands. Dragging the point edits the parameter.
 */
import { useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Icon } from '../../controls/Icon.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { ruleAt } from '../derivation.ts'
import { useSetting } from '../Line.tsx'
import { parameterName, plain } from '../pieces.ts'
import styles from './Along.module.css'
import { Pieces } from './Pieces.tsx'
import { boxOf, Plot } from './Plot.tsx'
import { zoomed } from './range.ts'
import { captionOf, type Of } from './sentence.ts'
import { standingOf, useCurve, useLanding, usePresent, useRange } from './useAlong.ts'
import { usePointDrag } from './usePointDrag.ts'
import { useWidth } from './useWidth.ts'

const ofs = [
  { value: 'sample', label: 'this sample' },
  { value: 'all', label: 'all samples' },
] as const

export function Along({ parameter }: { readonly parameter: number }) {
  const setting = useSetting()
  const { layout, dataset } = setting
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [of, setOf] = useState<Of>('sample')
  const [isDragged, setDragged] = useState(false)
  const present = usePresent(parameter)
  const { value, current, left, isTraining } = present
  const [range, show] = useRange(parameter, value, isDragged)
  const { curve, progress } = useCurve(layout, parameter, of, range, present.isHeld)
  const landing = useLanding(parameter, present)
  const { left: start, right: end } = boxOf(width)
  const pixel = (range.to - range.from) / (end - start)
  const handlers = usePointDrag({ parameter, range, pixel, hold: setDragged })

  const name = parameterName(layout, parameter)
  const isRule = ruleAt(setting, parameter) !== null
  const standing = curve && standingOf(curve, value, isTraining && !isDragged)
  const sample = dataset.samples[current]?.name ?? `Sample ${current + 1}`
  const zoom = (direction: 'in' | 'out') => (
    <Button
      kind="quiet"
      className={styles.zoom}
      aria-label={direction === 'in' ? 'Look closer' : 'Look from farther away'}
      isOff={zoomed(range, value, direction) === range}
      onClick={() => show(zoomed(range, value, direction))}
    >
      <Icon name={direction === 'in' ? 'plus' : 'minus'} />
    </Button>
  )
  return (
    <figure className={styles.along} aria-label={`Loss along ${plain(name)}`}>
      <div className={styles.head}>
        <span className={styles.title} aria-hidden="true">
          Loss of
        </span>
        <Segmented label="Loss of" isLabelHidden value={of} options={ofs} onChange={setOf} />
        <span className={styles.zooms}>
          {zoom('out')}
          {zoom('in')}
        </span>
      </div>
      <div ref={box} className={styles.box}>
        <Plot
          width={width}
          parameter={parameter}
          name={name}
          range={range}
          value={value}
          curve={curve}
          standing={standing}
          landing={landing ?? null}
          isRule={isRule}
          slider={handlers}
        />
        {progress !== null && !curve && (
          <progress className={styles.progress} value={progress} aria-label="Computing the curve" />
        )}
      </div>
      <figcaption className={styles.caption}>
        {curve && (
          <Pieces
            pieces={captionOf({
              setting,
              parameter,
              of,
              sample,
              left,
              standing: curve.answered,
              landing,
              isRule,
            })}
          />
        )}
      </figcaption>
    </figure>
  )
}
