/** Two strips under the columns, both logarithmic: how much the answer moves with each input, and how much of the loss comes back to each time step. */
import { useRef, type ReactNode, type RefObject } from 'react'
import { format } from '../../format.ts'
import { useShownStep } from '../../hooks/look.ts'
import { setText } from '../../controls/setText.ts'
import { setAttribute } from '../write.ts'
import { blameSizes } from './blame.ts'
import { part } from './part.ts'
import type { Rect } from './place.ts'
import { useScene } from './scene.ts'
import { scaleOf, shareOn } from './strip.ts'
import styles from './Strips.module.css'
import { useMemory } from './useMemory.ts'

const LINES = [0, 1, 2, 3, 4]
/** A column so wide carries its number. */
const WRITTEN = 33
const WIDE = 38
/** Beside the numbers of the scale. */
const SIDE = 46

export function Strips() {
  const { place, strip } = useScene()
  return (
    <svg
      className={styles.strips}
      width={place.width}
      height={place.height}
      viewBox={`0 0 ${place.width} ${place.height}`}
      aria-hidden="true"
    >
      {strip !== 'blame' && <MemoryStrip />}
      {strip !== 'memory' && <BlameStrip />}
    </svg>
  )
}

function MemoryStrip() {
  const { place } = useScene()
  const group = useRef<SVGGElement>(null)
  useMemory((sizes) => drawStrip(group.current, place.memory, place, sizes, 0))
  return <Strip group={group} rect={place.memory} symbol={<Symbol start="|∂ŷ/∂x" end="|" />} />
}

function BlameStrip() {
  const scene = useScene()
  const { place } = scene
  const group = useRef<SVGGElement>(null)
  useShownStep((step) => {
    const { sizes, from } = blameSizes(scene, step)
    drawStrip(group.current, place.blame, place, sizes, from)
  })
  return <Strip group={group} rect={place.blame} symbol={<Symbol start="‖∂L/∂h" end="‖" />} />
}

function Symbol({ start, end }: { readonly start: string; readonly end: string }) {
  return (
    <>
      {start}
      <tspan className={styles.index}>t</tspan>
      {end}
    </>
  )
}

function Strip({
  group,
  rect,
  symbol,
}: {
  readonly group: RefObject<SVGGElement | null>
  readonly rect: Rect
  readonly symbol: ReactNode
}) {
  const { place, cell, strip } = useScene()
  const { x, y, width, height } = rect
  const isWritten = place.column >= WRITTEN
  return (
    <g ref={group}>
      {cell && (
        <rect
          className={styles.now}
          x={place.left + cell.time * place.column}
          y={y - 4}
          width={place.column}
          height={height + 20}
        />
      )}
      {LINES.map((line) => (
        <g key={line} data-line={line}>
          <line className={styles.grid} x1={x} x2={x + width} />
          <text className={styles.tick} x={x + width + 8} />
        </g>
      ))}
      {!place.isCompact && strip !== null && (
        <text className={styles.symbol} x={x + width + SIDE} y={y + 20}>
          {symbol}
        </text>
      )}
      {!place.isCompact && (
        <text className={styles.tick} x={x + width + SIDE} y={y + (strip === null ? 10 : 38)}>
          log scale
        </text>
      )}
      {Array.from({ length: place.steps }, (_, time) => {
        const middle = place.left + (time + 0.5) * place.column
        return (
          <g key={time} data-time={time}>
            <line className={styles.stem} x1={middle} x2={middle} y2={y + height} />
            <circle className={styles.head} cx={middle} r={Math.min(4, place.column / 3)} />
            {isWritten && (
              <text
                className={time === cell?.time ? styles.nowValue : styles.value}
                x={middle}
                y={y + height + 14}
                textAnchor="middle"
              />
            )}
          </g>
        )
      })}
    </g>
  )
}

function drawStrip(
  group: Element | null,
  { y, height }: Rect,
  { steps, column }: { readonly steps: number; readonly column: number },
  sizes: readonly number[] | null,
  from: number,
): void {
  if (!group) return
  const scale = scaleOf(sizes ?? [])
  const at = (share: number): number => y + height - share * (height - 4)
  for (const line of LINES) {
    const power = scale.bottom + line
    const one = part(group, `[data-line="${line}"]`)
    const isShown = sizes !== null && power <= scale.top && (scale.top - power) % 2 === 0
    setAttribute(one, 'display', isShown ? 'inline' : 'none')
    if (!one || !isShown) continue
    const height1 = at((power - scale.bottom) / (scale.top - scale.bottom))
    setAttribute(one.children[0], 'y1', height1.toFixed(1))
    setAttribute(one.children[0], 'y2', height1.toFixed(1))
    setAttribute(one.children[1], 'y', (height1 + 4.5).toFixed(1))
    setText(one.children[1], powerText(power))
  }
  for (let time = 0; time < steps; time++) {
    const one = part(group, `[data-time="${time}"]`)
    if (!one) continue
    const isThere = sizes !== null && time >= from
    setAttribute(one, 'display', isThere ? 'inline' : 'none')
    if (!isThere) continue
    const size = sizes[time]
    const top = at(shareOn(scale, size)).toFixed(1)
    setAttribute(one.children[0], 'y1', top)
    setAttribute(one.children[1], 'cy', top)
    setText(one.children[2] ?? null, sizeText(size, column))
  }
}

/** 0.01, 1, 10⁻⁵ */
function powerText(power: number): string {
  if (power >= -2 && power <= 3) return String(Number(`1e${power}`))
  return format(Number(`1.5e${power}`), 1).replace(/^.*×/, '')
}

/** In five characters: 0.010, 1.35, 10⁻⁵ as 2×10⁻⁵ is too long; in four where the column is narrow. */
function sizeText(size: number, column: number): string {
  const text = fiveOf(size)
  return column < WIDE ? text.replace(/^0\./, '.') : text
}

function fiveOf(size: number): string {
  if (size === 0) return '0'
  if (!Number.isFinite(size)) return '∞'
  if (size >= 0.0005 && size < 1) return size.toFixed(3)
  if (size >= 1 && size < 1000) return size.toPrecision(3)
  return format(Number(size.toPrecision(1)) * 1.0000001, 1).replace(/^\d+×/, '')
}
