/** The cells of the unrolled network on one canvas: inputs, and each layer's units over time. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { activationOf, type NetworkSpec } from '../../../engine/network.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { useReadStep, useShownStep, type ShownStep } from '../../hooks/look.ts'
import { valuesOf, type Shown } from '../../hooks/sequence/gates.ts'
import { isRecurrent, type TimedCell, type TimedLayer } from '../../hooks/sequence/timed.ts'
import { inksOf } from './inks.ts'
import { areaOf, paintCells } from './paint.ts'
import { scaleFor } from './scales.ts'
import { shownRange, useScene } from './scene.ts'
import styles from './Cells.module.css'

export function Cells() {
  const scene = useScene()
  const { network, place, unrolled, shown, cell, scales } = scene
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = (step: ShownStep | null): void => {
    const element = canvas.current
    if (!element || !step) return
    scales.renew(`${shown} ${JSON.stringify(network.layers)}`)
    const sizes = [
      scaleFor(scales.at(0), largestIn(step.sample.input)),
      ...unrolled.timed.map((layer, k) => {
        if (isBounded(network, layer, shown)) return 1
        const { values } = valuesOf(step.layers[layer.layer], layer.type, layer.units, shown)
        return scaleFor(scales.at(k + 1), largestIn(values))
      }),
    ]
    scales.set(sizes)
    paintCells(element, inksOf(element, theme), {
      place,
      layers: step.layers,
      input: step.sample.input,
      timed: unrolled.timed,
      shown,
      range: (layer) => shownRange(scene, layer, step),
      scales: sizes,
      isNumbered: (one) =>
        isNumbered(cell, one, isRecurrent(network.layers[one.layer].type), shown === 'blame'),
    })
  }
  useShownStep(draw)
  const read = useReadStep()
  const redraw = useRef(draw)
  useLayoutEffect(() => {
    redraw.current = draw
  })
  // Numbers wait for the page's own font.
  useEffect(() => void document.fonts.ready.then(() => redraw.current(read())), [read])

  const area = areaOf(place)
  return (
    <canvas
      ref={canvas}
      className={styles.cells}
      style={{ left: area.x, top: area.y, width: area.width, height: area.height }}
      aria-hidden="true"
    />
  )
}

/** The chosen cell, and all of the step before that it is made of; on the way back the step after, which its blame comes from. */
function isNumbered(
  cell: TimedCell | null,
  one: TimedCell,
  looksBack: boolean,
  isBlame: boolean,
): boolean {
  if (!cell || cell.layer !== one.layer) return false
  if (one.time === cell.time) return one.unit === cell.unit
  return looksBack && one.time === cell.time + (isBlame ? 1 : -1)
}

/** Whether values lie between −1 and 1 by themselves. */
function isBounded(
  { layers }: Pick<NetworkSpec, 'layers'>,
  { layer, type }: TimedLayer,
  shown: Shown,
): boolean {
  if (shown === 'blame' || (shown === 'cell' && type === 'lstm')) return false
  if (type === 'lstm' || type === 'gru') return true
  return ['tanh', 'sigmoid', 'softmax'].includes(activationOf(layers[layer]))
}

function largestIn(values: ArrayLike<number>): number {
  let largest = 0
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k])
    if (Number.isFinite(size)) largest = Math.max(largest, size)
  }
  return largest
}
