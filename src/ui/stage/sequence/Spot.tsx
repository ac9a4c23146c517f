/** The one thing of the unrolled network that has the focus: arrows lead on to its neighbours. A real button over the picture. */
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import { spoken } from '../../format.ts'
import { useActions } from '../../hooks/app.tsx'
import { useShownStep, type ShownStep } from '../../hooks/look.ts'
import { shownOf, valuesOf, type Shown } from '../../hooks/sequence/gates.ts'
import { timesForward, unrolledOf } from '../../hooks/sequence/timed.ts'
import { namesOf } from '../../hooks/sequence/times.ts'
import { setText } from '../../controls/setText.ts'
import { rectOf } from './place.ts'
import { keyOfSpot, nextSpot, spotOf, type Spot as SpotOf } from './roving.ts'
import { shownRange, useScene } from './scene.ts'
import styles from './Unrolled.module.css'

export function Spot() {
  const scene = useScene()
  const { network, place, dataset, shown, computed, selection } = scene
  const actions = useActions()
  const spot = spotOf(network, selection)
  const key = keyOfSpot(spot)
  const seen = useRef('')
  const element = useRef<HTMLButtonElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  const hadFocus = useRef(false)

  useLayoutEffect(() => {
    if (seen.current !== key && hadFocus.current) element.current?.focus()
    seen.current = key
  })

  const isThereIn = (one: SpotOf, step: ShownStep): boolean => {
    if (one.type === 'circle')
      return step.isLooked || timesForward(computed, network, one.layer) > 0
    if (one.layer < 0) return true
    const [from, to] = shownRange(scene, one.layer, step)
    return one.time >= from && one.time < to
  }
  useShownStep((step) => {
    if (!step) return
    const isThere = isThereIn(spot, step)
    setText(words.current, spotWords({ network, dataset, shown }, spot, step, isThere))
  })

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextSpot(network, spot, event.key)
    if (event.key === 'Escape') actions.setView({ selection: null, hover: null })
    else if (next) choose(next)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const choose = (next: SpotOf): void => {
    const chosen = selectionOfSpot(next)
    actions.setView({ selection: chosen, hover: chosen })
  }

  const rect =
    spot.type === 'cell'
      ? rectOf(place, spot)
      : circleRect(
          place.circles.find(({ layer, unit }) => layer === spot.layer && unit === spot.unit),
        )
  if (!rect) return null
  return (
    <button
      key={key}
      ref={element}
      type="button"
      className={styles.spot}
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
      onKeyDown={press}
      onClick={() => choose(spot)}
      onFocus={() => {
        hadFocus.current = true
        actions.setView({ hover: selectionOfSpot(spot) })
      }}
      onBlur={() => {
        hadFocus.current = false
        actions.setView({ hover: null })
      }}
    >
      <span ref={words} className="visually-hidden">
        Unit
      </span>
    </button>
  )
}

function selectionOfSpot(spot: SpotOf) {
  return spot.type === 'cell'
    ? ({ type: 'neuron', layer: spot.layer, unit: spot.unit, time: spot.time } as const)
    : ({ type: 'neuron', layer: spot.layer, unit: spot.unit } as const)
}

function circleRect(circle: { x: number; y: number; r: number } | undefined) {
  return (
    circle && {
      x: circle.x - circle.r,
      y: circle.y - circle.r,
      width: 2 * circle.r,
      height: 2 * circle.r,
    }
  )
}

type Told = { readonly network: NetworkSpec; readonly dataset: Dataset; readonly shown: Shown }

/** "Unit 1, October 2009: minus 0.23." */
function spotWords(
  { network, dataset, shown }: Told,
  spot: SpotOf,
  { layers, sample }: ShownStep,
  isThere: boolean,
): string {
  const { steps, features, timed, end } = unrolledOf(network)
  if (spot.type === 'circle') {
    const own = end.find(({ layer }) => layer === spot.layer)
    const name = own?.isLast ? 'Output' : 'Hidden neuron'
    const number = own && own.units > 1 ? ` ${spot.unit + 1}` : ''
    return `${name}${number}: ${isThere ? spoken(layers[spot.layer].outputs[spot.unit]) : 'not yet'}`
  }
  const time = namesOf(dataset, sample, steps).steps[spot.time].full
  if (spot.layer < 0) {
    const name = features === 1 ? 'Input' : `Input ${spot.unit + 1}`
    return `${name}, ${time}: ${spoken(sample.input[spot.time * features + spot.unit])}`
  }
  const layer = timed.find((one) => one.layer === spot.layer)
  if (!layer) return ''
  const place = timed.indexOf(layer)
  const { values, from, stride } = valuesOf(layers[layer.layer], layer.type, layer.units, shown)
  const value = values[from + spot.time * stride + spot.unit]
  const what = shownOf(layer.type).find((one) => one.value === shown)?.label
  const ofWhat =
    shown === 'hidden' ? '' : `, ${shown === 'blame' ? 'blame' : (what ?? 'hidden').toLowerCase()}`
  const word = layer.isLast ? 'Output' : 'Unit'
  const inLayer = timed.length > 1 && !layer.isLast ? ` of layer ${place + 1}` : ''
  return `${word} ${spot.unit + 1}${inLayer}${ofWhat}, ${time}: ${isThere ? spoken(value) : 'not yet'}`
}
