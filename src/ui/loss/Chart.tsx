/** The loss chart in its box: how large it is, how far its axes go, and which of its pictures is shown. */
import {
  lazy,
  memo,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { late } from '../controls/late.tsx'
import { useAppState } from '../hooks/app.tsx'
import { afterPaint } from '../hooks/painted.ts'
import { chartOf, type Charted, type ChartSize } from './chartOf.ts'
import { PlainChart, type ChartProps } from './PlainChart.tsx'
import styles from './Loss.module.css'

/** Where the chart library cannot be had, the plain picture stays. */
const LossChart = lazy(() =>
  import('./LossChart.tsx').then(
    (loaded) => ({ default: loaded.LossChart }),
    () => ({ default: PlainChart }),
  ),
)

type ReadableProps = {
  readonly chart: ChartProps
  readonly isStill: boolean
  /** All of the chart is there. */
  readonly onWhole: () => void
}

/**
 * Recharts is the dearest thing on the page: 20 ms and more for each update, where the whole frame has
 * 16. While it is still, it keeps its last picture, and the plain one is seen and read in its place.
 */
const Readable = memo(
  function Readable({ chart, onWhole }: ReadableProps) {
    return (
      <Suspense fallback={<PlainChart {...chart} />}>
        <LossChart {...chart} onWhole={onWhole} />
      </Suspense>
    )
  },
  (_, { isStill }) => isStill,
)

const LiveReading = late(() => import('./LiveReading.tsx').then((loaded) => loaded.LiveReading))

export function Chart(charted: Charted) {
  const { curve, ghosts, measure } = charted
  const { present } = curve
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const isPainted = useIsPainted()
  const isStill = useAppState((state) => state.status === 'training')
  const [isWhole, setWhole] = useState(false)
  const whole = useCallback(() => setWhole(true), [])
  const isPlain = isStill || !isWhole
  const { chart, axisWords } = chartOf(charted, size)
  const isSized = size.width > 0
  const plain = <PlainChart {...chart} />
  return (
    <>
      <p className={styles.axis}>{axisWords}</p>
      <div ref={box} className={styles.box} data-still={isPlain || undefined}>
        {isSized && !isPainted && plain}
        {isSized && isPainted && isPlain && (
          <div className={styles.live} aria-hidden="true">
            {plain}
          </div>
        )}
        {isSized && isPainted && (
          <>
            <div className={styles.readable}>
              <Readable chart={chart} isStill={isStill} onWhole={whole} />
            </div>
            <LiveReading box={box} chart={chart} isStill={isStill} />
          </>
        )}
        <p className={styles.epoch}>epoch</p>
        {present.position === 0 && curve.ahead.length === 0 && ghosts.length === 0 && (
          <p className={styles.empty}>
            <span>Press Train. The {measure?.name ?? 'loss'} appears here.</span>
          </p>
        )}
      </div>
    </>
  )
}

function useSize(box: { readonly current: HTMLElement | null }): ChartSize {
  const [size, setSize] = useState<ChartSize>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return size
}

/** False until the first picture is on the screen; what is heavy waits for it. */
function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false)
  useEffect(() => afterPaint(() => setIsPainted(true)), [])
  return isPainted
}
