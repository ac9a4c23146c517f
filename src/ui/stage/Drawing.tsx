/** The picture of the network. It is drawing only: what can be focused and spoken lies over it, in `Overlay.tsx`. */
import { useRef } from 'react'
import { indexOf, nameOf, neuronName, placeOf, type Layout } from '../../engine/layout.ts'
import { isPlain } from '../../experiment/plain.ts'
import { asGiven } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import styles from './Drawing.module.css'
import { EdgeLine } from './EdgeLine.tsx'
import { Bias, Neuron } from './Neuron.tsx'
import { usePaint } from './painting.tsx'
import { Exploded, Move, Pill } from './Pill.tsx'
import { arrowSpots, spreadArrows, type Pills } from './pills.ts'
import { LINK, TARGET, type Place, type Point } from './place.ts'
import { keyOf, type Spot } from './roving.ts'
import { inNeuron, setText } from './write.ts'

type DrawingProps = {
  readonly place: Place
  readonly pills: Pills
  readonly selection: Spot | null
  /** The gaps whose edges are too many to be drawn all, and the edges that are drawn of them. */
  readonly crowded: ReadonlySet<number>
  readonly drawn: ReadonlySet<number>
}

export function Drawing({ place, pills, selection, crowded, drawn }: DrawingProps) {
  const layout = useAppState((state) => state.layout)
  const exploded = useAppState(({ notice }) =>
    notice?.type === 'diverged' ? notice.parameter : null,
  )
  const selected = selection && keyOf(selection)
  return (
    <svg
      className={styles.drawing}
      data-compact={place.isCompact || undefined}
      data-small={place.radius < 24 || undefined}
      width={place.width}
      height={place.height}
      viewBox={`0 0 ${place.width} ${place.height}`}
      aria-hidden="true"
    >
      {place.gaps.map((edges, layer) => (
        <g key={layer}>
          {crowded.has(layer) && <path className={styles.bundle} d={bundleOf(place, layer)} />}
          {edges.map((edge) =>
            crowded.has(layer) && !drawn.has(edge.index) ? null : (
              <EdgeLine
                key={edge.index}
                edge={edge}
                isSelected={selected === `p${edge.index}`}
                hasExploded={exploded === edge.index}
              />
            ),
          )}
        </g>
      ))}
      <Targets place={place} />
      {place.nodes.map((column, l) =>
        column.map((_, unit) => (
          <Neuron
            key={keyOf({ type: 'neuron', layer: l - 1, unit })}
            place={place}
            layer={l - 1}
            unit={unit}
            symbol={neuronName(layout, l - 1, unit)}
            isSelected={selected === `n${l - 1}.${unit}`}
          />
        )),
      )}
      <InputNames place={place} />
      {place.nodes.slice(1).map((column, layer) =>
        column.map((node, unit) => {
          const index = indexOf(layout, layer, unit, null)
          return (
            <Bias
              key={index}
              node={node}
              place={place}
              index={index}
              symbol={nameOf(layout, index)}
              isSelected={selected === `p${index}`}
            />
          )
        }),
      )}
      {[...pills.spots].map(([index, point]) => (
        <Pill
          key={index}
          point={point}
          size={pills.size}
          index={index}
          symbol={nameOf(layout, index)}
          isSelected={selected === `p${index}`}
        />
      ))}
      <Moves place={place} pills={pills} selection={selection} />
      {exploded !== null && exploded < layout.count && (
        <Exploded point={aboveParameter(layout, place, pills, exploded)} />
      )}
    </svg>
  )
}

/** In the phases that look back: the moves of all weights that have room for them, and the selected one's. */
function Moves({ place, pills, selection }: Pick<DrawingProps, 'place' | 'pills' | 'selection'>) {
  const layout = useAppState((state) => state.layout)
  const phase = useAppState((state) => state.view.phase)
  const training = useAppState((state) => state.training)
  if ((phase !== 'backward' && phase !== 'update') || !isPlain(training)) return null
  const { learningRate } = training.optimizer
  const index = selection?.type === 'parameter' ? selection.index : null
  const arrows = new Map(spreadArrows(place, pills.spots, pills.size))
  if (index !== null && !arrows.has(index)) {
    arrows.set(index, aboveParameter(layout, place, pills, index))
  }
  return [...arrows].map(([index, point]) => (
    <Move key={index} point={point} index={index} learningRate={learningRate} />
  ))
}

/** Over a weight's pill; under a bias. */
function aboveParameter(layout: Layout, place: Place, pills: Pills, index: number): Point {
  const spot = pills.spots.get(index)
  if (spot) return arrowSpots(spot, pills.size)[0]
  const { block, output } = placeOf(layout, index)
  const { x, y } = place.nodes[block.layer + 1][output]
  return { x, y: y + place.radius + 38 }
}

/** Beside the circles of one or two inputs, above and below; under them when there are more. */
function InputNames({ place }: { place: Place }) {
  const names = useAppState((state) => state.dataset.inputNames)
  const inputs = place.nodes[0]
  const spots = inputs.map(({ x, y }, unit) => {
    const isAbove = inputs.length <= 2 && unit === 0
    return {
      x,
      y: isAbove ? y - place.radius - 14 : y + place.radius + (inputs.length > 2 ? 15 : 24),
    }
  })
  return spots.map(({ x, y }, unit) => (
    <text key={unit} className={styles.caption} x={x} y={y}>
      {names[unit]}
    </text>
  ))
}

function Targets({ place }: { place: Place }) {
  const outputs = place.nodes.at(-1) ?? []
  return outputs.map((node, unit) => <Target key={unit} node={node} place={place} unit={unit} />)
}

/** What the output should have been, linked to what it is. */
function Target({ node: { x, y }, place, unit }: { node: Point; place: Place; unit: number }) {
  const value = useRef<SVGTextElement & SVGTSpanElement>(null)
  usePaint(({ sample }) => {
    const target = sample.target[unit]
    const given = target === undefined ? '' : asGiven(target)
    const isLong = given.includes('×')
    setText(value.current, isLong ? inNeuron(target, 'two digits') : given)
    value.current?.toggleAttribute('data-long', isLong)
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
  const left = x + place.radius + LINK
  return (
    <g>
      <path className={styles.link} d={`M${x + place.radius + 4} ${y}H${left - 4}`} />
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

/** The outline of all the edges between two layers. */
function bundleOf(place: Place, layer: number): string {
  const [from, to] = [place.nodes[layer], place.nodes[layer + 1]]
  const [a, b, c, d] = [from[0], to[0], to[to.length - 1], from[from.length - 1]]
  return `M${a.x} ${a.y}L${b.x} ${b.y}L${c.x} ${c.y}L${d.x} ${d.y}Z`
}
