/** What stands beside the curve: the way ahead, ghosts of branches, pins where something was changed, the walk's dots. */
import { useMemo } from 'react'
import { useAppState } from '../hooks/app.tsx'
import { dashOf, spread } from './ghosts.ts'
import { LETTER, PENCIL, pinsOf } from './pins.ts'
import type { ChartProps } from './PlainChart.tsx'
import { MARGIN, pathOf, placesOf } from './places.ts'
import styles from './Loss.module.css'

export function Company(chart: ChartProps) {
  const { points, ahead, ghosts, own, isNew } = chart
  const { across, down, bottom } = placesOf(chart)
  const present = points.at(-1)
  const ends = ghosts.map((ghost) => down(ghost.points.at(-1)?.loss ?? 0))
  const letters = spread(ends, LETTER, MARGIN.top, bottom)
  return (
    <g aria-hidden="true">
      {ahead.length > 0 && (
        <path
          className={styles.ahead}
          d={pathOf(present ? [present, ...ahead] : ahead, across, down)}
        />
      )}
      {ghosts.map((ghost, place) => (
        <g key={ghost.letter} className={styles.ghost}>
          <path d={pathOf(ghost.points, across, down)} strokeDasharray={dashOf(ghost.letter)} />
          <text x={across(ghost.points.at(-1)?.epoch ?? 0) + 3} y={letters[place]} dy="0.355em">
            {ghost.letter}
          </text>
        </g>
      ))}
      <Pins {...chart} />
      {own && <circle className={styles.own} cx={across(own.epoch)} cy={down(own.loss)} r={5} />}
      {isNew && present && (
        <circle className={styles.ring} cx={across(present.epoch)} cy={down(present.loss)} r={9} />
      )}
    </g>
  )
}

function Pins(chart: ChartProps) {
  const { epochs, width, left } = chart
  const { across, bottom } = placesOf(chart)
  const { experiment, edits } = useAppState((state) => state.run)
  const segments = useAppState((state) => state.segments)
  const pins = useMemo(
    () => pinsOf({ experiment, edits }, segments, { epochs, width, left }),
    [experiment, edits, segments, epochs, width, left],
  )
  return pins.map(({ position, epoch, type }) => (
    <g
      key={position}
      className={styles.pin}
      data-type={type}
      transform={`translate(${across(epoch)} ${bottom})`}
    >
      <circle r="7" />
      {type === 'rate' ? <text dy="0.3em">η</text> : <path d={PENCIL} />}
    </g>
  ))
}
