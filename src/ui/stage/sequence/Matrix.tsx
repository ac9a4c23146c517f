/** A square matrix as a map on a canvas, with one weight in hand: chosen by pointer or keys, changed by + and −. */
import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { nameOf } from '../../../engine/layout.ts'
import { format, spoken } from '../../format.ts'
import { useActions, useApp } from '../../hooks/app.tsx'
import { useShownStep, type ShownStep } from '../../hooks/look.ts'
import { filledFrom } from '../../hooks/sequence/overTime.ts'
import { useGesture } from '../../hooks/useGesture.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { setText } from '../../controls/setText.ts'
import { paintGrid } from './grid.ts'
import { inksOf, type Inks } from './inks.ts'
import { scaleFor } from './scales.ts'
import { useScene } from './scene.ts'
import { endsOf, squareWords, type Square } from './square.ts'
import styles from './Weights.module.css'

const CELL = { least: 2, most: 30 }
const DASH = 10
const STEPS: Readonly<Record<string, number>> = {
  '+': 0.1,
  '-': -0.1,
  '−': -0.1,
  PageUp: 1,
  PageDown: -1,
}

type MatrixProps = {
  readonly square: Square
  /** How high it may be. */
  readonly room: number
  readonly isGradient: boolean
  /** In a walk, the time step that has come back last; null: all of them have. */
  readonly from: number | null
  /** What is said of all of them, until one is in hand. */
  readonly words: string
}

export function Matrix({ square, room, isGradient, from, words }: MatrixProps) {
  const { network, layout, selection, pointed, layer } = useScene()
  const actions = useActions()
  const { frames } = useApp()
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const scale = useRef({ of: '', size: 0 })
  const label = useRef<HTMLSpanElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const hadFocus = useRef(false)
  const seen = useRef(0)
  const gestures = useGesture('matrix')
  const { units, start, block } = square
  const cell = Math.max(CELL.least, Math.min(CELL.most, Math.floor(room / units)))
  const side = cell * units
  const within = (one: typeof selection): number | null => {
    const at = one?.type === 'parameter' ? one.index - start : -1
    return at >= 0 && at < units * units ? at : null
  }
  const chosen = within(selection)
  const hovered = within(pointed)
  const spot = chosen ?? 0

  const valuesIn = (step: ShownStep): Float64Array => {
    if (!isGradient) return step.parameters.subarray(start, start + units * units)
    if (from === null) return step.gradients.subarray(start, start + units * units)
    const first = square.first * units
    return filledFrom(network, block, step, from).subarray(first, first + units * units)
  }

  useShownStep((step) => {
    const element = canvas.current
    if (!element || !step) return
    const values = valuesIn(step)
    const key = `${block.start} ${square.first} ${isGradient}`
    if (scale.current.of !== key) scale.current = { of: key, size: 0 }
    let largest = 0
    // While it fills, the scale is that of the whole gradient.
    const whole = isGradient ? step.gradients.subarray(start, start + units * units) : values
    for (const value of whole) if (Math.abs(value) > largest) largest = Math.abs(value)
    scale.current.size = isGradient ? largest || 1 : scaleFor(scale.current.size, largest)
    const inks = inksOf(element, theme)
    paintSquare(element, inks, { values, units, cell, scale: scale.current.size, isGradient })
    const nameAt = (at: number): string => {
      const { letter, number } = nameOf(layout, start + at)
      return `${letter}${number}`
    }
    const name = `${isGradient ? 'Gradient of' : 'Weight'} ${nameAt(spot)}`
    setText(
      label.current,
      `${name}: ${spoken(values[spot])}, ${squareWords(square, layer, spot, network)}`,
    )
    const inHand = hovered ?? chosen
    const [from, to] = inHand === null ? [] : endsOf(square, layer, inHand, network)
    setText(readout.current, inHand === null ? words : `${from} → ${to}: ${format(values[inHand])}`)
  })
  useLayoutEffect(() => {
    if (seen.current !== spot && hadFocus.current) button.current?.focus()
    seen.current = spot
  })

  const atPointer = ({ currentTarget, clientX, clientY }: MouseEvent): number => {
    const { left, top } = currentTarget.getBoundingClientRect()
    const at = (offset: number): number =>
      Math.max(0, Math.min(units - 1, Math.floor(offset / cell)))
    return at(clientY - top) * units + at(clientX - left)
  }
  const choose = (at: number): void =>
    actions.setView({ selection: { type: 'parameter', index: start + at }, hover: null })
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const [row, column] = [Math.floor(spot / units), spot % units]
    const by = STEPS[event.key]
    const moves: Readonly<Record<string, boolean>> = {
      ArrowLeft: column > 0,
      ArrowRight: column + 1 < units,
      ArrowUp: row > 0,
      ArrowDown: row + 1 < units,
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -units,
      ArrowDown: units,
    }
    if (event.key === 'Escape') actions.setView({ selection: null, hover: null })
    else if (event.key in moves) {
      if (moves[event.key]) choose(spot + steps[event.key])
    } else if (by !== undefined && !isGradient) {
      const index = start + spot
      const value = frames.latest().parameters[index] + by * (event.shiftKey ? 0.1 : 1)
      const gesture = `${gestures.at(event.timeStamp)}, ${index}`
      void actions.setParameter(index, Number(value.toFixed(4)), gesture)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const ring = (at: number) => ({
    left: (at % units) * cell,
    top: Math.floor(at / units) * cell,
    width: cell,
    height: cell,
  })

  return (
    <>
      <p ref={readout} className={styles.words} />
      <div
        className={styles.matrix}
        style={{ width: side, height: side }}
        role="presentation"
        onPointerMove={(event) => {
          if (event.pointerType !== 'mouse') return
          event.stopPropagation()
          const index = start + atPointer(event)
          if (pointed?.type !== 'parameter' || pointed.index !== index) {
            actions.setView({ hover: { type: 'parameter', index } })
          }
        }}
        onPointerLeave={() => actions.setView({ hover: null })}
        onClick={(event) => {
          if (event.detail > 0) choose(atPointer(event))
        }}
      >
        <canvas
          ref={canvas}
          className={styles.map}
          style={{ width: side, height: side }}
          aria-hidden="true"
        />
        {hovered !== null && hovered !== chosen && (
          <span className={styles.hovered} style={ring(hovered)} />
        )}
        <button
          key={spot}
          ref={button}
          type="button"
          className={chosen === null ? styles.spot : styles.chosen}
          style={ring(spot)}
          aria-pressed={chosen !== null}
          onKeyDown={press}
          onClick={(event) => {
            if (event.detail === 0) choose(spot)
          }}
          onFocus={() => {
            hadFocus.current = true
          }}
          onBlur={() => {
            hadFocus.current = false
          }}
        >
          <span ref={label} className="visually-hidden">
            Weight
          </span>
        </button>
      </div>
    </>
  )
}

type Painted = {
  readonly values: ArrayLike<number>
  readonly units: number
  readonly cell: number
  readonly scale: number
  readonly isGradient: boolean
}

function paintSquare(
  canvas: HTMLCanvasElement,
  inks: Inks,
  { values, units, cell, scale, isGradient }: Painted,
): void {
  const ratio = Math.min(3, devicePixelRatio || 1)
  const size = Math.round(units * cell * ratio)
  if (canvas.width !== size) {
    canvas.width = size
    canvas.height = size
  }
  const context = canvas.getContext('2d')
  if (!context) return
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, units * cell, units * cell)
  const side = units * cell
  paintGrid(context, {
    palette: inks,
    ramp: isGradient ? 'blame' : 'signed',
    at: { x: 0, y: 0, width: side, height: side },
    columns: units,
    rows: units,
    gap: cell >= 8 ? 1 : 0,
    shareAt: (row, column) => values[row * units + column] / scale,
  })
  if (cell < DASH) return
  for (let k = 0; k < units * units; k++) {
    const value = values[k]
    if (!(value < 0)) continue
    const [x, y] = [(k % units) * cell, Math.floor(k / units) * cell]
    context.fillStyle = isGradient && -value / scale < 0.15 ? inks.strong : inks.ink
    context.fillRect(x + (cell - 1) / 2 - 3, y + (cell - 1) / 2 - 0.75, 6, 1.5)
  }
}
