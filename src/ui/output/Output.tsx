/** The panel with the network's answer over the plane of its two inputs. */
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { planeOf, type Dataset, type Plane } from '../../data/dataset.ts'
import { sizeOf } from '../../engine/network.ts'
import { MAP_SIDE, type Frame } from '../../worker/frame.ts'
import type { Theme } from '../controls/ramp.ts'
import { format, spoken } from '../format.ts'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import { createBlend } from './blend.ts'
import { leanOf, meaningOf, moved, type Cell, type Meaning } from './meaning.ts'
import { fillOf, paint, type Colours, type Scene } from './paint.ts'
import { summary } from './summary.ts'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import { reading, short } from './words.ts'
import styles from './Output.module.css'

export function Output() {
  const heading = useId()
  const dataset = useAppState((state) => state.dataset)
  const outputs = sizeOf(dataset.target)
  const plane = useMemo(() => planeOf(dataset), [dataset])
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <h2 id={heading}>
        What the network says
        {plane && outputs > 1 && `: output 1 of ${outputs.toLocaleString('en-US')}`}
      </h2>
      {plane ? (
        <OutputMap dataset={dataset} plane={plane} />
      ) : (
        <p className={styles.none}>
          The map shows networks with two inputs. This one has {sizeOf(dataset.input)}.
        </p>
      )}
    </section>
  )
}

function OutputMap({ dataset, plane }: { dataset: Dataset; plane: Plane }) {
  const { frames } = useApp()
  const { announce } = useActions()
  const help = useId()
  const theme = useShownTheme()
  const meaning = useMemo(() => meaningOf(dataset), [dataset])
  const canvas = useRef<HTMLCanvasElement>(null)
  const cross = useRef<SVGPathElement>(null)
  const words = useRef<HTMLParagraphElement>(null)
  const probe = useRef<Cell | null>(null)
  const map = useMemo(() => createMap(meaning), [meaning])
  const scene = useRef<Scene | null>(null)
  const [weight = 'input 1', height = 'input 2'] = dataset.inputNames

  const probed = (write: (value: number) => string): string | null => {
    if (!probe.current || !map.isKnown()) return null
    const value = map.values[probe.current.row * MAP_SIDE + probe.current.column]
    return reading(probe.current, value, { plane, names: [weight, height], meaning }, write)
  }
  const showProbe = (): void => {
    if (!cross.current || !words.current) return
    const { column, row } = probe.current ?? { column: 0, row: 0 }
    const [x, y] = [column + 0.5, row + 0.5]
    cross.current.setAttribute('d', probe.current ? `M${x} 0V${MAP_SIDE}M0 ${y}H${MAP_SIDE}` : '')
    words.current.textContent = probed(format) ?? 'Point at the map to read a value.'
  }
  const draw = (frame: Frame): void => {
    if (!canvas.current) return
    const isOther = scene.current?.theme !== theme || scene.current.dataset !== dataset
    if (!scene.current || isOther) {
      scene.current = sceneOf(canvas.current, { dataset, plane, meaning, theme })
    }
    map.take(frame)
    paint(canvas.current, scene.current, map.isKnown() ? map.shown() : null, frame.current)
    canvas.current.setAttribute('aria-label', map.isKnown() ? map.words() : 'No map yet.')
    showProbe()
  }
  useCalmFrame(draw)
  useRepaint(canvas, () => {
    scene.current = null
    draw(frames.latest())
  })

  const pointAt = ({ currentTarget, clientX, clientY }: PointerEvent): void => {
    const { left, top, width, height: tall } = currentTarget.getBoundingClientRect()
    const cell = (share: number): number =>
      Math.min(Math.max(Math.floor(share * MAP_SIDE), 0), MAP_SIDE - 1)
    probe.current = { column: cell((clientX - left) / width), row: cell((clientY - top) / tall) }
    showProbe()
  }
  const leave = (): void => {
    probe.current = null
    showProbe()
  }
  const press = (event: KeyboardEvent): void => {
    const step = ARROWS[event.key]
    if (event.key === 'Escape') leave()
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const middle = { column: MAP_SIDE / 2, row: MAP_SIDE / 2 }
    probe.current = probe.current ? moved(probe.current, ...step) : middle
    showProbe()
    announce(probed(spoken) ?? '')
  }

  return (
    <>
      <div className={styles.plane}>
        <p className={styles.up} aria-hidden="true">
          <span>{short(plane.bottom)}</span>
          <span>{height}</span>
          <span>{short(plane.top)}</span>
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys */}
        <div
          className={styles.map}
          role="application"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move the probe
          tabIndex={0}
          aria-label="Probe of the map"
          aria-describedby={help}
          onPointerDown={pointAt}
          onPointerMove={pointAt}
          onPointerLeave={({ pointerType }) => pointerType !== 'touch' && leave()}
          onBlur={leave}
          onKeyDown={press}
        >
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is named as a picture by its role */}
          <canvas ref={canvas} className={styles.canvas} role="img" />
          <svg
            className={styles.cross}
            viewBox={`0 0 ${MAP_SIDE} ${MAP_SIDE}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path ref={cross} />
          </svg>
        </div>
        <p className={styles.across} aria-hidden="true">
          <span>{short(plane.left)}</span>
          <span>{weight}</span>
          <span>{short(plane.right)}</span>
        </p>
      </div>
      <Legend meaning={meaning} theme={theme} hasUnseen={dataset.unseen.length > 0} />
      <p ref={words} className={styles.reading} />
      <p id={help} hidden>
        Arrow keys move over the map, from {weight} {spoken(plane.left)} to {spoken(plane.right)}{' '}
        and {height} {spoken(plane.bottom)} to {spoken(plane.top)}.
      </p>
    </>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The newest map as it is and as it is shown: blended in training, where areas would flash, and exact otherwise. */
function createMap(meaning: Meaning) {
  const values = new Float64Array(MAP_SIDE * MAP_SIDE)
  const leans = new Float64Array(MAP_SIDE * MAP_SIDE)
  const blend = createBlend(MAP_SIDE * MAP_SIDE)
  let run: number | null = null
  return {
    /** As the frame has them. */
    values,
    isKnown: () => run !== null,
    shown: () => blend.values,
    words: () => summary(leans, MAP_SIDE, meaning),
    take: (frame: Frame): void => {
      if (frame.map) {
        const isNew = run !== frame.run
        run = frame.run
        const outputs = frame.map.length / values.length
        for (let cell = 0; cell < values.length; cell++) {
          values[cell] = frame.map[cell * outputs]
          leans[cell] = leanOf(values[cell], meaning)
        }
        if (isNew) blend.jump(leans)
      } else if (run !== frame.run) {
        run = null
      }
      if (frame.status === 'training') blend.glide(leans, performance.now())
      else blend.jump(leans)
    },
  }
}

/** Reads size and colours where they are in force: once, since reading them makes the browser lay out the page. */
function sceneOf(
  canvas: HTMLCanvasElement,
  about: Pick<Scene, 'dataset' | 'plane' | 'meaning' | 'theme'>,
): Scene {
  const read = (name: string): string => {
    canvas.style.color = `var(--${name})`
    return getComputedStyle(canvas).color
  }
  const colours: Colours = {
    ink: read('ink'),
    card: read('card'),
    pos: read('pos'),
    neg: read('neg'),
  }
  const font = `500 12.5px ${getComputedStyle(canvas).fontFamily}`
  return { ...about, colours, font, size: canvas.clientWidth }
}

/** Paints again when the canvas changes its size, and when the page's font has come. */
function useRepaint(
  canvas: { readonly current: HTMLCanvasElement | null },
  repaint: () => void,
): void {
  const newest = useRef(repaint)
  useEffect(() => {
    newest.current = repaint
  })
  useEffect(() => {
    if (!canvas.current) return undefined
    const observer = new ResizeObserver(() => newest.current())
    observer.observe(canvas.current)
    const again = (): void => newest.current()
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [canvas])
}

function Legend({
  meaning,
  theme,
  hasUnseen,
}: {
  meaning: Meaning
  theme: Theme
  hasUnseen: boolean
}) {
  const { centre, half, isClasses } = meaning
  const stops = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
  const colours = stops.map((lean) => `rgb(${fillOf(theme, lean).join(' ')})`)
  return (
    <div>
      <div
        className={styles.bar}
        style={{ background: `linear-gradient(90deg, ${colours.join(', ')})` }}
      />
      <p className={styles.legend}>
        <span>
          {isClasses ? (
            <>
              <span className={styles.low}>◆</span> class 0
            </>
          ) : (
            short(centre - half)
          )}
        </span>
        <span>{short(centre, half)}</span>
        <span>
          {isClasses ? (
            <>
              class 1 <span className={styles.high}>●</span>
            </>
          ) : (
            short(centre + half)
          )}
        </span>
      </p>
      {hasUnseen && <p className={styles.unseen}>{isClasses ? '◇ ○' : '○'} never trained on</p>}
    </div>
  )
}
