/** What the outputs should have been, linked to what they are; and in a walk how large the loss is. */
import { useRef } from 'react'
import { asGiven, fixed } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import styles from './Drawing.module.css'
import { between } from './ease.ts'
import { lossShare } from './motion.ts'
import { usePaint } from './painting.tsx'
import { LINK, TARGET } from './rooms.ts'
import type { Place, Point } from './place.ts'
import { cut, outputName } from './names.ts'
import { lossOf } from './told.ts'
import { setText } from '../controls/setText.ts'
import { inNeuron, setAttribute } from './write.ts'

type TargetsProps = {
  readonly place: Place
  /** The outputs have been compared with the targets. */
  readonly isLinked: boolean
  /** The loss stands beside them. */
  readonly hasLoss: boolean
  /** The step that was not made would have taken the loss past all numbers. */
  readonly isInfinite: boolean
}

export function Targets({ place, isLinked, hasLoss, isInfinite }: TargetsProps) {
  const { shown, nodes } = place.columns[place.columns.length - 1]
  return (
    <>
      {place.target !== 'none' &&
        shown.map((unit) => (
          <Target key={unit} node={nodes[unit]} place={place} unit={unit} isLinked={isLinked} />
        ))}
      {place.nameRoom > 0 &&
        shown.map((unit) => <ClassName key={unit} node={nodes[unit]} place={place} unit={unit} />)}
      {hasLoss && <Loss place={place} isInfinite={isInfinite} />}
    </>
  )
}

type TargetProps = {
  readonly node: Point
  readonly place: Place
  readonly unit: number
  readonly isLinked: boolean
}

function Target({ node: { x, y }, place, unit, isLinked }: TargetProps) {
  const value = useRef<SVGTextElement & SVGTSpanElement>(null)
  const link = useRef<SVGPathElement>(null)
  const start = x + place.radius + 4
  const left = x + place.radius + LINK
  usePaint(({ sample, moving }) => {
    const target = sample.target[unit]
    const given = target === undefined ? '' : asGiven(target)
    const isLong = given.includes('×')
    setText(value.current, isLong ? inNeuron(target, 'two digits') : given)
    value.current?.toggleAttribute('data-long', isLong)
    value.current?.toggleAttribute('data-wide', given.length > 5)
    setAttribute(
      link.current,
      'd',
      `M${start} ${y}H${between(start, left - 4, lossShare(moving)).toFixed(1)}`,
    )
  })
  if (place.target === 'below') {
    return (
      <text className={styles.caption} x={x} y={y + place.radius + 34}>
        target <tspan ref={value} className={styles.targetSmall} />
      </text>
    )
  }
  const isBox = place.target === 'box'
  const height = isBox ? 56 : 28
  return (
    <g>
      {isLinked && <path ref={link} className={styles.link} />}
      <rect
        className={styles.target}
        x={left}
        y={y - height / 2}
        width={TARGET}
        height={height}
        rx={8}
      />
      {isBox && (
        <text className={styles.caption} x={left + TARGET / 2} y={y - 5}>
          target
        </text>
      )}
      <text
        ref={value}
        className={styles.targetValue}
        x={left + TARGET / 2}
        y={isBox ? y + 16 : y + 6}
      />
    </g>
  )
}

/** The class that an output stands for; that of the sample stands out. */
function ClassName({ node: { x, y }, place, unit }: Omit<TargetProps, 'isLinked'>) {
  const name = useAppState(({ dataset }) => outputName(dataset, unit))
  const text = useRef<SVGTextElement>(null)
  usePaint(({ sample }) => {
    text.current?.toggleAttribute('data-right', sample.target[unit] === 1)
  })
  const away = place.isCompact ? 8 : LINK + TARGET + 8
  return (
    <text ref={text} className={styles.className} x={x + place.radius + away} y={y + 5}>
      {cut(name, place.nameRoom)}
    </text>
  )
}

/** The sample's loss: on the link of a single output, else above the first target. */
function Loss({ place, isInfinite }: { place: Place; isInfinite: boolean }) {
  const value = useRef<SVGTSpanElement>(null)
  usePaint(({ frame, moving }) => {
    const loss = isInfinite ? Infinity : lossOf(frame)
    setText(value.current, fixed(between(0, loss, lossShare(moving))))
  })
  const outputs = place.nodes.at(-1) ?? []
  const { x, y } = lossSpot(place, outputs)
  return (
    <text className={styles.loss} x={x} y={y}>
      loss <tspan ref={value} className={styles.number} />
    </text>
  )
}

/** Above this a text would be cut off. */
const TOP = 14

function lossSpot({ target, radius, isCompact }: Place, outputs: readonly Point[]): Point {
  const [{ x, y }] = outputs
  const isAlone = outputs.length === 1
  if (isCompact) {
    return isAlone ? { x, y: y + radius + 54 } : { x, y: y - radius - 10 }
  }
  const above = y - (target === 'box' ? 28 : 14) - 10
  const below = outputs[outputs.length - 1].y + 14 + 18
  return { x: x + radius + LINK + TARGET / 2, y: above > TOP ? above : below }
}
