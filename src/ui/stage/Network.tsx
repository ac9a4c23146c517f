/** The network: the picture, the elements over it, and the buttons under it, in a box that scrolls when they need more room. */
import { useMemo, type MouseEvent } from 'react'
import type { Layout } from '../../engine/layout.ts'
import { useActions, useAppState } from '../hooks/app.tsx'
import { computedBy, partsOf, shownPhase } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import type { Blowup } from './blowup.ts'
import { Drawing } from './Drawing.tsx'
import styles from './Network.module.css'
import { PaintingProvider } from './painting.tsx'
import { pillAlone, placePills, spreadPills, type Pills } from './pills.ts'
import { outputName, pixelSide, roomFor } from './names.ts'
import { place as placeIn, withSpots, type Place, type Wishes } from './place.ts'
import { keyOf, parametersInto, spotIn, spotOf, type Spot } from './spot.ts'
import { blamedBy } from './told.ts'
import type { UnitStates } from './useUnits.ts'
import { useBox } from './useBox.ts'
import { useAfter } from './useAfter.ts'
import { useIsTouch } from './useIsTouch.ts'
import { useMotion } from './useMotion.ts'

const hands = () => import('./hands.ts')
const Overlay = late(() => hands().then((loaded) => loaded.Overlay), 'first')
const LayerTools = late(() => hands().then((loaded) => loaded.LayerTools), 'first')

const Pulses = late(() => import('./Pulses.tsx').then((loaded) => loaded.Pulses))

const WeightsTable = late(
  () => import('./WeightsTable.tsx').then((loaded) => loaded.WeightsTable),
  'seldom',
)

/** A drawing of more edges than this shows, between large layers, only those of the neuron in hand. */
const MAX_EDGES = 600
const MAX_GAP_EDGES = 64

type NetworkProps = {
  readonly units: UnitStates
  /** What the step that was not made would have blown up. */
  readonly blowup: Blowup
}

export function Network({ units, blowup }: NetworkProps) {
  const layout = useAppState((state) => state.layout)
  const selected = useAppState((state) => state.view.selection)
  const hovered = useAppState((state) => state.view.hover)
  const walk = useAppState((state) => state.walk)
  const parts = useAppState((state) => partsOf(state.network))
  const phase = useAppState(({ view }) => shownPhase(walk, parts, view.phase))
  const areWeightsShown = useAppState((state) => state.view.areWeightsShown)
  const actions = useActions()
  const { box, frame } = useBox()
  const { motion, end } = useMotion()
  const after = useAfter(phase === 'backward' || phase === 'update')
  const computed = useMemo(() => computedBy(walk, parts), [walk, parts])
  const selection = useMemo(() => spotIn(layout, selected), [layout, selected])
  const blamed = blamedBy(layout, computed.last, selection)
  const pointed = useMemo(
    () => spotIn(layout, hovered) ?? (blamed === null ? null : parameterSpot(blamed)),
    [layout, hovered, blamed],
  )
  const wishes = useWishes()
  const base = useMemo(() => box && placeIn(layout, box, wishes), [layout, box, wishes])
  const place = useMemo(
    () => base && withSpots(base, layout, [selection, pointed]),
    [base, layout, selection, pointed],
  )
  const standing = useMemo(() => place && placePills(place), [place])
  const pills = useMemo(
    () => place && standing && withPillsOf(place, standing, [selection, pointed]),
    [place, standing, selection, pointed],
  )
  const crowded = useMemo(() => crowdedGaps(place), [place])
  const drawn = useMemo(
    () => edgesInHand(layout, [selection, pointed]),
    [layout, selection, pointed],
  )

  const hover = (spot: Spot | null): void => {
    if ((spot && keyOf(spot)) !== (hovered && keyOf(hovered))) actions.setView({ hover: spot })
  }

  /** A click on an edge selects its weight, a click beside everything nothing. */
  const pick = ({ target }: MouseEvent): void => {
    if (!(target instanceof SVGElement)) return
    actions.setView({ selection: spotOf(target) })
  }

  return (
    <div
      ref={frame}
      className={styles.frame}
      style={place?.isCompact ? { height: place.height } : undefined}
    >
      <div className={styles.scroller}>
        {place && pills && (
          <PaintingProvider>
            {/* The same is done by the keys of the overlay */}
            <div
              className={styles.content}
              style={{ width: place.width, height: place.height }}
              role="presentation"
              onClick={pick}
              onPointerLeave={() => hover(null)}
              onPointerOver={({ target, pointerType }) => {
                if (target instanceof SVGElement && pointerType === 'mouse') hover(spotOf(target))
              }}
            >
              <Drawing
                place={place}
                pills={pills}
                selection={selection}
                pointed={pointed}
                crowded={crowded}
                drawn={drawn}
                computed={computed}
                phase={phase}
                after={after}
                units={units}
                blowup={blowup}
              >
                {motion && <Pulses key={motion.id} place={place} motion={motion} onEnd={end} />}
              </Drawing>
              <Overlay
                place={place}
                pills={pills}
                selection={selection}
                onHover={hover}
                computed={computed}
                phase={phase}
                after={after}
                units={units}
              />
              <LayerTools place={place} />
            </div>
          </PaintingProvider>
        )}
      </div>
      {areWeightsShown && <WeightsTable />}
    </div>
  )
}

/** What the data want of the drawing, a picture for pixels and names for classes; and what points. */
function useWishes(): Wishes {
  const dataset = useAppState((state) => state.dataset)
  const isTouch = useIsTouch()
  return useMemo(() => {
    const outputs = dataset.target[0] ?? 1
    const names = Array.from({ length: outputs }, (_, unit) => outputName(dataset, unit))
    return { side: pixelSide(dataset), nameRoom: roomFor(names), isTouch }
  }, [dataset, isTouch])
}

function parameterSpot(index: number): Spot {
  return { type: 'parameter', index }
}

/** The pills that always stand, and those of what is in hand. */
function withPillsOf(place: Place, standing: Pills, spots: readonly (Spot | null)[]): Pills {
  const all = new Map(standing.spots)
  const show = (index: number): void => {
    const edge = place.gaps.flat().find((one) => one.index === index)
    if (edge && !all.has(index)) all.set(index, pillAlone(place, edge, standing.size))
  }
  for (const spot of spots) {
    if (spot?.type === 'parameter') show(spot.index)
    else if (spot && spot.layer >= 0 && !place.isCompact) {
      const into = place.gaps[spot.layer].filter(({ output }) => output === spot.unit)
      if (into.some(({ index }) => all.has(index))) continue
      for (const [index, point] of spreadPills(place, into, standing.size) ?? []) {
        all.set(index, point)
      }
    }
  }
  return { size: standing.size, spots: all }
}

function crowdedGaps(place: Place | null): ReadonlySet<number> {
  const gaps = place?.gaps ?? []
  const total = gaps.reduce((sum, edges) => sum + edges.length, 0)
  if (total <= MAX_EDGES) return new Set()
  return new Set(gaps.flatMap((edges, gap) => (edges.length > MAX_GAP_EDGES ? [gap] : [])))
}

/** Weights into the neurons in hand, and the weights in hand. */
function edgesInHand(layout: Layout, spots: readonly (Spot | null)[]): ReadonlySet<number> {
  return new Set(
    spots.flatMap((spot) => {
      if (!spot) return []
      return spot.type === 'parameter'
        ? [spot.index]
        : parametersInto(layout, spot.layer, spot.unit)
    }),
  )
}
