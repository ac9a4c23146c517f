/** The picture of the network. It is drawing only: what can be focused and spoken lies over it, in `Overlay.tsx`. */
import { memo, useMemo, type ReactNode } from 'react'
import { handsOn, indexOf, nameOf, neuronName, sourceOf, type Layout } from '../../engine/layout.ts'
import type { Computed, Phase } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import { useAppState } from '../hooks/app.tsx'
import type { Blowup } from './blowup.ts'
import styles from './Drawing.module.css'
import { influenceOf } from './influence.ts'
import { Lines, type Line } from './Lines.tsx'
import { cut, widthOf } from './names.ts'
import { Bias, Neuron, type NeuronMark, type Ring } from './Neuron.tsx'
import { NeuronMaps } from './NeuronMaps.tsx'
import { Exploded, Pill } from './Pill.tsx'
import { aboveParameter, type Pills } from './pills.ts'
import { pathOf } from './curves.ts'
import type { Edge, Place } from './place.ts'
import { keyOf, type Spot } from './spot.ts'
import { Targets } from './Target.tsx'
import { unitStateIn, type UnitStates } from './useUnits.ts'
import type { After } from './useAfter.ts'

const Dropouts = late(() => import('./Dropouts.tsx').then((loaded) => loaded.Dropouts), 'seldom')
const GapMark = late(() => import('./Collapsed.tsx').then((loaded) => loaded.GapMark), 'seldom')
const InputPicture = late(
  () => import('./Collapsed.tsx').then((loaded) => loaded.InputPicture),
  'seldom',
)
const Moves = late(() => import('./Moves.tsx').then((loaded) => loaded.Moves))

type DrawingProps = {
  readonly place: Place
  readonly pills: Pills
  readonly selection: Spot | null
  /** What the pointer is on, here or elsewhere, or what a walk speaks of. */
  readonly pointed: Spot | null
  /** The gaps whose edges are too many to be drawn all, and the edges that are drawn of them. */
  readonly crowded: ReadonlySet<number>
  readonly drawn: ReadonlySet<number>
  readonly computed: Computed
  readonly phase: Phase
  readonly after: After | null
  readonly units: UnitStates
  /** What the step that was not made would have blown up. */
  readonly blowup: Blowup
  /** What runs along the edges, under neurons and pills. */
  readonly children: ReactNode
}

export function Drawing(props: DrawingProps) {
  const { place, pills, selection, pointed, crowded, drawn, computed, units, blowup } = props
  const { exploded } = blowup
  const layout = useAppState((state) => state.layout)
  const hasDropout = useAppState(({ network }) =>
    network.layers.some(({ type }) => type === 'dropout'),
  )
  const selected = selection && keyOf(selection)
  const over = pointed && keyOf(pointed)
  const at = over === selected ? null : over
  const way = useMemo(() => influenceOf(layout, selection), [layout, selection])
  const markOf = (key: string): NeuronMark => {
    if (key === selected) return 'selected'
    if (key === at) return 'pointed'
    return way.neurons.has(key) ? 'path' : null
  }
  const { last } = computed
  const isLearning = props.phase === 'backward' || props.phase === 'update'
  const lines = useMemo(() => {
    const lineOf = (edge: Edge): Line => ({
      edge,
      isMarked: selected === `p${edge.index}` || at === `p${edge.index}`,
      isOnWay: way.weights.has(edge.index),
      isQuiet: last !== null && !isAbout(last, edge.layer),
      hasExploded: exploded.includes(edge.index) || blowup.told?.index === edge.index,
    })
    return place.gaps.flat().filter(drawnIn({ crowded, drawn })).map(lineOf)
  }, [place, crowded, drawn, selected, at, way, last, exploded, blowup.told])
  const bundles = useMemo(
    () =>
      [...place.gaps.keys()]
        .filter((layer) => !handsOn(layout, layer))
        .filter((layer) => crowded.has(layer) || isPartial(place, layout, layer))
        .map((layer) => bundleOf(place, layout, layer)),
    [place, layout, crowded],
  )
  return (
    <>
      <Lines width={place.width} height={place.height} lines={lines} bundles={bundles} />
      <NeuronMaps place={place} computed={computed.forward}>
        <svg
          className={styles.drawing}
          data-compact={place.isCompact || undefined}
          data-small={place.radius < (place.isCompact ? 30 : 24) || undefined}
          width={place.width}
          height={place.height}
          viewBox={`0 0 ${place.width} ${place.height}`}
          aria-hidden="true"
        >
          {props.children}
          {place.picture && (
            <InputPicture place={place} picture={place.picture} selected={selected} pointed={at} />
          )}
          {place.columns.map(
            ({ gap }, l) =>
              gap && <GapMark key={l} gap={gap} layer={l - 1} radius={place.radius} />,
          )}
          <Targets
            place={place}
            isLinked={computed.hasLoss}
            hasLoss={(computed.hasLoss && last !== null) || blowup.isLoss}
            isInfinite={blowup.isLoss}
          />
          {place.columns.map(({ shown }, l) =>
            shown.map((unit) => {
              if (l === 0 && place.picture) return null
              const key = keyOf({ type: 'neuron', layer: l - 1, unit })
              const { letter, number } = neuronName(layout, l - 1, unit)
              return (
                <Neuron
                  key={key}
                  place={place}
                  layer={l - 1}
                  unit={unit}
                  letter={letter}
                  number={number}
                  mark={markOf(key)}
                  ring={ringOf(computed, l - 1, place.gaps.length - 1)}
                  isBlank={l - 1 >= computed.forward}
                  state={unitStateIn(units, l - 1, unit)}
                />
              )
            }),
          )}
          <InputNames place={place} />
          {hasDropout && <Dropouts place={place} last={last} />}
          {place.columns.slice(1).map(({ shown, nodes, hasBias }, layer) =>
            shown.map((unit) => {
              const index = indexOf(layout, layer, unit, null)
              const isInHand = selected === `p${index}` || at === `p${index}`
              if (!hasBias && !isInHand) return null
              const node = nodes[unit]
              return (
                <Bias
                  key={index}
                  node={node}
                  place={place}
                  index={index}
                  symbol={nameOf(layout, index)}
                  isSelected={selected === `p${index}`}
                  isPointed={at === `p${index}`}
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
              isPointed={at === `p${index}`}
            />
          ))}
          {isLearning && exploded.length === 0 && !blowup.isLoss && (
            <Moves
              place={place}
              pills={pills}
              selection={selection}
              computed={computed}
              after={props.after}
            />
          )}
          {markedInfinite(layout, pills, exploded).map((index) => (
            <Exploded key={index} point={aboveParameter(layout, place, pills, index)} />
          ))}
          <Hits place={place} crowded={crowded} drawn={drawn} />
        </svg>
      </NeuronMaps>
    </>
  )
}

type HitsProps = Pick<DrawingProps, 'place' | 'crowded' | 'drawn'>

/** What the pointer meets of each edge: a broad band on top of all. */
const Hits = memo(function Hits({ place, crowded, drawn }: HitsProps) {
  const isDrawn = drawnIn({ crowded, drawn })
  return place.gaps
    .flat()
    .filter(isDrawn)
    .map((edge) => (
      <path key={edge.index} className={styles.hit} d={pathOf(edge)} data-spot={`p${edge.index}`} />
    ))
})

function drawnIn({ crowded, drawn }: Pick<DrawingProps, 'crowded' | 'drawn'>) {
  return ({ index, layer }: Edge): boolean => !crowded.has(layer) || drawn.has(index)
}

/** Whether an operation computes with the edges into this layer. */
function isAbout(operation: NonNullable<Computed['last']>, layer: number): boolean {
  if (operation.type === 'update') return true
  return operation.type !== 'loss' && operation.layer === layer
}

function ringOf({ last }: Computed, layer: number, output: number): Ring {
  switch (last?.type) {
    case 'forward':
      return last.layer === layer ? 'forward' : null
    case 'loss':
      return layer === output ? 'backward' : null
    case 'backward':
      return last.layer === layer ? 'backward' : null
    case 'update':
    case undefined:
      return null
  }
}

/** The exploded parameters that have a place for the sign: one on a pill, or the first of all. */
function markedInfinite(layout: Layout, pills: Pills, exploded: readonly number[]): number[] {
  const known = exploded.filter((index) => index < layout.count)
  const shown = known.filter((index) => pills.spots.has(index))
  return shown.length > 0 ? shown : known.slice(0, 1)
}

/** Beside the circles of one or two inputs, above and below; under them when there are more. */
function InputNames({ place }: { place: Place }) {
  const names = useAppState((state) => state.dataset.inputNames)
  const [{ shown, nodes: inputs }] = place.columns
  if (place.picture || (inputs.length > 2 && !hasCaptions(place))) return null
  const spots = inputs.map(({ x, y }, unit) => {
    const isAbove = inputs.length <= 2 && unit === 0
    return {
      x,
      y: isAbove ? y - place.radius - 14 : y + place.radius + (inputs.length > 2 ? 15 : 24),
    }
  })
  return shown.map((unit) => <Caption key={unit} name={names[unit] ?? ''} {...spots[unit]} />)
}

/** In the middle, or where it is too long for that, from the edge on. */
function Caption({ name, x, y }: { name: string; x: number; y: number }) {
  const isLong = widthOf(name) / 2 > x - EDGE
  return (
    <text className={styles.caption} data-long={isLong || undefined} x={isLong ? EDGE : x} y={y}>
      {cut(name, LONGEST)}
    </text>
  )
}

const EDGE = 6
/** Of a name beside the inputs. */
const LONGEST = 220

/** Whether names have room under the inputs, as biases would have. */
function hasCaptions({ columns: [{ hasBias }] }: Place): boolean {
  return hasBias
}

/** Whether edges into a layer are left out, since their neurons are. */
function isPartial({ columns, picture }: Place, layout: Layout, layer: number): boolean {
  const source = sourceOf(layout, layer - 1)
  const isPicture = source < 0 && picture !== null
  return isPicture || columns[source + 1].gap !== null || columns[layer + 1].gap !== null
}

/** The outline of all the edges between two layers. */
function bundleOf(place: Place, layout: Layout, layer: number): string {
  const [from, to] = [place.nodes[layer], place.nodes[layer + 1]]
  const [b, c] = [to[0], to[to.length - 1]]
  const { left, top, width, height } = place.picture ?? { left: 0, top: 0, width: 0, height: 0 }
  const [a, d] =
    sourceOf(layout, layer - 1) < 0 && place.picture
      ? [
          { x: left + width, y: top },
          { x: left + width, y: top + height },
        ]
      : [from[0], from[from.length - 1]]
  return `M${a.x} ${a.y}L${b.x} ${b.y}L${c.x} ${c.y}L${d.x} ${d.y}Z`
}
