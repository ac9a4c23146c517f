/**
 * The network for hands, keys and ears: real elements over the picture, at the same places. One tab
 * stop, arrows between them (`roving.ts`); weights are set by typing, keys and dragging.
 *
 * "-" changes a weight by −0.1 like "+" by 0.1; a digit within a second after it means a negative
 * number instead, so the change is taken back and the field opens with "−5".
 */
import { unitsOf } from '../../experiment/kinds.ts'
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react'
import { indexOf, placeOf } from '../../engine/layout.ts'
import type { Computed, Phase } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useScreen } from '../hooks/useScreen.ts'
import { removeNeuron } from './layers.ts'
import styles from './Overlay.module.css'
import { biasRectangle, type Pills } from './pills.ts'
import type { Place } from './place.ts'
import {
  bareSpot,
  boxOf,
  edgesToReach,
  FEW,
  helpOf,
  parameterProps,
  pointOf,
  sizeIn,
} from './reach.ts'
import { firstSpot, nextSpot } from './roving.ts'
import { keyOf, spotOf, type Spot } from './spot.ts'
import { capital, neuronWords, parameterName } from './spots.ts'
import type { UnitStates } from './useUnits.ts'
import type { After } from './useAfter.ts'
import { useNudge } from './useNudge.ts'
import { useSpokenValues } from './useSpokenValues.ts'
import { useWeightDrag } from './useWeightDrag.ts'
import { WeightField } from './WeightField.tsx'
import { nudgeOf } from './weight.ts'

const WeightSheet = late(
  () => import('./WeightSheet.tsx').then((loaded) => loaded.WeightSheet),
  'seldom',
)

type OverlayProps = {
  readonly place: Place
  readonly pills: Pills
  readonly selection: Spot | null
  readonly onHover: (spot: Spot | null) => void
  readonly computed: Computed
  readonly phase: Phase
  readonly after: After | null
  readonly units: UnitStates
}

type Editing = { readonly index: number; readonly typed: string | null }

export function Overlay(props: OverlayProps) {
  const { place, pills, selection, onHover } = props
  const { frames, actions } = useApp()
  const layout = useAppState((state) => state.layout)
  const network = useAppState((state) => state.network)
  const isPhone = useScreen() === 'phone'
  const group = useRef<HTMLFieldSetElement>(null)
  const helpId = useId()
  const [editing, setEditing] = useState<Editing | null>(null)
  const wanted = useRef<string>(null)
  const drag = useWeightDrag()
  const nudge = useNudge()
  const stop = selection ?? firstSpot(layout)
  useSpokenValues(group, props)

  const find = (key: string): HTMLElement | null =>
    group.current?.querySelector<HTMLElement>(`[data-spot="${key}"]`) ?? null

  /** Gives the focus to a spot, as soon as it has an element. */
  const focus = (spot: Spot): void => {
    wanted.current = keyOf(spot)
    actions.setView({ selection: spot })
    find(keyOf(spot))?.focus()
  }
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const element = find(wanted.current)
    wanted.current = null
    if (element !== document.activeElement) element?.focus()
  })

  const pressOnParameter = (event: KeyboardEvent, index: number): boolean => {
    const { key, timeStamp } = event
    const step = nudgeOf(event)
    if (step !== 0) nudge.by(index, step, timeStamp)
    else if (key === 'Delete' || key === 'Backspace') nudge.to(index, 0, timeStamp)
    else if (key === 'Enter') setEditing({ index, typed: null })
    else if (/^[0-9.,]$/.test(key)) {
      setEditing({ index, typed: nudge.takeBackMinus(index, timeStamp) ? `−${key}` : key })
    } else return false
    return true
  }

  const press = (event: KeyboardEvent): void => {
    const spot = spotOf(event.target)
    if (!spot || event.ctrlKey || event.metaKey || event.altKey) return
    if (spot.type === 'parameter' && pressOnParameter(event, spot.index)) {
      event.preventDefault()
      return
    }
    if (spot.type === 'neuron' && event.key === 'Delete') {
      const isHidden = spot.layer >= 0 && spot.layer < network.layers.length - 1
      const changed = isHidden ? removeNeuron(network, spot.layer) : null
      if (!changed) actions.announce('Only hidden neurons can be removed.')
      else if ('reason' in changed) actions.announce(changed.reason)
      else {
        // The last of the layer goes: the focus stays with those that remain
        const units = unitsOf(network.layers[spot.layer])
        if (units !== null && spot.unit === units - 1) focus({ ...spot, unit: spot.unit - 1 })
        void actions.setNetwork(changed.network)
      }
      return
    }
    if (spot.type === 'neuron' && event.key === 'Escape') {
      actions.setView({ selection: null })
      if (event.target instanceof HTMLElement) event.target.blur()
      return
    }
    const next = nextSpot(layout, frames.latest().parameters, spot, event.key)
    if (next) focus(next)
    if (next || event.key.startsWith('Arrow')) event.preventDefault()
  }

  const select = ({ target }: FocusEvent | MouseEvent): void => {
    const spot = spotOf(target)
    if (spot && (!selection || keyOf(spot) !== keyOf(selection))) {
      actions.setView({ selection: spot })
    }
  }

  const click = (event: MouseEvent): void => {
    select(event)
    const spot = spotOf(event.target)
    if (spot?.type === 'parameter' && !drag.wasDrag()) {
      setEditing({ index: spot.index, typed: null })
    }
  }

  const close = (isDone: boolean): void => {
    if (editing && isDone) focus({ type: 'parameter', index: editing.index })
    setEditing(null)
  }

  const grab = (event: PointerEvent): void => {
    const spot = spotOf(event.target)
    if (spot?.type === 'parameter') drag.start(event, spot.index)
  }

  const shown = editing && editing.index < layout.count ? editing : null
  const editor = shown && {
    ...shown,
    isBias: placeOf(layout, shown.index).input === null,
    name: parameterName(layout, shown.index),
  }

  return (
    <>
      <p id={helpId} className="visually-hidden">
        {helpOf(layout)}
      </p>
      <fieldset
        ref={group}
        aria-label="Network"
        aria-describedby={helpId}
        className={styles.overlay}
        style={{ width: place.width, height: place.height }}
      >
        {/* One for all that lies in it; each has its own role and place among the tab stops */}
        <div
          role="presentation"
          onKeyDown={press}
          onFocus={(event) => {
            select(event)
            onHover(spotOf(event.target))
          }}
          onBlur={() => onHover(null)}
          onClick={click}
          onPointerDown={grab}
          onPointerMove={drag.move}
          onPointerUp={drag.end}
          onLostPointerCapture={drag.end}
          onPointerCancel={drag.cancel}
          onPointerOver={({ target, pointerType }) => {
            if (pointerType === 'mouse') onHover(spotOf(target))
          }}
          onPointerLeave={() => onHover(null)}
        >
          {place.columns.map(({ shown, nodes }, l) =>
            shown.map((unit) => {
              const size = sizeIn(place, l)
              const spot: Spot = { type: 'neuron', layer: l - 1, unit }
              const key = keyOf(spot)
              return (
                <button
                  key={key}
                  type="button"
                  data-spot={key}
                  className={styles.neuron}
                  tabIndex={keyOf(stop) === key ? 0 : -1}
                  aria-label={capital(neuronWords(layout, l - 1, unit))}
                  style={boxOf(nodes[unit], size, size)}
                />
              )
            }),
          )}
          {edgesToReach(place, layout, stop).map((edge) => {
            const spot = pills.spots.get(edge.index)
            const { x, y } = spot ?? bareSpot(edge)
            const isHidden = !spot && !(place.isCompact && place.gaps[edge.layer].length <= FEW)
            return (
              <div
                key={edge.index}
                {...parameterProps(layout, edge.index, stop)}
                className={styles.weight}
                data-hidden={isHidden || undefined}
                style={boxOf({ x, y }, spot ? pills.size.width : 24, spot ? pills.size.height : 24)}
              />
            )
          })}
          {place.columns.slice(1).map(({ shown, nodes, hasBias }, layer) =>
            shown.map((unit) => {
              const index = indexOf(layout, layer, unit, null)
              const { x, y } = biasRectangle(nodes[unit], place.radius)
              return (
                <div
                  key={index}
                  {...parameterProps(layout, index, stop)}
                  className={styles.weight}
                  data-hidden={(!hasBias && keyOf(stop) !== `p${index}`) || undefined}
                  style={boxOf({ x, y }, 68, 24)}
                />
              )
            }),
          )}
          {editor && !isPhone && (
            <WeightField
              key={editor.index}
              {...editor}
              onClose={close}
              point={pointOf(place, pills, layout, editor.index)}
            />
          )}
        </div>
      </fieldset>
      {editor && isPhone && <WeightSheet key={editor.index} {...editor} onClose={close} />}
    </>
  )
}
