/** Two strips under the columns, both logarithmic: how much the answer moves with each input, and how much of the loss comes back to each time step. */
import { useRef } from 'react'
import { sizeOf } from '../../../engine/network.ts'
import { format } from '../../format.ts'
import { useApp } from '../../hooks/app.tsx'
import { useReadStep, useShownStep, type ShownStep } from '../../hooks/look.ts'
import { timesBackward } from '../../hooks/sequence/timed.ts'
import { setAttribute, setText } from '../write.ts'
import type { Rect } from './place.ts'
import { useScene } from './scene.ts'
import { normsOf, scaleOf, shareOn } from './strip.ts'
import styles from './Strips.module.css'
import { useAsker } from './useAsker.ts'

const LINES = [0, 1, 2, 3, 4]

export function Strips() {
  const { place, phase } = useScene()
  const isForward = phase === 'forward'
  return (
    <svg
      className={styles.strips}
      width={place.width}
      height={place.height}
      viewBox={`0 0 ${place.width} ${place.height}`}
      aria-hidden="true"
    >
      {(place.hasBoth || isForward) && <MemoryStrip />}
      {(place.hasBoth || !isForward) && <BlameStrip />}
    </svg>
  )
}

/** The output whose memory is shown: the chosen one, else the last, which of a sequence of answers is the last time step's. */
function outputIn({ layout, selection, network }: ReturnType<typeof useScene>): number {
  const outputs = sizeOf(layout.shapes.at(-1)!)
  const last = network.layers.length - 1
  if (selection?.type === 'neuron' && selection.layer === last) {
    const [rows, width] = layout.shapes.at(-1)!
    const { unit, time } = selection
    const place = time === undefined || width === undefined ? unit : time * width + unit
    return Math.min(place, rows * (width ?? 1) - 1)
  }
  return layout.shapes.at(-1)!.length === 2 ? outputs - 1 : 0
}

function MemoryStrip() {
  const scene = useScene()
  const { frames } = useApp()
  const { place, unrolled, computed, network } = scene
  const output = outputIn(scene)
  const group = useRef<SVGGElement>(null)
  const ask = useAsker('memory')
  const asked = useRef<{ of: unknown; sample: ShownStep['sample']; output: number } | null>(null)
  const read = useReadStep()
  const known = useRef<{ of: ShownStep['sample']; sizes: number[] } | null>(null)

  const draw = (step: ShownStep | null): void => {
    const isThere = step !== null && (step.isLooked || computed.forward === network.layers.length)
    const sizes = isThere && known.current?.of === step.sample ? known.current.sizes : null
    drawStrip(group.current, place.memory, place, sizes, 0)
  }
  useShownStep((step) => {
    draw(step)
    if (!step) return
    const before = asked.current
    const isSame =
      before?.of === step.parameters && before.sample === step.sample && before.output === output
    if (isSame) return
    asked.current = { of: step.parameters, sample: step.sample, output }
    // A step that is walked through, of a moment before.
    const isHeld = !step.isLooked && step.frame !== frames.latest()
    const { sample } = step
    const question = {
      type: 'memory',
      input: sample.input,
      output,
      ...(isHeld && { parameters: [...step.parameters] }),
    } as const
    ask(question, (answer) => {
      if (answer.type !== 'memory') return
      known.current = { of: sample, sizes: normsOf(answer.value, unrolled.features) }
      draw(read())
    })
  })
  return (
    <Strip
      group={group}
      rect={place.memory}
      title="memory"
      symbol={
        <>
          |∂ŷ/∂x<tspan className={styles.index}>t</tspan>|
        </>
      }
    />
  )
}

function BlameStrip() {
  const { place, layer, unrolled, computed, network } = useScene()
  const group = useRef<SVGGElement>(null)
  const units = unrolled.timed.find((one) => one.layer === layer)?.units ?? 1
  const hasKept = network.layers[layer]?.type !== 'dense'
  useShownStep((step) => {
    if (!step || !step.hasTarget) {
      drawStrip(group.current, place.blame, place, null, 0)
      return
    }
    const { kept, outputGradients } = step.layers[layer]
    const sizes = normsOf(hasKept ? kept['hiddenGradients'] : outputGradients, units)
    const from = step.isLooked ? 0 : timesBackward(computed, network, layer)
    drawStrip(group.current, place.blame, place, sizes, from)
  })
  return (
    <Strip
      group={group}
      rect={place.blame}
      title="blame"
      symbol={
        <>
          ‖∂L/∂h<tspan className={styles.index}>t</tspan>‖
        </>
      }
    />
  )
}

function Strip({
  group,
  rect,
  title,
  symbol,
}: {
  readonly group: React.RefObject<SVGGElement | null>
  readonly rect: Rect
  readonly title: string
  readonly symbol: React.ReactNode
}) {
  const { place, cell } = useScene()
  const { x, y, width, height } = rect
  const isWritten = place.column >= 38
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
      {!place.isCompact && (
        <>
          <text className={styles.title} x={x - 10} y={y + 6} textAnchor="end">
            {title}
          </text>
          <text className={styles.symbol} x={x - 10} y={y + 26} textAnchor="end">
            {symbol}
          </text>
        </>
      )}
      {place.isCompact && (
        <text className={styles.title} x={x} y={y + height + 15}>
          {title === 'memory'
            ? 'memory: how each step moves the answer'
            : 'blame: what comes back of the loss'}
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
  { steps }: { readonly steps: number },
  sizes: readonly number[] | null,
  from: number,
): void {
  if (!group) return
  const scale = scaleOf(sizes ?? [])
  const at = (share: number): number => y + height - share * (height - 4)
  for (const line of LINES) {
    const power = scale.bottom + line
    const one = group.querySelector(`[data-line="${line}"]`)
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
    const one = group.querySelector(`[data-time="${time}"]`)
    if (!one) continue
    const isThere = sizes !== null && time >= from
    setAttribute(one, 'display', isThere ? 'inline' : 'none')
    if (!isThere) continue
    const size = sizes[time]
    const top = at(shareOn(scale, size)).toFixed(1)
    setAttribute(one.children[0], 'y1', top)
    setAttribute(one.children[1], 'cy', top)
    setText(one.children[2] ?? null, sizeText(size))
  }
}

/** 0.01, 1, 10⁻⁵ */
function powerText(power: number): string {
  if (power >= -2 && power <= 3) return String(Number(`1e${power}`))
  return format(Number(`1.5e${power}`), 1).replace(/^.*×/, '')
}

/** In five characters: 0.010, 1.35, 2e−5 as 2×10⁻⁵ is too long. */
function sizeText(size: number): string {
  if (size === 0) return '0'
  if (!Number.isFinite(size)) return '∞'
  if (size >= 0.0005 && size < 1) return size.toFixed(3)
  if (size >= 1 && size < 1000) return size.toPrecision(3)
  return format(Number(size.toPrecision(1)) * 1.0000001, 1).replace(/^\d+×/, '')
}
