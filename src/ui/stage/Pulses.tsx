/**
 * What runs along the edges while an operation is shown, and the clock of that motion: everything
 * else that moves is painted by the parts of the drawing, from the moment that is told here. Exists
 * only as long as something moves.
 */
import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useApp } from '../hooks/app.tsx'
import { runTime, type Motion } from './motion.ts'
import { usePainting } from './painting.tsx'
import { pathOf, type Edge, type Place } from './place.ts'
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
  const paths = useRef<SVGGElement>(null)
  const ended = useEffectEvent(onEnd)
  const { operation, duration, time } = motion
  const edges =
    operation.type === 'forward' || operation.type === 'backward'
      ? runningOf(place, operation, frames.shown())
      : []

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

  useLayoutEffect(() => {
    const runs = [...(paths.current?.children ?? [])].map((path) => run(path, motion))
    return () => {
      for (const one of runs) one?.cancel()
    }
  }, [motion])

  return (
    <g ref={paths} data-learning={operation.type === 'backward' || undefined}>
      {edges.map((edge) => (
        <Pulse key={edge.index} edge={edge} />
      ))}
    </g>
  )
}

function Pulse({ edge }: { edge: Edge }) {
  const path = useRef<SVGPathElement>(null)
  const painting = usePainting()
  useLayoutEffect(() => {
    const reading = painting.read()
    if (!reading) return
    const weight = reading.frame.parameters[edge.index]
    const { width } = strokeOf(weight, reading.scale)
    setAttribute(path.current, 'data-sign', signOf(weight, 0.02))
    setAttribute(path.current, 'stroke-width', (width + WIDER).toFixed(2))
  }, [painting, edge])
  return <path ref={path} className={styles.pulse} d={pathOf(edge)} />
}

/** Lets the dash run once, from left to right or, backwards, from right to left. */
function run(path: Element, motion: Motion): Animation | null {
  if (!(path instanceof SVGPathElement)) return null
  const length = path.getTotalLength()
  path.setAttribute('stroke-dasharray', `${DASH} ${Math.ceil(length + DASH)}`)
  const [start, end] = [DASH, -length]
  const way = motion.operation.type === 'backward' ? [end, start] : [start, end]
  const share = motion.time / motion.duration
  return path.animate(
    way.map((offset) => ({ strokeDashoffset: `${offset}` })),
    { duration: runTime(motion) * share, easing: 'linear', fill: 'both' },
  )
}
