/** The loss chart in its box: how large it is, how far its axes go, and which of its pictures is shown. */
import { lazy, memo, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { losses as lossTable } from '../../engine/losses.ts'
import { format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { afterPaint } from '../hooks/painted.ts'
import { epochAxis, lossAxis, tickText } from './axes.ts'
import { inReach } from './ghosts.ts'
import type { Measure } from './measures.ts'
import { testPoints } from './places.ts'
import { PlainChart, type ChartProps } from './PlainChart.tsx'
import { thin } from './thin.ts'
import type { Curve } from './useCurve.ts'
import styles from './Loss.module.css'

/** More than the chart is wide would cost time and show nothing. */
const MOST_POINTS = 200
const MOST_BESIDE = 100

/** Where the chart library cannot be had, the plain picture stays. */
const LossChart = lazy(() =>
  import('./LossChart.tsx').then(
    (loaded) => ({ default: loaded.LossChart }),
    () => ({ default: PlainChart }),
  ),
)

/**
 * Recharts is the dearest thing on the page: 20 ms and more for each update, where the whole frame has
 * 16. While it is still, it keeps its last picture, and the plain one is seen in its place.
 */
const Readable = memo(
  function Readable({ chart }: { readonly chart: ChartProps; readonly isStill: boolean }) {
    return (
      <Suspense fallback={<PlainChart {...chart} />}>
        <LossChart {...chart} />
      </Suspense>
    )
  },
  (_, { isStill }) => isStill,
)

type ChartBoxProps = {
  readonly curve: Curve
  readonly ghosts: ChartProps['ghosts']
  readonly isLog: boolean
  /** What stands in the losses' place; null: the losses. */
  readonly measure: Measure | null
}

export function Chart({ curve, ghosts: whole, isLog, measure }: ChartBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const isPainted = useIsPainted()
  const [isRead, setIsRead] = useState(false)
  const isTraining = useAppState((state) => state.status === 'training')
  // Values are read by pointing or by keys.
  const isStill = isTraining && !isRead
  const loss = useAppState((state) => state.training.loss)
  const { own, isNew, present } = curve
  const points = thin(curve.points, MOST_POINTS)
  const ahead = thin(curve.ahead, MOST_BESIDE)
  const ghosts = whole.map((ghost) => ({ ...ghost, points: thin(ghost.points, MOST_BESIDE) }))
  const beside = ghosts.map((ghost) => ghost.points)
  const shown = inReach([...points, ...ahead, ...(own ? [own.point] : [])], beside)
  const ends = [points, ahead, ...beside].flatMap((line) => line.slice(-1))
  const all = [...shown, ...testPoints(points), ...testPoints(ahead)]
  const { axisOf, tickText: ticksOf } = measure ?? { axisOf: lossAxis, tickText }
  const losses = axisOf(all, isLog)
  const longest = Math.max(...losses.ticks.map((tick) => ticksOf(tick).length))
  const name = measure?.name ?? 'loss'
  const chart: ChartProps = {
    points,
    ahead,
    ghosts,
    own: own?.point ?? null,
    isNew,
    epochs: epochAxis(ends.toSorted((one, other) => one.epoch - other.epoch)),
    losses,
    text: measure?.text ?? format,
    tickText: ticksOf,
    width,
    height,
    left: Math.max(46, 14 + 7.5 * longest),
    name: `Training ${present.test === null ? '' : 'and test '}${name} by epoch.`,
  }
  const plain = <PlainChart {...chart} />
  return (
    <>
      <p className={styles.axis}>
        {measure ? (
          measure.axisWords(all)
        ) : (
          <>
            loss{losses.isLog ? ', log' : ''} ({lossTable[loss].label.toLowerCase()})
            {losses.isLog && shown.some((point) => point.loss <= 0) && ', 0 at the bottom'}
          </>
        )}
      </p>
      <div
        ref={box}
        className={styles.box}
        onPointerEnter={() => setIsRead(true)}
        onPointerLeave={() => setIsRead(false)}
        onFocus={() => setIsRead(true)}
        onBlur={() => setIsRead(false)}
      >
        {width > 0 && !isPainted && plain}
        {width > 0 && isPainted && isStill && (
          <div className={styles.live} aria-hidden="true">
            {plain}
          </div>
        )}
        {width > 0 && isPainted && (
          <div data-still={isStill || undefined}>
            <Readable chart={chart} isStill={isStill} />
          </div>
        )}
        <p className={styles.epoch}>epoch</p>
        {present.position === 0 && curve.ahead.length === 0 && ghosts.length === 0 && (
          <p className={styles.empty}>
            <span>Press Train. The {name} appears here.</span>
          </p>
        )}
      </div>
    </>
  )
}

type ChartSize = Pick<ChartProps, 'width' | 'height'>

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
