/** The panel with the curve of training loss, its caption, and its table. */
import {
  lazy,
  startTransition,
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { losses as lossTable } from '../../engine/losses.ts'
import type { Frames } from '../../state/frames.ts'
import { troubleIn } from '../../state/series.ts'
import type { Store } from '../../state/store.ts'
import type { LossPoint } from '../../worker/frame.ts'
import { Button } from '../controls/Button.tsx'
import { format } from '../format.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { upToPresent } from '../../state/curve.ts'
import { paced } from '../hooks/paced.ts'
import { afterPaint } from '../hooks/painted.ts'
import { epochAxis, lossAxis, tickText } from './axes.ts'
import { caption, tableRows } from './caption.ts'
import { PlainChart, type ChartProps } from './PlainChart.tsx'
import { thin } from './thin.ts'
import styles from './Loss.module.css'

/** More than the chart is wide would cost time and show nothing. */
const MOST_POINTS = 200

/** Where the chart library cannot be had, the plain picture stays. */
const LossChart = lazy(() =>
  import('./LossChart.tsx').then(
    (loaded) => ({ default: loaded.LossChart }),
    () => ({ default: PlainChart }),
  ),
)

export function Loss() {
  const heading = useId()
  const { points, present } = useCurve()
  const [isTable, setIsTable] = useState(false)
  const trouble = useAppState((state) => troubleIn(state.series.points))
  const chosen = useAppState((state) => state.view.lossScale)
  const isLog = chosen === 'log' || (chosen === 'auto' && trouble === 'exploding')
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>Loss</h2>
        <ScaleToggle isLog={isLog} isExploding={trouble === 'exploding'} />
      </div>
      {trouble && (
        <p className={styles.hint}>
          {trouble === 'exploding' ? 'Loss is rising.' : 'Loss jumps up and down.'} The learning
          rate may be too high.
          {chosen === 'auto' && isLog && ' The scale is logarithmic now.'}
        </p>
      )}
      <figure>
        <Chart points={points} isLog={isLog} isEmpty={present.position === 0} />
        <div className={styles.legend}>
          <span>
            <span className={styles.key} aria-hidden="true">
              ━
            </span>{' '}
            training {format(present.loss)}
          </span>
          <Button
            kind="link"
            className={styles.link}
            aria-expanded={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            Show as table
          </Button>
        </div>
        <figcaption className={styles.caption}>{caption(points, present.loss)}</figcaption>
      </figure>
      {isTable && <LossTable points={points} />}
    </section>
  )
}

/**
 * Recharts is the dearest thing on the page: 12 ms and more for each update, where the whole frame
 * has 16. In training it is renewed so seldom that other frames stay free; the curve in the
 * transport bar is the one that runs smoothly.
 */
const TRAINING_MS = 300
const PAUSED_MS = 100

/** The curve with the present: at a slow pace in training, soon otherwise. */
function useCurve(): Drawn {
  const { store, frames } = useApp()
  const [drawn, setDrawn] = useState(() => curveOf(store, frames))
  useEffect(() => {
    const draw = (): void => setDrawn(curveOf(store, frames))
    // In slices between frames, since nobody waits for it.
    const slow = paced(() => startTransition(draw), TRAINING_MS)
    const quick = paced(draw, PAUSED_MS)
    quick.now()
    const renew = (): void => {
      if (store.getState().status === 'training') return slow.soon()
      slow.stop()
      quick.soon()
    }
    const leave = [frames.subscribe(renew), store.subscribe(renew), slow.stop, quick.stop]
    return () => leave.forEach((stop) => stop())
  }, [store, frames])
  return drawn
}

/** The present may have no place on the curve: a loss that is not finite. */
type Drawn = {
  readonly points: readonly LossPoint[]
  readonly present: { readonly position: number; readonly loss: number }
}

function curveOf(store: Store, frames: Frames): Drawn {
  const { series, dataset } = store.getState()
  const frame = frames.latest()
  const { position, loss } = frame
  return {
    points: upToPresent(series.points, frame, dataset.samples.length),
    present: { position, loss },
  }
}

function ScaleToggle({ isLog, isExploding }: { isLog: boolean; isExploding: boolean }) {
  const { setView } = useActions()
  const choose = (wantsLog: boolean): void => {
    // What would hold by itself is left to itself.
    if (wantsLog === isExploding) setView({ lossScale: 'auto' })
    else setView({ lossScale: wantsLog ? 'log' : 'linear' })
  }
  return (
    <label className={styles.toggle}>
      <input type="checkbox" checked={isLog} onChange={(event) => choose(event.target.checked)} />
      Log scale
    </label>
  )
}

function Chart({
  points,
  isLog,
  isEmpty,
}: {
  points: readonly LossPoint[]
  isLog: boolean
  isEmpty: boolean
}) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const isPainted = useIsPainted()
  const loss = useAppState((state) => state.training.loss)
  const line = thin(points, MOST_POINTS)
  const losses = lossAxis(line, isLog)
  const longest = Math.max(...losses.ticks.map((tick) => tickText(tick).length))
  const chart: ChartProps = {
    points: line,
    epochs: epochAxis(line),
    losses,
    width,
    height,
    left: Math.max(46, 14 + 7.5 * longest),
    name: 'Training loss by epoch.',
  }
  const plain = <PlainChart {...chart} />
  return (
    <>
      <p className={styles.axis}>
        loss{losses.isLog ? ', log' : ''} ({lossTable[loss].label.toLowerCase()})
        {losses.isLog && line.some((point) => point.loss <= 0) && ', 0 at the bottom'}
      </p>
      <div ref={box} className={styles.box}>
        {width > 0 &&
          (isPainted ? (
            <Suspense fallback={plain}>
              <LossChart {...chart} />
            </Suspense>
          ) : (
            plain
          ))}
        <p className={styles.epoch}>epoch</p>
        {isEmpty && (
          <p className={styles.empty}>
            <span>Press Train. The loss appears here.</span>
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

function LossTable({ points }: { points: readonly LossPoint[] }) {
  const rows = tableRows(points)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys
    <section className={styles.scroll} tabIndex={0} aria-label="Training loss by epoch">
      <table className={styles.table} aria-label="Training loss by epoch">
        <thead>
          <tr>
            <th scope="col">epoch</th>
            <th scope="col">loss</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ epoch, loss }, row) => (
            <tr key={row}>
              <td>{row === rows.length - 1 ? `${format(epoch)} (now)` : format(epoch)}</td>
              <td>{format(loss)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
