/** A drawn landscape, with its axes, a reading at the place that is pointed at, and the same as a table. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import plane from '../../controls/Plane.module.css'
import { format, spoken } from '../../format.ts'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { sequential } from '../../controls/ramp.ts'
import { Details } from '../Details.tsx'
import styles from '../Views.module.css'
import { axesOf, axisName, valuesAt } from './axes.ts'
import { heightsOf, type Heights } from './heights.ts'
import own from './Landscape.module.css'
import { LandscapeTable } from './LandscapeTable.tsx'
import { paintLandscape } from './paintLandscape.ts'
import type { Drawn } from './useDrawing.ts'

type Cell = { readonly column: number; readonly row: number }

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function LandscapeMap({ drawn }: { readonly drawn: Drawn }) {
  const { landscape, directions, side } = drawn
  const help = useId()
  const { announce } = useActions()
  const theme = useShownTheme()
  const layout = useAppState((state) => state.layout)
  const [across, up] = axesOf(directions).map((axis) => axisName(layout, axis))
  const heights = useMemo(() => heightsOf(landscape.losses), [landscape])
  const canvas = useRef<HTMLCanvasElement>(null)
  const [probe, setProbe] = useState<Cell | null>(null)

  useLayoutEffect(() => {
    if (canvas.current) paintLandscape(canvas.current, { landscape, heights, side, theme })
  }, [landscape, heights, side, theme])
  useEffect(() => {
    const shown = canvas.current
    if (!shown) return undefined
    const observer = new ResizeObserver(() =>
      paintLandscape(shown, { landscape, heights, side, theme }),
    )
    observer.observe(shown)
    return () => observer.disconnect()
  }, [landscape, heights, side, theme])

  const readingAt = (cell: Cell, write: (value: number) => string): string => {
    const [a, b] = valuesAt(landscape, side, cell)
    const loss = landscape.losses[cell.row * side + cell.column]
    return `${across} ${write(a)}, ${up} ${write(b)}: loss ${write(loss)}`
  }
  const pointAt = ({ currentTarget, clientX, clientY }: PointerEvent): void => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const cell = (share: number): number =>
      Math.min(Math.max(Math.floor(share * side), 0), side - 1)
    setProbe({ column: cell((clientX - left) / width), row: cell((clientY - top) / height) })
  }
  const press = (event: KeyboardEvent): void => {
    const step = ARROWS[event.key]
    if (event.key === 'Escape') setProbe(null)
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const { column, row } = probe ?? { column: side >> 1, row: side >> 1 }
    const inside = (place: number): number => Math.min(side - 1, Math.max(0, place))
    const next = { column: inside(column + step[0]), row: inside(row + step[1]) }
    setProbe(next)
    announce(readingAt(next, spoken))
  }

  return (
    <>
      <div className={plane.plane}>
        <p className={plane.up} aria-hidden="true">
          <span>{format(landscape.down[0])}</span>
          <span>{up}</span>
          <span>{format(landscape.down[1])}</span>
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys */}
        <div
          className={plane.map}
          role="application"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move the probe
          tabIndex={0}
          aria-label="Probe of the landscape"
          aria-describedby={help}
          onPointerDown={pointAt}
          onPointerMove={pointAt}
          onPointerLeave={({ pointerType }) => pointerType !== 'touch' && setProbe(null)}
          onBlur={() => setProbe(null)}
          onKeyDown={press}
        >
          <canvas
            ref={canvas}
            className={plane.canvas}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is named as a picture by its role
            role="img"
            aria-label={summaryOf(drawn, heights, [across, up])}
          />
          {probe && (
            <svg
              className={plane.cross}
              viewBox={`0 0 ${side} ${side}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <path d={`M${probe.column + 0.5} 0V${side}M0 ${probe.row + 0.5}H${side}`} />
            </svg>
          )}
        </div>
        <p className={plane.across} aria-hidden="true">
          <span>{format(landscape.across[0])}</span>
          <span>{across}</span>
          <span>{format(landscape.across[1])}</span>
        </p>
      </div>
      <Legend heights={heights} />
      {format(heights.low) === format(heights.high) && (
        <p className={styles.said}>It is flat: neither direction matters here.</p>
      )}
      <p className={own.reading}>
        {probe ? readingAt(probe, format) : 'Point at the map to read a loss.'}
      </p>
      <p className={styles.note}>
        ○ where training began, ● where it stands. All other weights stay as they are now
        {directions.type === 'random'
          ? '; of the way, the nearest points of this plane are shown.'
          : ', so the way may seem to climb.'}
      </p>
      <p id={help} hidden>
        Arrow keys move over the map, from {across} {spoken(landscape.across[0])} to{' '}
        {spoken(landscape.across[1])} and {up} {spoken(landscape.down[0])} to{' '}
        {spoken(landscape.down[1])}.
      </p>
      <Details summary="As a table">
        <LandscapeTable drawn={drawn} names={[across, up]} />
      </Details>
    </>
  )
}

function Legend({ heights: { low, high, isLog } }: { readonly heights: Heights }) {
  const theme = useShownTheme()
  const stops = [0, 0.25, 0.5, 0.75, 1].map((share) => `rgb(${sequential(theme, share).join(' ')})`)
  return (
    <div className={own.legend}>
      <div
        className={own.bar}
        style={{ background: `linear-gradient(90deg, ${stops.join(', ')})` }}
      />
      <p>
        <span>{format(low)}</span>
        <span>loss{isLog && ', log scale'}</span>
        <span>{format(high)}</span>
      </p>
    </div>
  )
}

function summaryOf(
  { landscape, side, position }: Drawn,
  { low, high }: Heights,
  [across, up]: readonly string[],
): string {
  const lowest = landscape.losses.indexOf(low)
  const [a, b] = valuesAt(landscape, side, {
    column: Math.max(0, lowest) % side,
    row: Math.floor(Math.max(0, lowest) / side),
  })
  const [x, y] = landscape.path.slice(-2)
  return (
    `Loss from ${spoken(low)} to ${spoken(high)}, lowest near ${across} ${spoken(a)}, ${up} ${spoken(b)}. ` +
    `At step ${position} the run stands at ${across} ${spoken(x)}, ${up} ${spoken(y)}.`
  )
}
