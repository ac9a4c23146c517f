/** The window's chart over the columns: measured, what the network said one step ahead, and the naive forecast. */
import { useRef, type RefObject } from 'react'
import { useReadStep, useShownStep, type ShownStep } from '../../hooks/look.ts'
import { windowPlace } from '../../hooks/sequence/times.ts'
import styles from './Chart.module.css'
import { pointsOf, rowAt } from './curves.ts'
import { drawInputs, drawNames, drawSeries, TICKS } from './drawChart.ts'
import { useScene } from './scene.ts'
import { useSaid } from './useSaid.ts'

/** `ticks`: where the numbers of its scale stand. */
export function WindowChart({ ticks }: { readonly ticks: RefObject<SVGGElement | null> }) {
  const { dataset, network, computed, place, cell, unrolled } = useScene()
  const group = useRef<SVGGElement>(null)
  const said = useSaid(dataset.series)
  const read = useReadStep()
  const { series } = dataset
  const { around } = place
  const { x: left, y: top, width, height } = place.chart

  const draw = (step: ShownStep): void => {
    const element = group.current
    if (!element) return
    const drawn = { group: element, ticks: ticks.current }
    const window = windowPlace(dataset, step.sample)
    if (series && window) {
      const told = { ...dataset, series }
      // In a walk the answer is not there before its operation.
      const isAnswered = step.isLooked || computed.forward === network.layers.length
      const asked = isAnswered ? null : rowAt(series, window.at)
      const points = pointsOf(told, window, around, (row) =>
        row.part === asked?.part && row.index === asked.index ? null : said.at(step, window, row),
      )
      drawSeries(drawn, place, { points, window, horizon: series.windows.horizon })
    } else drawInputs(drawn, place, step, dataset.inputScalings, unrolled.features)
    drawNames(element, place, dataset, step)
  }
  useShownStep((step) => {
    if (!step) return
    draw(step)
    const window = windowPlace(dataset, step.sample)
    if (!window) return
    said.ask(step, window.start - around, window.at + 1, () => {
      // The numbers of the step that asked may have gone back by now.
      const now = read()
      if (now) draw(now)
    })
  })

  return (
    <svg
      className={styles.chart}
      width={place.width}
      height={place.inputs.y}
      viewBox={`0 0 ${place.width} ${place.inputs.y}`}
      aria-hidden="true"
    >
      <rect className={styles.paper} x={left} y={top} width={width} height={height} />
      {cell && (
        <rect
          className={styles.now}
          x={place.left + cell.time * place.column}
          y={top}
          width={place.column}
          height={height}
        />
      )}
      <g ref={group}>
        {TICKS.map((tick) => (
          <line key={tick} data-tick={tick} className={styles.grid} x1={left} x2={left + width} />
        ))}
        <line data-target="" className={styles.target} />
        <path data-line="naive" className={styles.naive} />
        <path data-line="measured" className={styles.measured} />
        <path data-line="says" className={styles.says} />
        <path data-dots="" className={styles.dots} />
        <path data-mark="naive" className={styles.naiveMark} />
        <path data-mark="measured" className={styles.dots} />
        <path data-mark="says" className={styles.saysMark} />
        <text data-text="says" className={styles.saysText} />
        <text data-text="measured" className={styles.wasText} />
        <text data-text="naive" className={styles.naiveText} />
        {Array.from({ length: place.steps }, (_, time) => (
          <text
            key={time}
            data-name={time}
            className={time === cell?.time ? styles.nowName : styles.name}
            x={place.left + (time + 0.5) * place.column}
            y={place.names}
            textAnchor="middle"
          />
        ))}
        <text data-name="target" className={styles.nowName} y={place.names} textAnchor="middle" />
      </g>
    </svg>
  )
}
