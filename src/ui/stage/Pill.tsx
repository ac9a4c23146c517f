/** The pills on the edges: a weight with its name and value, and the move that the next update makes. */
import { useRef } from 'react'
import styles from './Drawing.module.css'
import { Letter, type Symbol } from './Neuron.tsx'
import { usePaint } from './painting.tsx'
import { ARROW, type PillSize } from './pills.ts'
import type { Point } from './place.ts'
import { moveSize, setAttribute, setText, short, signOf } from './write.ts'

/** Characters of a value that a pill has room for, and the width of one more. */
const FITTING = 5
const CHARACTER = 8

type PillProps = {
  readonly point: Point
  readonly size: PillSize
  readonly index: number
  readonly symbol: Symbol
  readonly isSelected: boolean
}

export function Pill({ point: { x, y }, size, index, symbol, isSelected }: PillProps) {
  const rectangle = useRef<SVGRectElement>(null)
  const value = useRef<SVGTSpanElement>(null)
  usePaint(({ frame }) => {
    const weight = frame.parameters[index]
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

type MoveProps = {
  readonly point: Point
  readonly index: number
  readonly learningRate: number
}

const UP = 'M-24 6V-6M-28.5 -2L-24 -6.5L-19.5 -2'
const DOWN = 'M-24 -6V6M-28.5 2L-24 6.5L-19.5 2'

/** Which way and how far the weight will move: η·∂L/∂w of the current sample, downhill. */
export function Move({ point: { x, y }, index, learningRate }: MoveProps) {
  const arrow = useRef<SVGPathElement>(null)
  const value = useRef<SVGTextElement>(null)
  usePaint(({ frame }) => {
    const move = -learningRate * frame.gradients[index]
    setText(value.current, moveSize(move))
    setAttribute(arrow.current, 'd', move === 0 ? '' : move > 0 ? UP : DOWN)
    setAttribute(value.current, 'x', move === 0 ? '-4' : '-12')
  })
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        className={styles.moveBack}
        x={-ARROW.width / 2}
        y={-ARROW.height / 2}
        width={ARROW.width}
        height={ARROW.height}
        rx={ARROW.height / 2}
      />
      <path ref={arrow} className={styles.arrow} />
      <text ref={value} className={styles.move} y="4.5" />
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
