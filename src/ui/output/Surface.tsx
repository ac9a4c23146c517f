/** The square that shows a picture with the samples on it, its axes, and the crosshair that reads it by pointer or keys. */
import {
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
import { NEAR, type At, type Hand } from './hand.ts'
import { moved, type Cell } from './meaning.ts'
import { paint } from './paint.ts'
import type { Picture, Scene, Shown } from './picture.ts'
import { nearest, pointsOf, type Ground, type Point } from './points.ts'
import plane from '../controls/Plane.module.css'
import styles from './Output.module.css'
import { sceneOf, useRepaint } from './scene.ts'
import { pointWords, short } from './words.ts'

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
/** And from the crosshair of the keys, as a share of the picture; a tool finds points farther away. */
const KEY_REACH = 0.04

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
  /** Where keys go on from. */
  const last = useRef<Cell>({ column: MAP_SIDE / 2, row: MAP_SIDE / 2 })
  const met = useRef<Point | null>(null)
  const scene = useRef<Scene | null>(null)
  const { bounds, across, up } = ground

  const probed = (write: (value: number) => string): string | null => {
    if (!probe.current) return null
    const said = picture.isKnown() ? picture.reading(probe.current, write) : null
    const point = met.current && pointWords(met.current, dataset, write)
    return said && point ? `${said}. ${point}` : (said ?? point)
  }

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
    if (met.current && !points.includes(met.current)) met.current = null
    if (scene.current) {
      paint(canvas.current, scene.current, { picture, shown, frame, held, met: met.current })
    }
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
  /** Looks for the point that a tool would take there; a drawn one covers what is there. */
  const meet = (at: At | null, far = 0): void => {
    const there = shown.hasTest ? points : points.filter(({ place }) => place.part === 'samples')
    const isFree = at && tool !== 'draw' && !hand.current?.held()
    const next = isFree ? nearest(there, at, far) : null
    if (next === met.current) return
    met.current = next
    redraw()
  }
  const pointAt = ([x, y]: At, far: number): void => {
    const cell = (share: number): number => Math.min(Math.floor(share * MAP_SIDE), MAP_SIDE - 1)
    probe.current = { column: cell(x), row: cell(y) }
    meet([x, y], far)
    showProbe()
  }
  const leave = (): void => {
    probe.current = null
    meet(null)
    if (hand.current?.cancel()) redraw()
    showProbe()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = ARROWS[event.key]
    const here = probe.current ?? last.current
    const inHand = hand.current
    if (step) {
      event.preventDefault()
      const next = event.shiftKey ? shifted(here, step) : moved(here, ...step)
      probe.current = probe.current ? next : here
      last.current = probe.current
      inHand?.drag(centreOf(probe.current))
      meet(centreOf(probe.current), tool ? NEAR : KEY_REACH)
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
      <div className={plane.plane}>
        <p className={plane.up} aria-hidden="true">
          <span>{short(bounds.bottom, bounds.top - bounds.bottom)}</span>
          <span>{up}</span>
          <span>{short(bounds.top, bounds.top - bounds.bottom)}</span>
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys */}
        <div
          className={`${plane.map} ${styles.map}`}
          data-tool={tool ?? undefined}
          role="application"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move the probe
          tabIndex={0}
          aria-label="Probe of the map"
          aria-describedby={help}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            pointAt(at(event), reach(event))
            hand.current?.press(at(event), reach(event))
            if (hand.current?.held()) event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={(event) => {
            pointAt(at(event), reach(event))
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
          <canvas ref={canvas} className={plane.canvas} role="img" />
          <svg
            className={plane.cross}
            viewBox={`0 0 ${MAP_SIDE} ${MAP_SIDE}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path ref={cross} />
          </svg>
        </div>
        <p className={plane.across} aria-hidden="true">
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
