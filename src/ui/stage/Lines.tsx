/**
 * The edges, on a canvas under the drawing: hue and dash for the sign, width for the size. A network
 * has hundreds of them, and all change with every frame: as elements they would be laid out each time.
 */
import { memo, useMemo, useRef } from 'react'
import type { Theme } from '../controls/ramp.ts'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import styles from './Drawing.module.css'
import { parameterIn, usePaint, type Reading } from './painting.tsx'
import { pathOf } from './curves.ts'
import type { Edge } from './place.ts'
import { signOf, strokeOf, type Sign } from './write.ts'

/** Weights nearer to zero than this have no sign on the picture. */
const TINY = 0.02
/** Of the mark behind a selected or pointed edge, beyond the edge's own width. */
const MARK = 14
/** Of the mark under the way of an influence to the loss, softer than what is selected. */
const WAY = 13
const WAY_OPACITY = 0.5
/** Of edges into a layer that is not the one being computed. */
const QUIET = 0.35

/** Parts of a pixel in which a change of width is seen. */
const FINE = 4

export type Line = {
  readonly edge: Edge
  readonly isMarked: boolean
  readonly isOnWay: boolean
  readonly isQuiet: boolean
  /** It grew past all numbers: full width, whatever it is now. */
  readonly hasExploded: boolean
}

type LinesProps = {
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
  /** Outlines of what is not drawn edge by edge. */
  readonly bundles: readonly string[]
}

type Colours = Readonly<Record<Sign | 'mark' | 'bundle', string>>

export const Lines = memo(function Lines({ width, height, lines, bundles }: LinesProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const known = useRef<{ readonly theme: Theme; readonly colours: Colours } | null>(null)
  const paths = useMemo(() => lines.map(({ edge }) => new Path2D(pathOf(edge))), [lines])
  const areas = useMemo(() => bundles.map((path) => new Path2D(path)), [bundles])
  const painted = useRef('')
  const last = useRef<readonly Line[]>([])

  usePaint((reading) => {
    const strokes = lines.map((line) => strokeIn(line, reading))
    const key = strokes.map(({ sign, width }) => `${sign}${Math.round(FINE * width)}`).join(' ')
    const of = `${key} ${theme} ${width} ${height} ${devicePixelRatio}`
    if (painted.current === of && last.current === lines) return
    painted.current = of
    last.current = lines
    const context = contextOf(canvas.current, width, height)
    if (!context) return
    if (known.current?.theme !== theme)
      known.current = { theme, colours: coloursOf(context.canvas) }
    draw(context, { lines, paths, areas, strokes, colours: known.current.colours })
  }, 'lines')

  return <canvas ref={canvas} className={styles.lines} style={{ width, height }} />
})

type Stroke = ReturnType<typeof strokeOf> & { readonly sign: Sign }

function strokeIn({ edge, hasExploded }: Line, reading: Reading): Stroke {
  const { scale } = reading
  const weight = parameterIn(reading, edge.index)
  const full = weight < 0 ? -scale : scale
  return { ...strokeOf(hasExploded ? full : weight, scale), sign: signOf(weight, TINY) }
}

type Picture = Pick<LinesProps, 'lines'> & {
  readonly paths: readonly Path2D[]
  readonly areas: readonly Path2D[]
  readonly strokes: readonly Stroke[]
  readonly colours: Colours
}

function draw(context: CanvasRenderingContext2D, picture: Picture): void {
  const { lines, paths, areas, strokes, colours } = picture
  context.fillStyle = colours.bundle
  for (const area of areas) context.fill(area)
  // Under all edges, so that none is covered by the mark of another.
  context.strokeStyle = colours.mark
  context.setLineDash([])
  context.globalAlpha = WAY_OPACITY
  context.lineWidth = WAY
  lines.forEach(({ isOnWay }, k) => isOnWay && context.stroke(paths[k]))
  context.globalAlpha = 1
  lines.forEach(({ isMarked }, k) => {
    if (!isMarked) return
    context.lineWidth = strokes[k].width + MARK
    context.stroke(paths[k])
  })
  lines.forEach(({ isQuiet }, k) => {
    const { width, dashes, sign } = strokes[k]
    context.globalAlpha = isQuiet ? QUIET : 1
    context.lineWidth = width
    context.strokeStyle = colours[sign]
    context.setLineDash(sign === 'negative' ? dashes.split(' ').map(Number) : [])
    context.stroke(paths[k])
  })
  context.globalAlpha = 1
}

/** Clean, and as sharp as the screen. */
export function contextOf(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return null
  const [across, down] = [width, height].map((size) => Math.round(size * devicePixelRatio))
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
  }
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  context.clearRect(0, 0, width, height)
  return context
}

/** As the theme has them, and high contrast: reading them lays out the page, so it is done once for each. */
function coloursOf(canvas: HTMLCanvasElement): Colours {
  const read = (name: string): string => {
    canvas.style.color = `var(--${name})`
    return getComputedStyle(canvas).color
  }
  return {
    positive: read('pos'),
    negative: read('neg'),
    zero: read('line-strong'),
    mark: read('mark'),
    bundle: read('sunk'),
  }
}
