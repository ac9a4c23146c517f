/**
 * A network over time, unrolled: the series above, under each time step of the window its column, the
 * dense layers at the end, and below how far back it remembers and how much of the loss comes back.
 */
import { useId, useMemo, useRef, useState, type MouseEvent, type PointerEvent } from 'react'
import { placeOf, type Layout } from '../../../engine/layout.ts'
import { computedBy, partsOf, shownPhase, type Computed } from '../../../state/walk.ts'
import type { Selection } from '../../../state/store.ts'
import { Button } from '../../controls/Button.tsx'
import { Segmented } from '../../controls/Segmented.tsx'
import { Select } from '../../controls/Select.tsx'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { shownOf, type Shown } from '../../hooks/sequence/gates.ts'
import { recurrentLayers } from '../../hooks/sequence/overTime.ts'
import {
  cellIn,
  unrolledOf,
  type TimedCell,
  type Unrolled as UnrolledNetwork,
} from '../../hooks/sequence/timed.ts'
import { Cells } from './Cells.tsx'
import { End } from './End.tsx'
import { Labels } from './Labels.tsx'
import { Legend } from './Legend.tsx'
import { Marks } from './Marks.tsx'
import { createMemory } from './memory.ts'
import { cellAt, place as placeIn, type Place } from './place.ts'
import { createScales } from './scales.ts'
import { SceneProvider, type Scene, type StripName } from './scene.ts'
import { SeriesStrip } from './SeriesStrip.tsx'
import { Spot } from './Spot.tsx'
import { StripChoice } from './StripChoice.tsx'
import { Strips } from './Strips.tsx'
import { useBox } from '../useBox.ts'
import { useFollow } from './useFollow.ts'
import { MemoryAsker } from './useMemory.ts'
import { ValuesTable } from './ValuesTable.tsx'
import { Weights } from './Weights.tsx'
import { WindowChart } from './WindowChart.tsx'
import styles from './Unrolled.module.css'

/** Beside the chart, where the series' own line begins. */
const CORNER = 96

export function Unrolled() {
  const network = useAppState((state) => state.network)
  const layout = useAppState((state) => state.layout)
  const dataset = useAppState((state) => state.dataset)
  const selection = useAppState(({ view }) => view.selection)
  const pointed = useAppState(({ view }) => view.hover)
  const walk = useAppState((state) => state.walk)
  const phase = useAppState(({ view }) => shownPhase(walk, partsOf(network), view.phase))
  const actions = useActions()
  const help = useId()
  const { frame, box } = useBox()
  const [chosen, setShown] = useState<Shown>('hidden')
  const [scales] = useState(createScales)
  const [memory] = useState(createMemory)
  const [isTable, setTable] = useState(false)
  const [stripChosen, setStrip] = useState<{ name: StripName; isWayBack: boolean } | null>(null)
  const ticks = useRef<SVGGElement>(null)

  const unrolled = unrolledOf(network)
  const isWayBack = phase === 'backward' || phase === 'update'
  const choices = useMemo(() => choicesOf(unrolled, isWayBack), [unrolled, isWayBack])
  const picked = choices.some(({ value }) => value === chosen) ? chosen : 'hidden'
  // On the way back the hidden values' own gradients are what there is to see.
  const shown = isWayBack && picked === 'hidden' ? 'blame' : picked
  const computed = useMemo(() => computedBy(walk, partsOf(network)), [walk, network])
  // Of layers that have no room side by side, the one that is chosen or under way is drawn in full.
  const chosenLayer = cellIn(network, selection)?.layer ?? -1
  const open = chosenLayer >= 0 ? chosenLayer : layerUnderWay(computed, unrolled)
  const place = useMemo(
    () =>
      box &&
      placeIn(box, unrolled, {
        hasSeries: dataset.series !== null,
        hasChoice: choices.length > 1,
        open,
      }),
    [box, unrolled, dataset, choices, open],
  )
  const isAfterForward = phase !== 'forward'
  const stripNow = stripChosen?.isWayBack === isAfterForward ? stripChosen.name : null
  const strip =
    place?.hasBoth === false ? (stripNow ?? (isAfterForward ? 'blame' : 'memory')) : null
  const content = useFollow(place, timeInHand(computed, cellIn(network, selection)))
  const scene = useMemo((): Scene | null => {
    if (!place) return null
    const cell = cellIn(network, pointed) ?? cellIn(network, selection)
    const layer = layerIn(network, layout, [pointed, selection])
    const parts = { network, layout, dataset, unrolled, place, shown, computed, phase }
    return { ...parts, selection, pointed, cell, layer, scales, memory, strip }
  }, [
    place,
    network,
    layout,
    dataset,
    unrolled,
    shown,
    computed,
    phase,
    selection,
    pointed,
    scales,
    memory,
    strip,
  ])

  const tableButton = (
    <Button
      kind="link"
      aria-expanded={isTable}
      aria-label={`${isTable ? 'Hide table' : 'Show as table'}: the network`}
      onClick={() => setTable(!isTable)}
    >
      {isTable ? 'Hide table' : 'Show as table'}
    </Button>
  )
  const pinned = place
    ? { width: place.view, height: place.height, marginBottom: -place.height }
    : undefined
  const hover = (next: Selection): void => {
    if (JSON.stringify(next) !== JSON.stringify(pointed)) actions.setView({ hover: next })
  }
  const under = ({ currentTarget, clientX, clientY }: PointerEvent | MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return place && selectionAt(place, clientX - left, clientY - top)
  }

  return (
    <div
      ref={frame}
      className={styles.frame}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as every network is named
      role="group"
      aria-label="Network"
      aria-describedby={help}
      style={place ? { scrollPaddingLeft: place.left } : undefined}
    >
      <p id={help} className="visually-hidden">
        Arrow keys move through time and units. Each column is one time step of the window.
      </p>
      {place && scene && (
        <SceneProvider value={scene}>
          {/* The same is done by the keys of the spot that has the focus. */}
          <div
            ref={content}
            className={styles.content}
            style={{ width: place.width, height: place.height }}
            role="presentation"
            onPointerMove={(event) => {
              if (event.pointerType !== 'mouse') return
              hover(event.target === event.currentTarget ? under(event) : null)
            }}
            onPointerLeave={() => hover(null)}
            onClick={(event) => {
              if (event.target !== event.currentTarget) return
              const next = under(event)
              actions.setView({ selection: next })
            }}
          >
            <div className={styles.pinned} style={pinned}>
              <Labels ticks={ticks} />
              <SeriesStrip />
              {choices.length > 1 && (
                <div
                  className={styles.choice}
                  style={{ left: place.left, top: place.choice, right: 8 }}
                >
                  {hasRoomFor(choices, place) ? (
                    <Segmented
                      label="Shown over time"
                      isLabelHidden
                      value={picked}
                      options={choices}
                      onChange={setShown}
                    />
                  ) : (
                    <Select label="Shown" value={picked} options={choices} onChange={setShown} />
                  )}
                </div>
              )}
              {strip && (
                <StripChoice choose={(name) => setStrip({ name, isWayBack: isAfterForward })} />
              )}
            </div>
            <WindowChart ticks={ticks} />
            <Strips />
            <Cells />
            <End />
            <Marks />
            <Spot />
            {(strip !== 'blame' || isTable) && <MemoryAsker />}
            {place.gutter && (
              <div className={styles.pinned} style={pinned}>
                <div
                  className={styles.corner}
                  style={{ left: place.gutter.x, top: place.chart.y + 2, width: CORNER }}
                >
                  <Legend />
                  {tableButton}
                </div>
                <div
                  className={styles.gutter}
                  style={{
                    left: place.gutter.x,
                    top: place.gutter.y,
                    width: place.gutter.width,
                    height: place.gutter.height,
                  }}
                >
                  <Weights />
                </div>
              </div>
            )}
          </div>
          {!place.gutter && (
            <div className={styles.under} style={{ width: place.view }}>
              <div className={styles.row}>
                <Legend />
                {tableButton}
              </div>
              <Weights />
            </div>
          )}
          {isTable && <ValuesTable />}
        </SceneProvider>
      )}
    </div>
  )
}

/** Whether the choice can stand in one row. */
function hasRoomFor(choices: readonly { label: string }[], { left, view: width }: Place): boolean {
  const [LETTER, AROUND] = [8, 24]
  const wanted = choices.reduce((sum, { label }) => sum + label.length * LETTER + AROUND, 0)
  return wanted <= width - left - 8
}

/** What may be shown over time: the hidden values, and the gates of all layers that have some. */
function choicesOf(
  { timed }: UnrolledNetwork,
  isWayBack: boolean,
): { value: Shown; label: string }[] {
  const all = timed
    .flatMap(({ type }) => shownOf(type))
    .map((one) => (one.value === 'hidden' && isWayBack ? { ...one, label: 'Blame' } : one))
  return all.filter((one, place) => all.findIndex(({ value }) => value === one.value) === place)
}

/** The layer over time that the walk has come to; else the last one. */
function layerUnderWay({ last }: Computed, { timed }: UnrolledNetwork): number {
  const layer = last && 'layer' in last ? last.layer : -1
  return timed.some((one) => one.layer === layer) ? layer : (timed.at(-1)?.layer ?? -1)
}

/** The time step that the walk has come to, else that of the chosen cell. */
function timeInHand({ last }: Computed, cell: TimedCell | null): number | null {
  return last && 'time' in last ? last.time : (cell?.time ?? null)
}

/** The recurrent layer of what is in hand, else the last one. */
function layerIn(
  network: Scene['network'],
  layout: Layout,
  selections: readonly Selection[],
): number {
  const layers = recurrentLayers(network)
  for (const selection of selections) {
    if (!selection) continue
    if (selection.type === 'parameter' && selection.index >= layout.count) continue
    const layer =
      selection.type === 'neuron' ? selection.layer : placeOf(layout, selection.index).block.layer
    if (layers.includes(layer)) return layer
  }
  return layers.at(-1) ?? unrolledOf(network).timed.at(-1)?.layer ?? 0
}

function selectionAt(place: Place, x: number, y: number): Selection {
  const circle = place.circles.find((one) => Math.hypot(one.x - x, one.y - y) <= one.r + 3)
  if (circle) return { type: 'neuron', layer: circle.layer, unit: circle.unit }
  const cell = cellAt(place, x, y)
  return cell && { type: 'neuron', ...cell }
}
