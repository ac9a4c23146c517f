/** The arrows at the parameters in the phases that look back: which way the update moves each, and how far. */
import { useMemo, useRef } from 'react'
import { placeOf, type Layout } from '../../engine/layout.ts'
import type { Computed } from '../../state/walk.ts'
import { useAppState } from '../hooks/app.tsx'
import styles from './Drawing.module.css'
import { between } from './ease.ts'
import { arrowShare, slideShare } from './motion.ts'
import { moveOf } from './moves.ts'
import { usePaint } from './painting.tsx'
import { aboveParameter, ARROW, biasRectangle, spreadArrows, type Pills } from './pills.ts'
import { pointAt } from './curves.ts'
import type { Place, Point } from './place.ts'
import type { Spot } from './spot.ts'
import type { After } from './useAfter.ts'
import { setText } from '../controls/setText.ts'
import { moveSize, setAttribute, signed } from './write.ts'

type MovesProps = {
  readonly place: Place
  readonly pills: Pills
  readonly selection: Spot | null
  readonly computed: Computed
  readonly after: After | null
}

/** Of all weights that have room for them, and of what is selected. */
export function Moves({ place, pills, selection, computed, after }: MovesProps) {
  const layout = useAppState((state) => state.layout)
  const spread = useMemo(
    () => spreadArrows(place, pills.spots, pills.size),
    [place, pills.spots, pills.size],
  )
  const { last, backward } = computed
  const selected = selection?.type === 'parameter' ? selection.index : null
  const points = new Map(spread)
  if (selected !== null && !points.has(selected)) {
    points.set(selected, aboveParameter(layout, place, pills, selected))
  }
  const arrows = [...points].filter(([index]) => layerOf(layout, index) >= backward)
  const coming =
    last?.type === 'backward'
      ? arrows.filter(([index]) => layerOf(layout, index) === last.layer)
      : []
  const neuron =
    selection?.type === 'neuron' && selection.layer >= Math.max(0, backward) ? selection : null
  return (
    <>
      {arrows.map(([index, point]) => (
        <Arrow
          key={index}
          index={index}
          point={point}
          home={homeOf(layout, place, pills, index)}
          order={coming.findIndex(([other]) => other === index)}
          count={coming.length}
          isSelected={index === selected}
          hasUpdate={computed.hasUpdate}
          after={after}
        />
      ))}
      {neuron && <Blame place={place} layer={neuron.layer} unit={neuron.unit} />}
    </>
  )
}

/** Where a parameter itself stands. */
function homeOf(layout: Layout, place: Place, pills: Pills, index: number): Point {
  const spot = pills.spots.get(index)
  if (spot) return spot
  const { block, output, input } = placeOf(layout, index)
  if (input === null) return biasRectangle(place.nodes[block.layer + 1][output], place.radius)
  const edge = place.gaps[block.layer].find((one) => one.index === index)
  return edge ? pointAt(edge, 0.5) : place.nodes[block.layer + 1][output]
}

function layerOf(layout: Layout, index: number): number {
  return placeOf(layout, index).block.layer
}

type ArrowProps = {
  readonly index: number
  readonly point: Point
  readonly home: Point
  /** Which of so many it is that appear now, from 0; −1: it was there before. */
  readonly order: number
  readonly count: number
  readonly isSelected: boolean
  readonly hasUpdate: boolean
  readonly after: After | null
}

const UP = 'M-24 6V-6M-28.5 -2L-24 -6.5L-19.5 -2'
const DOWN = 'M-24 -6V6M-28.5 2L-24 6.5L-19.5 2'

function Arrow(props: ArrowProps) {
  const { index, point, home, order, count, isSelected, hasUpdate, after } = props
  const training = useAppState((state) => state.training)
  const group = useRef<SVGGElement>(null)
  const arrow = useRef<SVGPathElement>(null)
  const symbol = useRef<SVGTextElement>(null)
  const value = useRef<SVGTextElement>(null)
  usePaint((reading) => {
    const { frame, moving } = reading
    const known = reading.after ?? (after?.position === frame.position ? after.parameters : null)
    const told = moveOf(training, frame, known, index)
    const isMove = told?.type !== 'gradient'
    const size = told?.value ?? 0
    setText(value.current, told === null ? '…' : isMove ? moveSize(size) : signed(size))
    setAttribute(arrow.current, 'd', !isMove || size === 0 ? '' : size > 0 ? UP : DOWN)
    setText(symbol.current, isMove ? '' : '∂')
    setAttribute(value.current, 'x', isMove ? (size === 0 ? '-4' : '-12') : '-16')

    // What has moved goes into what it has moved, save where it was looked at.
    const slide = hasUpdate && isMove ? slideShare(moving) : 0
    const isBack = slide === 1 && moving === null && isSelected
    const way = isBack ? 0 : slide
    const x = between(point.x, home.x, way)
    const y = between(point.y, home.y, way)
    setAttribute(group.current, 'transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
    const come = order < 0 ? 1 : arrowShare(moving, order, count)
    setAttribute(group.current, 'opacity', (come * (1 - way)).toFixed(2))
  })
  return (
    <g ref={group} className={styles.arrowPill}>
      <rect
        className={styles.moveBack}
        x={-ARROW.width / 2}
        y={-ARROW.height / 2}
        width={ARROW.width}
        height={ARROW.height}
        rx={ARROW.height / 2}
      />
      <path ref={arrow} className={styles.arrow} />
      <text ref={symbol} className={styles.partial} x="-28" y="5" />
      <text ref={value} className={styles.move} y="4.5" />
    </g>
  )
}

/** The gradient of a neuron's output: neurons do not move, they pass the blame on. */
function Blame({ place, layer, unit }: { place: Place; layer: number; unit: number }) {
  const value = useRef<SVGTextElement>(null)
  usePaint(({ frame }) => {
    setText(value.current, signed(frame.layers[layer].outputGradients[unit]))
  })
  const { x, y } = place.nodes[layer + 1][unit]
  return (
    <g transform={`translate(${x} ${y - place.radius - 22})`}>
      <rect
        className={styles.moveBack}
        x={-ARROW.width / 2}
        y={-ARROW.height / 2}
        width={ARROW.width}
        height={ARROW.height}
        rx={ARROW.height / 2}
      />
      <text className={styles.partial} x="-28" y="5">
        ∂
      </text>
      <text ref={value} className={styles.move} x="-16" y="4.5" />
    </g>
  )
}
