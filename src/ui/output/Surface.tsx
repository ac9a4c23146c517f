/** The square that shows a picture with the samples on it, its axes, and the crosshair that reads it by pointer or keys. */
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  type ReactNode,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { MAP_SIDE, type Frame } from '../../worker/frame.ts'
import { format, spoken } from '../format.ts'
import { useActions, useApp } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import type { At, Hand } from './hand.ts'
import { moved, type Cell } from './meaning.ts'
import { paint } from './paint.ts'
import type { Picture, Scene, Shown } from './picture.ts'
import { pointsOf, type Ground } from './points.ts'
import styles from './Output.module.css'
import { short } from './words.ts'

export type SurfaceProps = {
  readonly dataset: Dataset
  readonly ground: Ground
  readonly picture: Picture
  readonly shown: Shown
  /** The tool in hand, and which it is. */
  readonly hand: RefObject<Hand | null>
  readonly tool: Hand['type'] | null
  /** The legend, under the picture. */
  readonly children?: ReactNode
}

/** How far a pointer may be from a point that it meets, in pixels. */
const REACH = { mouse: 12, touch: 24 }

export function Surface({ dataset, ground, picture, shown, hand, tool, children }: SurfaceProps) {
  const { frames } = useApp()
  const { announce } = useActions()
  const help = useId()
  const theme = useShownTheme()
  const points = useMemo(() => pointsOf(dataset, ground), [dataset, ground])
  const canvas = useRef<HTMLCanvasElement>(null)
  const cross = useRef<SVGPathElement>(null)
  const words = useRef<HTMLParagraphElement>(null)
  const probe = useRef<Cell | null>(null)
  const scene = useRef<Scene | null>(null)
  const { bounds, across, up } = ground

  const probed = (write: (value: number) => string): string | null =>
    probe.current && picture.isKnown() ? picture.reading(probe.current, write) : null

  const showProbe = (): void => {
    if (!cross.current || !words.current) return
    const { column, row } = probe.current ?? { column: 0, row: 0 }
    const [x, y] = [column + 0.5, row + 0.5]
    cross.current.setAttribute('d', probe.current ? `M${x} 0V${MAP_SIDE}M0 ${y}H${MAP_SIDE}` : '')
    words.current.textContent = probed(format) ?? 'Point at the picture to read a value.'
  }
  const draw = (frame: Frame): void => {
    if (!canvas.current) return
    const last = scene.current
    if (last?.theme !== theme || last.points !== points || last.ground !== ground) {
      scene.current = sceneOf(canvas.current, { dataset, ground, points, theme })
    }
    picture.take(frame)
    const held = hand.current?.held() ?? null
    if (scene.current) paint(canvas.current, scene.current, { picture, shown, frame, held })
    canvas.current.setAttribute('aria-label', picture.isKnown() ? picture.words() : 'No map yet.')
    showProbe()
  }
  const redraw = (): void => draw(frames.latest())
  useCalmFrame(draw)
  useRepaint(canvas, () => {
    scene.current = null
    redraw()
  })

  const at = ({ currentTarget, clientX, clientY }: PointerEvent): At => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const within = (share: number): number => Math.min(Math.max(share, 0), 1)
    return [within((clientX - left) / width), within((clientY - top) / height)]
  }
  const reach = ({ currentTarget, pointerType }: PointerEvent): number =>
    REACH[pointerType === 'mouse' ? 'mouse' : 'touch'] / currentTarget.clientWidth
  const pointAt = ([x, y]: At): void => {
    const cell = (share: number): number => Math.min(Math.floor(share * MAP_SIDE), MAP_SIDE - 1)
    probe.current = { column: cell(x), row: cell(y) }
    showProbe()
  }
  const leave = (): void => {
    probe.current = null
    if (hand.current?.cancel()) redraw()
    showProbe()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = ARROWS[event.key]
    const middle = { column: MAP_SIDE / 2, row: MAP_SIDE / 2 }
    const here = probe.current ?? middle
    const inHand = hand.current
    if (step) {
      event.preventDefault()
      const next = event.shiftKey ? shifted(here, step) : moved(here, ...step)
      probe.current = probe.current ? next : middle
      inHand?.drag(centreOf(probe.current))
      redraw()
      announce(probed(spoken) ?? '')
      return
    }
    switch (event.key) {
      case 'Escape':
        if (inHand?.cancel()) redraw()
        else leave()
        return
      case 'Enter':
      case ' ':
        if (!inHand || event.repeat) return
        event.preventDefault()
        probe.current = here
        inHand.act(centreOf(here))
        redraw()
        return
      case 'Delete':
      case 'Backspace':
        if (!inHand) return
        event.preventDefault()
        inHand.remove(centreOf(here))
        redraw()
    }
  }

  return (
    <>
      <div className={styles.plane}>
        <p className={styles.up} aria-hidden="true">
          <span>{short(bounds.bottom, bounds.top - bounds.bottom)}</span>
          <span>{up}</span>
          <span>{short(bounds.top, bounds.top - bounds.bottom)}</span>
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys */}
        <div
          className={styles.map}
          data-tool={tool ?? undefined}
          role="application"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move the probe
          tabIndex={0}
          aria-label="Probe of the map"
          aria-describedby={help}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            pointAt(at(event))
            hand.current?.press(at(event), reach(event))
            if (hand.current?.held()) event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={(event) => {
            pointAt(at(event))
            if (!hand.current?.held()) return
            hand.current.drag(at(event))
            redraw()
          }}
          onPointerUp={(event) => {
            hand.current?.release(at(event), reach(event))
            redraw()
          }}
          onPointerCancel={leave}
          onPointerLeave={({ pointerType, currentTarget }) => {
            if (pointerType !== 'touch' && !currentTarget.matches(':focus-visible')) leave()
          }}
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
          <span>{short(bounds.left, bounds.right - bounds.left)}</span>
          <span>{across}</span>
          <span>{short(bounds.right, bounds.right - bounds.left)}</span>
        </p>
      </div>
      {children}
      <p ref={words} className={styles.reading} />
      <p id={help} hidden>
        Arrow keys move over the picture, with Shift in small steps, from {across}{' '}
        {spoken(bounds.left)} to {spoken(bounds.right)} and {up} {spoken(bounds.bottom)} to{' '}
        {spoken(bounds.top)}.{tool && ` ${KEYS[tool]}`}
      </p>
    </>
  )
}

const KEYS = {
  draw: 'Enter draws a point.',
  move: 'Enter picks up the nearest point and puts it down, Delete deletes it.',
  delete: 'Enter deletes the nearest point.',
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function shifted({ column, row }: Cell, [across, down]: readonly [number, number]): Cell {
  const within = (cell: number): number => Math.min(Math.max(cell, 0), MAP_SIDE - 1)
  return { column: within(column + across), row: within(row + down) }
}

function centreOf({ column, row }: Cell): At {
  return [(column + 0.5) / MAP_SIDE, (row + 0.5) / MAP_SIDE]
}

/** Reads size and colours where they are in force: once, since reading them makes the browser lay out the page. */
function sceneOf(
  canvas: HTMLCanvasElement,
  about: Pick<Scene, 'dataset' | 'ground' | 'points' | 'theme'>,
): Scene {
  const read = (name: string): string => {
    canvas.style.color = `var(--${name})`
    return getComputedStyle(canvas).color
  }
  const colours = {
    ink: read('ink'),
    card: read('card'),
    pos: read('pos'),
    neg: read('neg'),
    err: read('err'),
    line: read('line'),
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
