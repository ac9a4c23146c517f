/**
 * Reads the curve in training, by pointer and by arrow keys. It grows and moves under a pointer that
 * rests, so with every renewal the point is read that lies there now; recharts would keep the one it met.
 */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useActions, useAppState } from '../hooks/app.tsx'
import { epochAtX, keyEpoch, nearestTo, placesOf } from './places.ts'
import type { ChartProps } from './PlainChart.tsx'
import { readingOf } from './reading.ts'
import styles from './Loss.module.css'

/** Where it is read: at a pixel, or at an epoch; Infinity is the present, whichever that is. */
type Held = { readonly x: number } | { readonly epoch: number }

/** Pixels between the point and what is said of it. */
const AWAY = 10

type LiveReadingProps = {
  readonly box: RefObject<HTMLElement | null>
  readonly chart: ChartProps
  /** Recharts keeps still, and leaves the reading to this. */
  readonly isStill: boolean
}

export function LiveReading({ box, chart, isStill }: LiveReadingProps) {
  const problem = useAppState((state) => state.dataset.problem)
  const { announce } = useActions()
  const [held, hold] = useState<Held | null>(null)
  const point = held && nearestTo(chart.points, 'x' in held ? epochAtX(chart, held.x) : held.epoch)
  const lines = (of: typeof point): string[] =>
    of ? readingOf({ ...of, ghosts: chart.ghosts, text: chart.text }, problem) : []

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const epoch = keyEpoch(event.key, chart.points, point)
    if (epoch === null) return
    event.preventDefault()
    // Recharts has the focus, and would move its own point.
    event.stopPropagation()
    hold({ epoch })
    announce(lines(nearestTo(chart.points, epoch)).join('. '))
  }
  const pressed = useRef(press)
  useEffect(() => {
    pressed.current = press
  })
  useEffect(() => {
    const element = box.current
    if (!element || !isStill) return undefined
    const down = (event: KeyboardEvent): void => pressed.current(event)
    element.addEventListener('keydown', down, true)
    return () => element.removeEventListener('keydown', down, true)
  }, [box, isStill])
  useEffect(() => {
    if (!held) return undefined
    // What was read last stays when training rests, until there is something else to read.
    const release = ({ target, type }: Event): void => {
      const isWithin = target instanceof Node && box.current?.contains(target) === true
      if (type === 'pointerdown' ? !isWithin || !isStill : isWithin && !isStill) hold(null)
    }
    const types = ['pointerdown', 'pointermove', 'keydown', 'focusout']
    for (const type of types) document.addEventListener(type, release)
    return () => types.forEach((type) => document.removeEventListener(type, release))
  }, [box, held, isStill])

  const { across, down, bottom } = placesOf(chart)
  const x = point ? across(point.epoch) : 0
  // What is said stands on the side that has more room.
  const isLeft = x < chart.width / 2
  return (
    <>
      {isStill && (
        <div
          className={styles.pointed}
          onPointerDown={(event) => hold(placeOf(event))}
          onPointerMove={(event) => hold(placeOf(event))}
          onPointerLeave={({ pointerType }) => pointerType !== 'touch' && hold(null)}
        />
      )}
      {point && (
        <div className={styles.live} aria-hidden="true">
          <svg className={styles.cursor} width={chart.width} height={chart.height}>
            <path d={`M${x} 0V${bottom}`} />
            <circle cx={x} cy={down(point.loss)} r={5} />
          </svg>
          <div className={styles.beside} data-side={isLeft ? 'right' : 'left'}>
            <span style={{ width: AWAY + (isLeft ? x : chart.width - x) }} />
            <p className={styles.reading}>
              {lines(point).map((line) => (
                <span key={line} className={styles.readingLine}>
                  {line}
                </span>
              ))}
            </p>
          </div>
        </div>
      )}
    </>
  )
}

function placeOf({ currentTarget, clientX }: React.PointerEvent): Held {
  return { x: clientX - currentTarget.getBoundingClientRect().left }
}
