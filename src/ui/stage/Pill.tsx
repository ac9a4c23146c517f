/** The pills on the edges: a weight with its name and value. */
import { useRef } from 'react'
import styles from './Drawing.module.css'
import { Letter, type Symbol } from './Neuron.tsx'
import { parameterIn, usePaint } from './painting.tsx'
import type { PillSize } from './pills.ts'
import type { Point } from './place.ts'
import { setText } from '../controls/setText.ts'
import { setAttribute, short, signOf } from './write.ts'

/** Characters of a value that a pill has room for, and the width of one more. */
const FITTING = 5
const CHARACTER = 8

type PillProps = {
  readonly point: Point
  readonly size: PillSize
  readonly index: number
  readonly symbol: Symbol
  readonly isSelected: boolean
  readonly isPointed: boolean
}

export function Pill({ point: { x, y }, size, index, symbol, isSelected, isPointed }: PillProps) {
  const rectangle = useRef<SVGRectElement>(null)
  const value = useRef<SVGTSpanElement>(null)
  usePaint((reading) => {
    const weight = parameterIn(reading, index)
    const text = short(weight)
    setText(value.current, text)
    setAttribute(value.current, 'data-sign', signOf(weight))
    const width = size.width + CHARACTER * Math.max(0, text.length - FITTING)
    setAttribute(rectangle.current, 'width', String(width))
    setAttribute(rectangle.current, 'x', String(-width / 2))
  })
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        ref={rectangle}
        className={styles.pill}
        data-selected={isSelected || undefined}
        data-pointed={isPointed || undefined}
        y={-size.height / 2}
        height={size.height}
        rx={size.height / 2}
      />
      <text className={styles.weight} y="4.5">
        <Letter symbol={symbol} />
        <tspan ref={value} className={styles.number} dx="4" dy="-3" />
      </text>
    </g>
  )
}

/** Marks the parameter that grew past all numbers. */
export function Exploded({ point: { x, y } }: { point: Point }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.moveBack} x="-24" y="-12" width="48" height="24" rx="12" />
      <text className={styles.infinity} y="5">
        ∞
      </text>
    </g>
  )
}
