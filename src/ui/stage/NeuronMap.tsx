/** What a neuron says over the plane of two inputs, as a small picture inside its rim. */
import { useLayoutEffect, useRef } from 'react'
import { createBlend } from '../controls/blend.ts'
import { diverging, type Theme } from '../controls/ramp.ts'
import { reachOf } from '../controls/reach.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import { SMALL_SIDE } from './MapsAsker.tsx'
import styles from './Drawing.module.css'
import type { MapsBoard } from './NeuronMaps.tsx'
import type { Point } from './place.ts'

type NeuronMapProps = {
  readonly board: MapsBoard
  readonly layer: number
  readonly unit: number
  readonly centre: Point
  readonly radius: number
}

const CELLS = SMALL_SIDE * SMALL_SIDE
/** From the rim, which stays in sight. */
const WITHIN = 0.75
/** The share of the ramp, so that number and letter stand out from it. */
const FILL: Record<Theme, number> = { light: 0.75, dark: 0.62 }

export function NeuronMap({ board, layer, unit, centre, radius: rim }: NeuronMapProps) {
  const { frames } = useApp()
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const radius = rim - WITHIN
  // The output of two classes is read as on the large map: its line is at 0.5.
  const isShare = useAppState(
    ({ layout, dataset }) => layer === layout.shapes.length - 2 && dataset.problem === 'classes',
  )

  useLayoutEffect(() => {
    const blend = createBlend(CELLS)
    let isFirst = true
    const paint = (): void => {
      const values = board.values()?.(layer, unit)
      if (!canvas.current || !values) return
      const [zero, reach] = isShare ? [0.5, 0.5] : [0, reachOf(values)]
      const leans = values.map((value) => (Number.isFinite(value) ? (value - zero) / reach : 0))
      if (isFirst || frames.latest().status !== 'training') blend.jump(leans)
      else blend.glide(leans, performance.now())
      isFirst = false
      paintOn(canvas.current, radius, (cell) => diverging(theme, FILL[theme] * blend.values[cell]))
    }
    paint()
    return board.subscribe(paint)
  }, [board, layer, unit, radius, theme, isShare, frames])

  const side = 2 * radius
  return (
    <foreignObject
      className={styles.map}
      x={centre.x - radius}
      y={centre.y - radius}
      width={side}
      height={side}
    >
      <canvas ref={canvas} style={{ display: 'block', width: side, height: side }} />
    </foreignObject>
  )
}

/** One pixel a cell, kept for the next painting. */
let cells: HTMLCanvasElement | null = null

function paintOn(
  canvas: HTMLCanvasElement,
  radius: number,
  colour: (cell: number) => readonly [number, number, number],
): void {
  const pixels = Math.round(2 * radius * devicePixelRatio)
  if (canvas.width !== pixels) {
    canvas.width = pixels
    canvas.height = pixels
  }
  cells ??= Object.assign(document.createElement('canvas'), {
    width: SMALL_SIDE,
    height: SMALL_SIDE,
  })
  const context = canvas.getContext('2d')
  const small = cells.getContext('2d')
  if (!context || !small) return
  const image = small.createImageData(SMALL_SIDE, SMALL_SIDE)
  for (let cell = 0; cell < CELLS; cell++) {
    image.data.set(colour(cell), 4 * cell)
    image.data[4 * cell + 3] = 255
  }
  small.putImageData(image, 0, 0)
  context.save()
  context.clearRect(0, 0, pixels, pixels)
  context.beginPath()
  context.arc(pixels / 2, pixels / 2, pixels / 2, 0, 2 * Math.PI)
  context.clip()
  context.drawImage(cells, 0, 0, pixels, pixels)
  context.restore()
}
