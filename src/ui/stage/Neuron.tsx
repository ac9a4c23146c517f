/** A neuron as it is drawn: filled by what it says, its letter and number inside, its bias below. */
import { useRef } from 'react'
import { fillUnder } from '../controls/ramp.ts'
import { asGiven } from '../format.ts'
import styles from './Drawing.module.css'
import { usePaint } from './painting.tsx'
import { NAMED_RADIUS, type Place, type Point } from './place.ts'
import { inNeuron, setAttribute, setText, short, signOf } from './write.ts'

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

type NeuronProps = {
  readonly place: Place
  readonly layer: number
  readonly unit: number
  readonly symbol: Symbol
  readonly isSelected: boolean
}

export function Neuron({ place, layer, unit, symbol, isSelected }: NeuronProps) {
  const { x, y } = place.nodes[layer + 1][unit]
  const circle = useRef<SVGCircleElement>(null)
  const value = useRef<SVGTextElement>(null)
  const isNamed = place.radius >= NAMED_RADIUS
  const isSmall = place.radius <= NAMED_RADIUS || place.isCompact
  const room = !isNamed ? 'number' : isSmall ? 'two digits' : 'three digits'

  usePaint(({ frame, sample }) => {
    const number = layer < 0 ? sample.input[unit] : frame.layers[layer].outputs[unit]
    const given = asGiven(number)
    const text = layer < 0 && given.length <= 5 ? given : inNeuron(number, room)
    setText(value.current, text)
    value.current?.toggleAttribute('data-long', text.includes('×'))
    if (layer < 0 || !circle.current) return
    const fill = fillUnder(number)
    if (circle.current.style.fill !== fill) circle.current.style.fill = fill
  })

  return (
    <g>
      {isSelected && <circle className={styles.mark} cx={x} cy={y} r={place.radius + 7} />}
      <circle
        ref={circle}
        className={layer < 0 ? styles.input : styles.neuron}
        data-selected={isSelected || undefined}
        cx={x}
        cy={y}
        r={place.radius}
      />
      {isNamed && (
        <text className={styles.name} x={x} y={y - 3}>
          <Letter symbol={symbol} />
        </text>
      )}
      <text ref={value} className={styles.value} x={x} y={isNamed ? y + 16 : y + 5} />
    </g>
  )
}

type BiasProps = {
  readonly node: Point
  readonly place: Place
  readonly index: number
  readonly symbol: Symbol
  readonly isSelected: boolean
}

export function Bias({ node, place, index, symbol, isSelected }: BiasProps) {
  const value = useRef<SVGTSpanElement>(null)
  usePaint(({ frame }) => {
    const bias = frame.parameters[index]
    setText(value.current, short(bias))
    setAttribute(value.current, 'data-sign', signOf(bias))
  })
  const y = node.y + place.radius + 15
  return (
    <g>
      {isSelected && (
        <rect className={styles.marked} x={node.x - 36} y={y - 14} width={72} height={20} rx={10} />
      )}
      <text className={styles.bias} data-selected={isSelected || undefined} x={node.x} y={y}>
        <Letter symbol={symbol} />
        <tspan ref={value} className={styles.number} dx="4" dy="-3" />
      </text>
    </g>
  )
}
