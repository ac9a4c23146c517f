/**
 * What runs along the edges while an operation is shown, and the clock of that motion: everything
 * else that moves is painted by the parts of the drawing, from the moment that is told here. Exists
 * only as long as something moves.
 */
import { useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { useApp } from '../hooks/app.tsx'
import { runTime, type Motion } from './motion.ts'
import { usePainting } from './painting.tsx'
import { pathOf, pointAt } from './curves.ts'
import type { Edge, Place } from './place.ts'
import styles from './Pulses.module.css'
import { runningOf } from './running.ts'
import { setAttribute, signOf, strokeOf } from './write.ts'

/** Length of a dash that runs, and how much wider than its edge it is. */
const DASH = 14
const WIDER = 4

type PulsesProps = {
  readonly place: Place
  readonly motion: Motion
  readonly onEnd: () => void
}

export function Pulses({ place, motion, onEnd }: PulsesProps) {
  const { frames } = useApp()
  const painting = usePainting()
  const ended = useEffectEvent(onEnd)
  const { operation, duration, time } = motion
  const edges = useMemo(
    () =>
      operation.type === 'forward' || operation.type === 'backward'
        ? runningOf(place, operation, frames.shown())
        : [],
    [place, operation, frames],
  )

  // Before the first paint: the operation's numbers must not flash up.
  useLayoutEffect(() => {
    const start = performance.now()
    let next = 0
    const move = (now: number): void => {
      const elapsed = Math.max(0, now - start) * (duration / time)
      if (elapsed >= duration) {
        painting.move(null)
        ended()
        return
      }
      painting.move({ motion, elapsed })
      next = requestAnimationFrame(move)
    }
    move(start)
    return () => {
      cancelAnimationFrame(next)
      painting.move(null)
    }
  }, [painting, motion, duration, time])

  return (
    <g data-learning={operation.type === 'backward' || undefined}>
      {edges.map((edge) => (
        <Pulse key={edge.index} edge={edge} motion={motion} />
      ))}
    </g>
  )
}

/** A dash that runs once, from left to right or, backwards, from right to left. */
function Pulse({ edge, motion }: { edge: Edge; motion: Motion }) {
  const line = useRef<SVGPathElement>(null)
  const painting = usePainting()
  useLayoutEffect(() => {
    const path = line.current
    const reading = painting.read()
    if (!path || !reading) return undefined
    const weight = reading.frame.parameters[edge.index]
    const { width } = strokeOf(weight, reading.scale)
    const length = lengthOf(edge)
    setAttribute(path, 'data-sign', signOf(weight, 0.02))
    setAttribute(path, 'stroke-width', (width + WIDER).toFixed(2))
    setAttribute(path, 'stroke-dasharray', `${DASH} ${Math.ceil(length + DASH)}`)
    const [start, end] = [DASH, -length]
    const way = motion.operation.type === 'backward' ? [end, start] : [start, end]
    const run = path.animate(
      way.map((offset) => ({ strokeDashoffset: `${offset}` })),
      {
        duration: (runTime(motion) * motion.time) / motion.duration,
        easing: 'linear',
        fill: 'both',
      },
    )
    return () => run.cancel()
  }, [painting, edge, motion])
  return <path ref={line} className={styles.pulse} d={pathOf(edge)} />
}

const PIECES = 12

/** About how long an edge is; to ask the page would make it lay out everything. */
function lengthOf(edge: Edge): number {
  let length = 0
  let last = edge.from
  for (let piece = 1; piece <= PIECES; piece++) {
    const point = pointAt(edge, piece / PIECES)
    length += Math.hypot(point.x - last.x, point.y - last.y)
    last = point
  }
  return length
}
