/** The whole series: what is learnt from and what is kept for the test, and on it the box of the window, to drag or to move by keys. */
import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { WindowedSeries } from '../../../data/dataset.ts'
import { useActions, useApp, useAppState } from '../../hooks/app.tsx'
import { useReadStep, useShownStep } from '../../hooks/look.ts'
import { timeName } from '../../../data/times.ts'
import { spanOf, windowPlace } from '../../hooks/sequence/times.ts'
import { boundsOf, lineOf, placesShown, rowAt } from './curves.ts'
import { useScene } from './scene.ts'
import { setAttribute } from '../write.ts'
import styles from './Series.module.css'

const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -12,
  PageUp: 12,
}
const INSET = 4

export function SeriesStrip() {
  const { dataset, place } = useScene()
  const { series } = dataset
  return series && place.series ? <Strip series={series} /> : null
}

function Strip({ series }: { readonly series: WindowedSeries }) {
  const { dataset, place } = useScene()
  const actions = useActions()
  const { frames } = useApp()
  const read = useReadStep()
  const isLooked = useAppState(({ view }) => view.look !== null)
  const slider = useRef<HTMLDivElement>(null)
  const funnel = useRef<SVGPathElement>(null)
  const held = useRef<number | null>(null)
  const { x, y, width, height } = place.series!
  const { values, times, samples, unseen, windows } = series
  // Columns that are scrolled away are not led to.
  const inView = Math.min(place.right, x + width)
  const xAt = (at: number): number => x + (width * (at + 0.5)) / values.length
  const cut = unseen[0] ?? values.length
  const path = useMemo(() => {
    const [low, high] = boundsOf(values)
    const spread = high - low || 1
    return lineOf(
      placesShown(values, Math.ceil(width)).map((place) => [
        x + (width * (place + 0.5)) / values.length,
        y + height - INSET - ((values[place] - low) / spread) * (height - 2 * INSET),
      ]),
    )
  }, [values, x, y, width, height])

  const first = samples[0] ?? 0
  const last = unseen.at(-1) ?? samples.at(-1) ?? first

  useShownStep((step) => {
    const window = step && windowPlace(dataset, step.sample)
    const element = slider.current
    if (!window || !element) return
    const from = xAt(window.start) - width / values.length / 2
    const to = xAt(window.at) + width / values.length / 2
    const room = Math.max(12, to - from)
    const left = Math.max(x, Math.min(from - (room - (to - from)) / 2, x + width - room))
    element.style.left = `${left}px`
    element.style.width = `${room}px`
    const span = spanOf(
      timeName(times[window.start]).full,
      timeName(times[window.start + windows.length - 1]).full,
    )
    const asked = timeName(times[window.at]).full
    setAttribute(element, 'aria-valuenow', String(window.at))
    setAttribute(element, 'aria-valuetext', `${span}, asked about ${asked}`)
    const bottom = y + height
    setAttribute(
      funnel.current,
      'd',
      `M${left} ${bottom}H${left + room}L${inView} ${place.chart.y}H${place.left}Z`,
    )
  })

  const target = (): number => {
    const step = read()
    const window = step && windowPlace(dataset, step.sample)
    return window?.at ?? samples[frames.latest().current] ?? first
  }
  const lookAt = (at: number): void => {
    const row = rowAt(series, Math.max(first, Math.min(last, at)))
    if (row) actions.look({ type: 'sample', ...row })
  }
  /** The place of the series under the pointer. */
  const placeUnder = ({ currentTarget, clientX }: PointerEvent): number => {
    const box = currentTarget.parentElement!.getBoundingClientRect()
    return Math.round(((clientX - box.left - x) / width) * values.length - 0.5)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = KEYS[event.key]
    if (by !== undefined) lookAt(target() + by)
    else if (event.key === 'Home') lookAt(first)
    else if (event.key === 'End') lookAt(last)
    else if (event.key === 'Escape' && isLooked) actions.look(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <svg
        className={styles.series}
        width={place.view}
        height={place.chart.y}
        viewBox={`0 0 ${place.view} ${place.chart.y}`}
        aria-hidden="true"
      >
        <rect className={styles.learnt} x={x} y={y} width={width} height={height} rx={4} />
        {unseen.length > 0 && (
          <rect
            className={styles.test}
            x={xAt(cut)}
            y={y + 0.5}
            width={x + width - xAt(cut)}
            height={height - 1}
            rx={4}
          />
        )}
        <path className={styles.line} d={path} />
        <path ref={funnel} className={styles.funnel} />
        <text className={styles.caption} x={x} y={y - 5}>
          {timeName(times[0]).full}
        </text>
        {!place.isCompact && !isLooked && (
          <text
            className={styles.caption}
            x={(x + xAt(cut)) / 2}
            y={y - 5}
            textAnchor="middle"
          >{`learned from: ${cut}`}</text>
        )}
        {unseen.length > 0 && !place.isCompact && (
          <text
            className={styles.caption}
            x={Math.min((xAt(cut) + x + width) / 2, x + width - 150)}
            y={y - 5}
            textAnchor="middle"
          >{`test: ${values.length - cut}`}</text>
        )}
        <text className={styles.caption} x={x + width} y={y - 5} textAnchor="end">
          {timeName(times.at(-1)!).full}
        </text>
      </svg>
      <div
        className={styles.ground}
        style={{ left: x, top: y, width, height }}
        role="presentation"
        onPointerDown={(event) => {
          if (event.button !== 0) return
          const box = event.currentTarget.getBoundingClientRect()
          const at = Math.round(((event.clientX - box.left) / width) * values.length - 0.5)
          lookAt(at + Math.round(windows.length / 2))
        }}
      />
      <div
        ref={slider}
        className={styles.window}
        style={{ top: y - 3, height: height + 6 }}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input has no width of its own to be dragged
        role="slider"
        tabIndex={0}
        aria-label="Window"
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={first}
        onKeyDown={press}
        onPointerDown={(event) => {
          if (event.button !== 0 || !event.isPrimary) return
          event.currentTarget.setPointerCapture(event.pointerId)
          held.current = placeUnder(event) - target()
        }}
        onPointerMove={(event) => {
          if (held.current === null) return
          const at = placeUnder(event) - held.current
          if (at !== target()) lookAt(at)
        }}
        onPointerUp={() => {
          held.current = null
        }}
        onPointerCancel={() => {
          held.current = null
        }}
      />
      {isLooked && (
        <button type="button" className={styles.back} onClick={() => actions.look(null)}>
          Back to the current sample
        </button>
      )}
    </>
  )
}
