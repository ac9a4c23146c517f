/** The loss curve by recharts, which is loaded after the first paint: with a value on hover and by arrow keys. */
import { useEffect, useState } from 'react'
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  Tooltip,
  XAxis,
  YAxis,
  type CurveProps,
  type TooltipContentProps,
} from 'recharts'
import { useAppState } from '../hooks/app.tsx'
import { afterPaint } from '../hooks/painted.ts'
import { placeOn, tickText } from './axes.ts'
import { readingOf, type ReadPoint } from './reading.ts'
import { Company, TestLine, type ChartProps } from './PlainChart.tsx'
import { MARGIN } from './places.ts'
import styles from './Loss.module.css'

/** So many parts the chart comes in, each with a paint of its own: all at once are a task of 60 ms. */
const PARTS = 4

type LossChartProps = ChartProps & { readonly onWhole: () => void }

export function LossChart({ onWhole, ...chart }: LossChartProps) {
  const part = useParts(onWhole)
  const { points, ghosts, epochs, losses, width, height, left, name } = chart
  // Places from 0 to 1 stand for the losses, so that no size of number meets recharts' arithmetic.
  const rows = points.map((point) => ({
    ...point,
    place: placeOn(losses, point.loss),
    ghosts,
    text: chart.text,
  }))
  const places = losses.ticks.map((tick) => placeOn(losses, tick))
  const present = rows.at(-1)
  return (
    <LineChart
      className={styles.chart}
      width={width}
      height={height}
      margin={{ top: MARGIN.top, right: MARGIN.right, bottom: 0, left: 0 }}
      data={rows}
      aria-label={`${name} Left and right arrow keys read its points.`}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      {part >= 1 && (
        <XAxis
          dataKey="epoch"
          type="number"
          domain={[epochs.from, epochs.to]}
          ticks={epochs.ticks}
          tickFormatter={tickText}
          interval={0}
          height={MARGIN.bottom}
          tickLine={false}
          tickMargin={8}
          tickSize={0}
          axisLine={false}
          tick={{ className: styles.tick }}
        />
      )}
      {part >= 2 && (
        <YAxis
          dataKey="place"
          type="number"
          domain={[0, 1]}
          ticks={places}
          tickFormatter={(_, tick) => chart.tickText(losses.ticks[tick])}
          interval={0}
          width={left}
          tickLine={false}
          tickMargin={6}
          tickSize={0}
          axisLine={false}
          tick={{ className: styles.tick }}
        />
      )}
      {part >= PARTS && (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={Reading}
        />
      )}
      <Company {...chart} />
      <TestLine {...chart} />
      {part >= 3 && (
        <Line
          dataKey="place"
          type="linear"
          shape={Trace}
          stroke="var(--learn)"
          dot={false}
          activeDot={{ r: 5, fill: 'var(--learn)', stroke: 'var(--paper)', strokeWidth: 2 }}
          isAnimationActive={false}
        />
      )}
      {part >= PARTS && present && (
        <ReferenceDot
          className={styles.present}
          x={present.epoch}
          y={present.place}
          r={4}
          fill="var(--learn)"
          stroke="none"
        />
      )}
    </LineChart>
  )
}

/** How many parts of the chart are there: one more after each paint. */
function useParts(onWhole: () => void): number {
  const [part, setPart] = useState(0)
  useEffect(() => {
    if (part < PARTS) return afterPaint(() => setPart(part + 1))
    onWhole()
    return undefined
  }, [part, onWhole])
  return part
}

/** In place of recharts' own, which measures the path's length at every update for its animation. */
function Trace({ points = [] }: CurveProps) {
  const path = points.map(({ x, y }, place) => `${place ? 'L' : 'M'}${x} ${y}`).join('')
  return <path className={styles.line} d={path} />
}

/** Silent in training, where it changes by itself. */
function Reading({ active, payload }: TooltipContentProps) {
  const isTraining = useAppState((state) => state.status === 'training')
  const problem = useAppState((state) => state.dataset.problem)
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- recharts gives back the very points that it was given
  const point: ReadPoint | undefined = payload[0]?.payload
  return (
    <output aria-live={isTraining ? 'off' : 'polite'}>
      {active && point && (
        <span className={styles.reading}>
          {readingOf(point, problem).map((line) => (
            <span key={line} className={styles.readingLine}>
              {line}
            </span>
          ))}
        </span>
      )}
    </output>
  )
}
