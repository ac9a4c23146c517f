/** What stands for neurons that are too many to be drawn one by one: a gap with their number, or a picture of pixels. */
import { useRef } from 'react'
import type { Gap, Picture } from './columns.ts'
import styles from './Drawing.module.css'
import { usePaint } from './painting.tsx'
import type { Place } from './place.ts'
import { keyOf } from './spot.ts'

type GapMarkProps = {
  readonly gap: Gap
  readonly layer: number
  readonly radius: number
}

/** "⋮ 52 more"; pointing at it shows the first of them. */
export function GapMark({ gap: { at, hidden, first, dots }, layer, radius }: GapMarkProps) {
  if (dots) return dots.map((dot, k) => <Dots key={k} {...dot} />)
  return (
    <g data-spot={keyOf({ type: 'neuron', layer, unit: first })}>
      <rect
        className={styles.more}
        fill="none"
        x={at.x - 30}
        y={at.y - radius}
        width={60}
        height={2 * radius}
      />
      <Dots x={at.x} y={at.y - 11} />
      <text className={styles.caption} x={at.x} y={at.y + 13}>
        {hidden} more
      </text>
    </g>
  )
}

function Dots({ x, y }: { x: number; y: number }) {
  return (
    <g className={styles.dots}>
      {[-5, 0, 5].map((away) => (
        <circle key={away} cx={x} cy={y + away} r={1.6} />
      ))}
    </g>
  )
}

type InputPictureProps = {
  readonly place: Place
  readonly picture: Picture
  /** Keys of spots. */
  readonly selected: string | null
  readonly pointed: string | null
}

/** The sample's pixels as the network is shown them: the larger a value, the darker. Each can be pointed at. */
export function InputPicture({ place, picture, selected, pointed }: InputPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const painted = useRef<readonly number[]>(null)
  const { side, left, top, width, height } = picture
  usePaint(({ sample }) => {
    if (painted.current === sample.input) return
    painted.current = sample.input
    paintOn(canvas.current, side, sample.input)
  })
  const pixel = width / side
  const marked = [...place.columns[0].shown]
  return (
    <g>
      <foreignObject x={left} y={top} width={width} height={height}>
        <canvas
          ref={canvas}
          width={side}
          height={side}
          style={{ display: 'block', width, height, imageRendering: 'pixelated' }}
        />
      </foreignObject>
      <rect className={styles.frame} x={left} y={top} width={width} height={height} />
      {marked.map((unit) => {
        const { x, y } = place.nodes[0][unit]
        const key = keyOf({ type: 'neuron', layer: -1, unit })
        const box = { x: x - pixel / 2, y: y - pixel / 2, width: pixel, height: pixel }
        return (
          <g key={key}>
            <rect className={styles.pixelBack} {...box} />
            {(key === selected || key === pointed) && (
              <rect className={styles.pixelMark} {...box} />
            )}
          </g>
        )
      })}
      {place.nodes[0].map(({ x, y }, unit) => (
        <rect
          key={unit}
          className={styles.pixel}
          data-spot={keyOf({ type: 'neuron', layer: -1, unit })}
          x={x - pixel / 2}
          y={y - pixel / 2}
          width={pixel}
          height={pixel}
        />
      ))}
      <text className={styles.caption} x={left + width / 2} y={top + height + 18}>
        {side} × {side} pixels
      </text>
    </g>
  )
}

function paintOn(canvas: HTMLCanvasElement | null, side: number, pixels: readonly number[]): void {
  const context = canvas?.getContext('2d')
  if (!context) return
  const image = context.createImageData(side, side)
  const [low, high] = [Math.min(0, ...pixels), Math.max(...pixels)]
  pixels.forEach((value, k) => {
    const share = high > low ? (value - low) / (high - low) : 0
    image.data.fill(Math.round(255 * (1 - share)), 4 * k, 4 * k + 3)
    image.data[4 * k + 3] = 255
  })
  context.putImageData(image, 0, 0)
}
