/** What stands left of the columns and stays in sight when they are scrolled: names of rows and strips, and the chart's scale. */
import type { RefObject } from 'react'
import { unitName, type TimedCell } from '../../hooks/sequence/timed.ts'
import styles from './Labels.module.css'
import type { Place, Rect, Rows } from './place.ts'
import { useScene } from './scene.ts'
import { TICKS } from './drawChart.ts'

/** Names on lower rows would lie on each other: then every second one, or fewer. */
const LEAST_ROW = 13
const LARGE_ROW = 17

/** `ticks` is where the chart writes its scale. */
export function Labels({ ticks }: { readonly ticks: RefObject<SVGGElement | null> }) {
  const { place, unrolled, strip } = useScene()
  const { left, chart, view, height, isCompact } = place
  return (
    <svg
      className={styles.labels}
      width={view}
      height={height}
      viewBox={`0 0 ${view} ${height}`}
      aria-hidden="true"
    >
      {place.width > view && (
        <rect
          className={styles.ground}
          x={0}
          y={chart.y}
          width={left - 1}
          height={height - chart.y}
        />
      )}
      <g ref={ticks}>
        {TICKS.map((tick) => (
          <text
            key={tick}
            className={styles.tick}
            x={left - place.around * place.column - 8}
            textAnchor="end"
          />
        ))}
      </g>
      <RowNames rows={place.inputs} layer={-1} />
      {place.timed.map((rows, k) => (
        <g key={rows.layer}>
          {!rows.isFolded && <RowNames rows={rows} layer={rows.layer} />}
          {rows.isFolded && (
            <text
              className={styles.word}
              x={left - 8}
              y={rows.y + (rows.units * rows.cell) / 2 + 4.5}
              textAnchor="end"
            >
              layer {k + 1}
            </text>
          )}
          {k > 0 && (
            <text className={styles.layer} x={left} y={rows.y - 4}>
              {layerWords(k, unrolled)}
            </text>
          )}
        </g>
      ))}
      {isCompact && (
        <>
          <Under rect={place.memory} place={place}>
            memory: how each step moves the answer (log)
          </Under>
          <Under rect={place.blame} place={place}>
            blame: what comes back of the loss (log)
          </Under>
        </>
      )}
      {!isCompact && strip === null && (
        <>
          <Title x={left - 10} y={place.memory.y + 6} word="memory" symbol="|∂ŷ/∂x" end="|" />
          <Title x={left - 10} y={place.blame.y + 6} word="blame" symbol="‖∂L/∂h" end="‖" />
        </>
      )}
    </svg>
  )
}

function Title({
  x,
  y,
  word,
  symbol,
  end,
}: {
  readonly x: number
  readonly y: number
  readonly word: string
  readonly symbol: string
  readonly end: string
}) {
  return (
    <>
      <text className={styles.title} x={x} y={y} textAnchor="end">
        {word}
      </text>
      <text className={styles.symbol} x={x} y={y + 20} textAnchor="end">
        {symbol}
        <tspan className={styles.index}>t</tspan>
        {end}
      </text>
    </>
  )
}

function Under({
  rect,
  place,
  children,
}: {
  readonly rect: Rect
  readonly place: Place
  readonly children: string
}) {
  return (
    <text className={styles.title} x={place.left} y={rect.y + rect.height + 15}>
      {children}
    </text>
  )
}

/** "layer 2, after dropout 20 %" */
function layerWords(place: number, { timed, dropouts }: ReturnType<typeof useScene>['unrolled']) {
  const { layer, isLast } = timed[place]
  if (isLast) return 'answers of every step'
  const before = dropouts.find((one) => one.layer === layer - 1)
  const after = before ? `, after dropout ${Math.round(before.rate * 100)} %` : ''
  return `layer ${place + 1}${after}`
}

function RowNames({ rows, layer }: { readonly rows: Rows; readonly layer: number }) {
  const { place, network, cell } = useScene()
  const every = Math.max(1, Math.ceil(LEAST_ROW / rows.cell))
  const size = rows.cell < LARGE_ROW ? 'small' : 'large'
  return Array.from({ length: rows.units }, (_, unit) => {
    const isChosen = cell?.layer === layer && cell.unit === unit
    if (unit % every !== 0 && !isChosen) return null
    if (isNearChosen(unit, every, cell, layer)) return null
    // Its lower half would lie on what stands under the rows.
    const toEnd = (rows.units - unit - 0.5) * rows.cell
    if (every > 1 && toEnd < LEAST_ROW / 2 && !isChosen) return null
    const { letter, number } = unitName(network, layer, unit)
    return (
      <text
        key={unit}
        className={isChosen ? styles.chosenName : styles.name}
        data-size={size}
        x={place.left - 8}
        y={rows.y + (unit + 0.5) * rows.cell + (size === 'small' ? 4 : 5)}
        textAnchor="end"
      >
        {!place.isCompact && layer < 0 && rows.units === 1 && (
          <tspan className={styles.word}>input </tspan>
        )}
        {letter}
        <tspan className={styles.index}>{layer < 0 && number === null ? 't' : number}</tspan>
      </text>
    )
  })
}

/** A name that would lie under that of the chosen row. */
function isNearChosen(unit: number, every: number, cell: TimedCell | null, layer: number): boolean {
  if (every === 1 || cell?.layer !== layer || cell.unit === unit) return false
  return Math.abs(cell.unit - unit) < every
}
