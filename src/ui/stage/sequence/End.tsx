/** The dense layers after the last time step: circles with their values, the lines into them, and the answer in the units of the data. */
import { useRef } from 'react'
import { indexOf } from '../../../engine/layout.ts'
import { sizeOf, type NetworkSpec } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import { fillUnder } from '../../controls/ramp.ts'
import { useShownStep } from '../../hooks/look.ts'
import { timesForward, unitName } from '../../hooks/sequence/timed.ts'
import { answerIn } from '../answers.ts'
import { useAppState } from '../../hooks/app.tsx'
import { setText } from '../../controls/setText.ts'
import { inNeuron, nextScale, setAttribute, strokeOf } from '../write.ts'
import { windowPlace } from '../../hooks/sequence/times.ts'
import { levelOf } from './curves.ts'
import { format } from '../../format.ts'
import styles from './End.module.css'
import { part } from './part.ts'
import { rectOf, type Circle, type Place } from './place.ts'
import { useScene } from './scene.ts'

/** Between layers of more lines than this none is drawn. */
const MOST_LINES = 200

type Line = { readonly index: number; readonly d: string; readonly circle: Circle }

export function End() {
  const { place, layout, network, dataset, computed, selection, pointed } = useScene()
  const training = useAppState((state) => state.training)
  const group = useRef<SVGGElement>(null)
  const answer = useRef<SVGTextElement>(null)
  const scale = useRef(0)
  const lines = linesOf(place, layout, network)
  /** The only one of its layer has room around it. */
  const isAlone = (layer: number): boolean =>
    place.circles.filter((circle) => circle.layer === layer).length === 1
  const chosen = (circle: Circle): boolean =>
    [pointed ?? selection].some(
      (one) => one?.type === 'neuron' && one.layer === circle.layer && one.unit === circle.unit,
    )

  useShownStep((step) => {
    const element = group.current
    if (!element || !step) return
    const { parameters, layers } = step
    let largest = 0
    for (const { index } of lines) largest = Math.max(largest, Math.abs(parameters[index]))
    scale.current = nextScale(scale.current, largest || 1)
    lines.forEach(({ index }, k) => {
      const path = part(element, `[data-line="${k}"]`)
      const { width, dashes } = strokeOf(parameters[index], scale.current)
      setAttribute(path, 'stroke-width', (width * 0.7).toFixed(2))
      setAttribute(path, 'stroke-dasharray', dashes)
      setAttribute(path, 'data-sign', parameters[index] < 0 ? 'negative' : 'positive')
    })
    place.circles.forEach(({ layer, unit, r }, k) => {
      const one = part(element, `[data-circle="${k}"]`)
      if (!one) return
      const isThere = step.isLooked || timesForward(computed, network, layer) > 0
      const value = layers[layer].outputs[unit]
      const disc = part(one, '[data-disc]')
      if (disc instanceof SVGElement) disc.style.fill = isThere ? fillUnder(value) : 'var(--canvas)'
      const room = r >= 22 ? 'three digits' : isAlone(layer) ? 'two digits' : 'shortest'
      setText(part(one, '[data-value]'), isThere && r >= 12 ? inNeuron(value, room) : '')
    })
    const isAnswered = step.isLooked || computed.forward === network.layers.length
    setText(answer.current, isAnswered && place.circles.length > 0 ? answerText() : '')

    function answerText(): string {
      const said = layers.at(-1)!.outputs
      const window = windowPlace(dataset, step!.sample)
      const { series } = dataset
      if (series && window && series.windows.predicts === 'change') {
        return `= ${format(levelOf({ ...dataset, series }, window.at, said[0]))}`
      }
      if (dataset.problem === 'values' && said.length > 1) return ''
      const words = answerIn({ dataset, training }, said)
      // What is measured has been said above the chart: the number and its unit are enough here.
      return `= ${words.replace(/^\p{L}[^\d−]* (?=[−\d])/u, '')}`
    }
  })
  const last = place.circles.at(-1)
  return (
    <svg
      className={styles.end}
      width={place.width}
      height={place.height}
      viewBox={`0 0 ${place.width} ${place.height}`}
      aria-hidden="true"
    >
      <g ref={group}>
        {lines.map(({ index, d }, k) => (
          <path
            key={index}
            data-line={k}
            className={styles.line}
            d={d}
            data-chosen={isLineOf(index, selection, pointed) || undefined}
          />
        ))}
        {place.circles.map((circle, k) => {
          const { letter, number } = unitName(network, circle.layer, circle.unit)
          const { x, y, r } = circle
          return (
            <g key={`${circle.layer} ${circle.unit}`} data-circle={k}>
              {chosen(circle) && <circle className={styles.glow} cx={x} cy={y} r={r + 4} />}
              <circle data-disc="" className={styles.disc} cx={x} cy={y} r={r} />
              {(r >= 22 || (r >= 13 && isAlone(circle.layer))) && (
                <text className={styles.name} x={x} y={y - (r >= 22 ? 6 : -5)} textAnchor="middle">
                  {letter}
                  {number !== null && <tspan className={styles.index}>{number}</tspan>}
                </text>
              )}
              <text
                data-value=""
                className={styles.value}
                x={x}
                y={r >= 22 ? y + 15 : isAlone(circle.layer) ? y + r + 15 : y + 4.5}
                textAnchor="middle"
              />
            </g>
          )
        })}
      </g>
      {last && (
        <text
          ref={answer}
          className={styles.answer}
          x={place.isCompact ? place.width - 4 : last.x}
          y={last.y + last.r + (last.r >= 22 ? 22 : 32)}
          textAnchor={place.isCompact ? 'end' : 'middle'}
        />
      )}
    </svg>
  )
}

/** The lines into the circles: from the last column of the last layer over time, then from circle to circle. */
function linesOf(
  place: Place,
  layout: Parameters<typeof indexOf>[0],
  { layers }: NetworkSpec,
): Line[] {
  const rows = place.timed.at(-1)
  if (!rows) return []
  let sources = Array.from({ length: rows.units }, (_, unit) => {
    const rect = rectOf(place, { layer: rows.layer, unit, time: place.steps - 1 })!
    return { x: rect.x + rect.width, y: rect.y + rect.height / 2 }
  })
  const lines: Line[] = []
  let before = rows.layer
  for (const layer of new Set(place.circles.map((circle) => circle.layer))) {
    const circles = place.circles.filter((circle) => circle.layer === layer)
    const inputs = sizeOf(layout.shapes[layer])
    const isFlat = layers.slice(before + 1, layer).some(({ type }) => type === 'flatten')
    if (!isFlat && inputs === sources.length && inputs * circles.length <= MOST_LINES) {
      for (const circle of circles) {
        sources.forEach(({ x, y }, input) => {
          const end = circle.x - circle.r
          const bend = (end - x) * 0.6
          lines.push({
            index: indexOf(layout, layer, circle.unit, input),
            circle,
            d: `M${x} ${y}C${x + bend} ${y} ${end - bend} ${circle.y} ${end} ${circle.y}`,
          })
        })
      }
    }
    sources = circles.map(({ x, y, r }) => ({ x: x + r, y }))
    before = layer
  }
  return lines
}

function isLineOf(index: number, ...selections: readonly Selection[]): boolean {
  return selections.some((one) => one?.type === 'parameter' && one.index === index)
}
