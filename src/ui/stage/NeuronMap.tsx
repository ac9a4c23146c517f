/** What each neuron says over the plane of two inputs, as a small picture inside its rim: all on one canvas under the drawing. */
import { useLayoutEffect, useRef } from 'react'
import { createBlend, type Blend } from '../controls/blend.ts'
import { diverging, type Theme } from '../controls/ramp.ts'
import { reachOf } from '../controls/reach.ts'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import styles from './Drawing.module.css'
import { contextOf } from './Lines.tsx'
import { SMALL_SIDE } from './MapsAsker.tsx'
import type { MapsBoard } from './NeuronMaps.tsx'
import type { Place } from './place.ts'

type NeuronMapsProps = {
  readonly board: MapsBoard
  readonly place: Place
  /** Layers from the first on that have been computed: the others have no picture yet. */
  readonly computed: number
}

const CELLS = SMALL_SIDE * SMALL_SIDE
/** From the rim, which stays in sight. */
const WITHIN = 0.75
/** The share of the ramp, so that number and letter stand out from it. */
const FILL: Record<Theme, number> = { light: 0.75, dark: 0.62 }

export function NeuronPictures({ board, place, computed }: NeuronMapsProps) {
  const { frames } = useApp()
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const blends = useRef(new Map<string, Blend>())
  const last = useAppState(({ layout }) => layout.shapes.length - 2)
  // Classes coded as −1 and 1 part at 0, as what hidden neurons say does.
  const isShare = useAppState(
    ({ dataset, data }) => dataset.problem === 'classes' && data.coding !== 'signs',
  )
  const { width, height, radius: rim, columns } = place
  const radius = rim - WITHIN

  useLayoutEffect(() => {
    const paint = (): void => {
      const values = board.values()
      const context = contextOf(canvas.current, width, height)
      if (!context || !values) return
      const isTraining = frames.latest().status === 'training'
      columns.slice(1, computed + 1).forEach(({ shown, nodes }, layer) => {
        for (const unit of shown) {
          const own = values(layer, unit)
          if (!own) continue
          // The output of two classes is read as on the large map: its line is at 0.5.
          const leans = leansOf(own, layer === last && isShare)
          const blend = blendFor(blends.current, `${layer} ${unit}`, leans, isTraining)
          const { x, y } = nodes[unit]
          paintCells((cell) => diverging(theme, FILL[theme] * blend.values[cell]))
          context.save()
          context.beginPath()
          context.arc(x, y, radius, 0, 2 * Math.PI)
          context.clip()
          context.drawImage(cells!.canvas, x - radius, y - radius, 2 * radius, 2 * radius)
          context.restore()
        }
      })
    }
    paint()
    return board.subscribe(paint)
  }, [board, columns, computed, width, height, radius, theme, last, isShare, frames])

  return <canvas ref={canvas} className={styles.lines} style={{ width, height }} />
}

function leansOf(values: Float64Array, isShare: boolean): Float64Array {
  const [zero, reach] = isShare ? [0.5, 0.5] : [0, reachOf(values)]
  return values.map((value) => (Number.isFinite(value) ? (value - zero) / reach : 0))
}

/** Glides in training, so that nothing flashes. */
function blendFor(
  blends: Map<string, Blend>,
  key: string,
  leans: Float64Array,
  isTraining: boolean,
): Blend {
  const known = blends.get(key)
  const blend = known ?? createBlend(CELLS)
  if (known && isTraining) blend.glide(leans, performance.now())
  else blend.jump(leans)
  blends.set(key, blend)
  return blend
}

/** One pixel a cell, kept for the next painting. */
let cells: { readonly canvas: HTMLCanvasElement; readonly image: ImageData } | null = null

function paintCells(colour: (cell: number) => readonly [number, number, number]): void {
  cells ??= madeCells()
  const { canvas, image } = cells
  for (let cell = 0; cell < CELLS; cell++) {
    image.data.set(colour(cell), 4 * cell)
    image.data[4 * cell + 3] = 255
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0)
}

function madeCells(): NonNullable<typeof cells> {
  const size = { width: SMALL_SIDE, height: SMALL_SIDE }
  const canvas = Object.assign(document.createElement('canvas'), size)
  return { canvas, image: new ImageData(SMALL_SIDE, SMALL_SIDE) }
}
