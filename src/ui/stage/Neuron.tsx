/** A neuron as it is drawn: filled by what it says, its letter and number inside, its bias below. */
import { memo, useRef } from 'react'
import { fillUnder } from '../controls/ramp.ts'
import type { UnitState } from '../../worker/probes.ts'
import { asGiven } from '../format.ts'
import styles from './Drawing.module.css'
import { between } from './ease.ts'
import { countShare } from './motion.ts'
import { useMapsBoard } from './NeuronMaps.tsx'
import { parameterIn, usePaint } from './painting.tsx'
import { NAMED_RADIUS } from './rooms.ts'
import type { Place, Point } from './place.ts'
import { setText } from '../controls/setText.ts'
import { inNeuron, setAttribute, short, signOf, type Room } from './write.ts'

export type Symbol = { readonly letter: string; readonly number: number | null }

/** A letter with its number below the line, inside a text. */
export function Letter({ symbol: { letter, number } }: { symbol: Symbol }) {
  return (
    <>
      <tspan className={styles.letter}>{letter}</tspan>
      {number !== null && (
        <tspan className={styles.index} dy="3">
          {number}
        </tspan>
      )}
    </>
  )
}

/** How a neuron is marked. */
export type NeuronMark = 'selected' | 'pointed' | 'path' | null

/** Whether a neuron's layer is being computed, forwards or backwards. */
export type Ring = 'forward' | 'backward' | null

type NeuronProps = {
  readonly place: Place
  readonly layer: number
  readonly unit: number
  readonly letter: Symbol['letter']
  readonly number: Symbol['number']
  readonly mark: NeuronMark
  readonly ring: Ring
  /** It has not been computed yet. */
  readonly isBlank: boolean
  readonly state: UnitState
}

/** How far its marks reach beyond its rim. */
const MARKS = { selected: 7, pointed: 7, path: 6 } as const
const RING = 4

/** Drawn again by React only when one of these changes. */
export const Neuron = memo(function Neuron(props: NeuronProps) {
  const { place, layer, unit, letter, number, mark, ring, isBlank, state } = props
  const { x, y } = place.nodes[layer + 1][unit]
  const circle = useRef<SVGCircleElement>(null)
  const value = useRef<SVGTextElement>(null)
  const painted = useRef('')
  const board = useMapsBoard()
  const hasMap = board !== null && layer >= 0
  const isNamed = place.radius >= NAMED_RADIUS
  const isSmall = place.radius <= NAMED_RADIUS || place.isCompact
  const room = roomIn(place.radius, isSmall)

  usePaint(({ frame, sample, moving }) => {
    const share = layer < 0 ? 1 : isBlank ? 0 : countShare(moving, layer)
    const number = layer < 0 ? sample.input[unit] : frame.layers[layer].outputs[unit]
    const counted = between(0, number, share)
    // While another layer moves, nothing here does
    const key = `${counted} ${share === 0} ${room} ${hasMap}`
    if (painted.current === key) return
    painted.current = key
    const given = asGiven(number)
    const full = layer < 0 && given.length <= GIVEN[room] ? given : inNeuron(counted, room)
    const text = share === 0 ? BLANK : full
    setText(value.current, text)
    value.current?.toggleAttribute('data-long', text.includes('×'))
    const rim = circle.current
    if (layer < 0 || !rim) return
    rim.toggleAttribute('data-blank', share === 0)
    const fill = share === 0 || hasMap ? '' : fillUnder(counted)
    if (rim.style.fill !== fill) rim.style.fill = fill
  })

  return (
    <g data-map={hasMap || undefined}>
      {mark && (
        <circle
          className={styles.mark}
          data-mark={mark}
          cx={x}
          cy={y}
          r={place.radius + MARKS[mark] / 2}
          strokeWidth={MARKS[mark]}
        />
      )}
      {ring && (
        <circle className={styles.ring} data-ring={ring} cx={x} cy={y} r={place.radius + RING} />
      )}
      <circle
        ref={circle}
        className={layer < 0 ? styles.input : styles.neuron}
        data-selected={mark === 'selected' || undefined}
        cx={x}
        cy={y}
        r={place.radius}
      />
      {isNamed && (
        <text className={styles.name} x={x} y={y - 3}>
          <Letter symbol={{ letter, number }} />
        </text>
      )}
      <text ref={value} className={styles.value} x={x} y={isNamed ? y + 16 : y + 5} />
      {state !== 'learning' && (
        <Badge x={x + BADGE_AWAY * place.radius} y={y - BADGE_AWAY * place.radius} state={state} />
      )}
    </g>
  )
})

/** Digits need about so much of the circle's width. */
function roomIn(radius: number, isSmall: boolean): Room {
  if (radius < 15) return 'shortest'
  if (radius < 18) return 'short'
  if (radius < NAMED_RADIUS) return 'number'
  return isSmall ? 'two digits' : 'three digits'
}

/** Inputs stand as they were given when they have no more characters than this. */
const GIVEN: Record<Room, number> = {
  'three digits': 5,
  'two digits': 5,
  number: 4,
  short: 3,
  shortest: 3,
}

/** Of what is not known yet. */
const BLANK = '·'

/** On the rim, at the upper right. */
const BADGE_AWAY = 0.76

/** A flat line for a neuron that cannot learn, a bend that flattens for one that hardly does. */
function Badge({ x, y, state }: Point & { state: 'dead' | 'saturated' }) {
  return (
    <g className={styles.badge} transform={`translate(${x} ${y})`}>
      <circle r={9} />
      <path d={state === 'dead' ? 'M-4.5 0H4.5' : 'M-5 4C-1.5 4 -2.5 -3 0.5 -3H5'} />
    </g>
  )
}

type BiasProps = {
  readonly node: Point
  readonly place: Place
  readonly index: number
  readonly symbol: Symbol
  readonly isSelected: boolean
  readonly isPointed: boolean
}

export function Bias({ node, place, index, symbol, isSelected, isPointed }: BiasProps) {
  const value = useRef<SVGTSpanElement>(null)
  const isMarked = isSelected || isPointed
  usePaint((reading) => {
    const bias = parameterIn(reading, index)
    setText(value.current, short(bias))
    setAttribute(value.current, 'data-sign', signOf(bias))
  })
  const y = node.y + place.radius + 15
  return (
    <g>
      {isMarked && (
        <rect
          className={styles.marked}
          data-pointed={!isSelected || undefined}
          x={node.x - 36}
          y={y - 14}
          width={72}
          height={20}
          rx={10}
        />
      )}
      <text className={styles.bias} data-selected={isMarked || undefined} x={node.x} y={y}>
        <Letter symbol={symbol} />
        <tspan ref={value} className={styles.number} dx="4" dy="-3" />
      </text>
    </g>
  )
}
