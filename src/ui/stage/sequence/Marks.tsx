/** What is drawn over the cells: their names, the ring around what is explained and around the step before it, and the lines that carry values on. */
import { useRef } from 'react'
import type { NetworkSpec } from '../../../engine/network.ts'
import { placeOf, type Layout } from '../../../engine/layout.ts'
import type { Selection } from '../../../state/store.ts'
import { isRecurrent, type TimedCell } from '../../hooks/sequence/timed.ts'
import { format } from '../../format.ts'
import { useShownStep } from '../../hooks/look.ts'
import { valuesOf } from '../../hooks/sequence/gates.ts'
import { setText } from '../../controls/setText.ts'
import { setAttribute } from '../write.ts'
import { NUMBER } from './paint.ts'
import { rectOf, type Place } from './place.ts'
import { shownRange, useScene } from './scene.ts'
import styles from './Marks.module.css'

export function Marks() {
  const { place, network, layout, unrolled, shown, cell, pointed, selection } = useScene()
  const shared = sharedIn(layout, pointed) ?? sharedIn(layout, selection)
  return (
    <svg
      className={styles.marks}
      width={place.width}
      height={place.height}
      viewBox={`0 0 ${place.width} ${place.height}`}
      aria-hidden="true"
    >
      {shared && <SharedLines place={place} network={network} shared={shared} />}
      {cell && (
        <CellMarks
          place={place}
          cell={cell}
          below={belowOf(unrolled.timed, cell.layer)}
          hasBefore={cell.layer >= 0 && isRecurrent(network.layers[cell.layer].type)}
          isBlame={shown === 'blame'}
        />
      )}
      {cell && <CellValue cell={cell} />}
    </svg>
  )
}

/** The layer whose values at the same time go into a layer with time steps. */
function belowOf(timed: readonly { readonly layer: number }[], layer: number): number {
  return timed.findLast((one) => one.layer < layer)?.layer ?? -1
}

function CellMarks({
  place,
  cell,
  below,
  hasBefore,
  isBlame,
}: {
  readonly place: Place
  readonly cell: TimedCell
  /** Its layer sees its own values of the step before. */
  readonly hasBefore: boolean
  /** Then it is made of what comes back from the step after. */
  readonly isBlame: boolean
  readonly below: number
}) {
  const rect = rectOf(place, cell)
  if (!rect) return null
  const rows = cell.layer < 0 ? place.inputs : place.timed.find(({ layer }) => layer === cell.layer)
  const column = (time: number) =>
    rows && {
      x: place.left + time * place.column - 1,
      y: rows.y - 1,
      width: place.column + 1,
      height: rows.units * rows.cell + 1,
    }
  const source = below < 0 ? place.inputs : place.timed.find(({ layer }) => layer === below)
  return (
    <>
      {hasBefore && cell.time > 0 && (
        <rect
          className={isBlame ? styles.after : styles.before}
          {...column(cell.time - 1)}
          rx={3}
        />
      )}
      {hasBefore && cell.time + 1 < place.steps && (
        <rect
          className={isBlame ? styles.before : styles.after}
          {...column(cell.time + 1)}
          rx={3}
        />
      )}
      {cell.layer >= 0 && source && (
        <>
          <path
            className={styles.tick}
            d={`M${rect.x + rect.width / 2} ${source.y + source.units * source.cell + 1}V${Math.max(rect.y - 2, source.y)}`}
          />
          <rect
            className={styles.source}
            x={place.left + cell.time * place.column}
            y={source.y - 1}
            width={place.column}
            height={source.units * source.cell + 1}
            rx={3}
          />
        </>
      )}
      <rect className={styles.glow} {...grown(rect, 3)} rx={5} />
      <rect className={styles.ring} {...grown(rect, 1)} rx={3} />
    </>
  )
}

/** Above the ring, or under it in the first row, where the cells are too small for numbers. */
function CellValue({ cell }: { readonly cell: TimedCell }) {
  const scene = useScene()
  const { place, unrolled, shown } = scene
  const group = useRef<SVGGElement>(null)
  const rect = rectOf(place, cell)
  const row = unrolled.timed.find(({ layer }) => layer === cell.layer)
  const isSmall = place.column < NUMBER.width || (rect?.height ?? 0) < NUMBER.height
  useShownStep((step) => {
    const text = group.current?.querySelector('text') ?? null
    if (!step || !group.current) return
    const { values, from, stride } = row
      ? valuesOf(step.layers[row.layer], row.type, row.units, shown)
      : { values: step.sample.input, from: 0, stride: unrolled.features }
    const [first, end] = row ? shownRange(scene, row.layer, step) : [0, place.steps]
    const isThere = cell.time >= first && cell.time < end
    setAttribute(group.current, 'display', isThere ? 'inline' : 'none')
    setText(text, format(values[from + cell.time * stride + cell.unit]))
  })
  if (!rect || !isSmall) return null
  const top = cell.unit === 0 ? rect.y + rect.height + 7 : rect.y - 27
  const middle = Math.max(30, Math.min(place.width - 30, rect.x + rect.width / 2))
  return (
    <g ref={group}>
      <rect className={styles.pill} x={middle - 26} y={top} width={52} height={20} rx={10} />
      <text className={styles.pillText} x={middle} y={top + 14.5} textAnchor="middle" />
    </g>
  )
}

function grown(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  by: number,
) {
  return { x: x - by, y: y - by, width: width - 1 + 2 * by, height: height - 1 + 2 * by }
}

type Shared = {
  readonly layer: number
  readonly output: number
  readonly input: number
  readonly isHidden: boolean
}

/** The weight in hand, where it is one of those that every time step uses. */
function sharedIn(layout: Layout, selection: Selection): Shared | null {
  if (selection?.type !== 'parameter' || selection.index >= layout.count) return null
  const { block, output, input } = placeOf(layout, selection.index)
  if (input === null || !block.name.startsWith('weights') || block.name === 'weights') return null
  return { layer: block.layer, output, input, isHidden: block.name === 'weightsHidden' }
}

/** The same weight at every step: one line from each column to the next. */
function SharedLines({
  place,
  network,
  shared,
}: {
  readonly place: Place
  readonly network: NetworkSpec
  readonly shared: Shared
}) {
  const spec = network.layers[shared.layer]
  const units = 'units' in spec ? spec.units : 1
  const unit = shared.output % units
  const below = place.timed.findLast(({ layer }) => layer < shared.layer)?.layer ?? -1
  const lines = Array.from({ length: place.steps }, (_, time) => {
    const to = rectOf(place, { layer: shared.layer, unit, time })
    const from = shared.isHidden
      ? rectOf(place, { layer: shared.layer, unit: shared.input, time: time - 1 })
      : rectOf(place, { layer: below, unit: shared.input, time })
    if (!to || !from || (shared.isHidden && time === 0)) return ''
    const [x1, y1] = [from.x + from.width / 2, from.y + from.height / 2]
    const [x2, y2] = [to.x + to.width / 2, to.y + to.height / 2]
    const bend = shared.isHidden ? (x2 - x1) / 2 : 0
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
  })
  return (
    <>
      <path className={styles.sharedUnder} d={lines.join('')} />
      <path className={styles.shared} d={lines.join('')} />
    </>
  )
}
