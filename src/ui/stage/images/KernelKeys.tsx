/** The open kernel's weights and its bias for hands, keys and ears: typed, nudged or dragged where they stand. */
import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { limits } from '../../../experiment/limits.ts'
import { late } from '../../controls/late.tsx'
import { fixed, spoken } from '../../format.ts'
import { useActions } from '../../hooks/app.tsx'
import { biasIndexAt, kernelIndexAt } from '../../hooks/imageCells.ts'
import { useScreen } from '../../hooks/useScreen.ts'
import { parameterName } from '../spots.ts'
import { useNudge } from '../useNudge.ts'
import { useWeightDrag } from '../useWeightDrag.ts'
import { WeightField } from '../WeightField.tsx'
import { nudgeOf } from '../weight.ts'
import { setText } from '../../controls/setText.ts'
import { moveSize, setAttribute } from '../write.ts'
import type { Rect, Tile } from './geometry.ts'
import { hasModifier, movedPlace, useElements, useLetGo } from './keys.ts'
import styles from './Row.module.css'
import { usePicture, useRow, type RowView } from './rowView.tsx'

const WeightSheet = late(
  () => import('../WeightSheet.tsx').then((loaded) => loaded.WeightSheet),
  'seldom',
)

/** A weight or the bias: its flat index and where it stands. */
type Spot = {
  readonly index: number
  readonly rect: Rect
  readonly row: number
  readonly column: number
}

export function KernelKeys() {
  const row = useRow()
  const { geometry, layout, selection, shows } = row
  const tile = geometry.tiles.find(({ part, isLarge }) => part === 'kernel' && isLarge)
  const actions = useActions()
  const isPhone = useScreen() === 'phone'
  const drag = useWeightDrag()
  const nudge = useNudge()
  const elements = useElements<number>()
  const letGo = useLetGo()
  const [editing, setEditing] = useState<{ index: number; typed: string | null } | null>(null)
  const spots = tile ? spotsOf(row, tile) : []
  const selected = selection?.type === 'parameter' ? selection.index : null
  const stop = spots.some(({ index }) => index === selected) ? selected : spots[0]?.index

  usePicture((picture) => {
    for (const { index, column } of spots) {
      const element = elements.get(index)
      if (!element) continue
      const value = picture.parameters[index]
      const shown = picture.parameterOf(index)
      const extra =
        shows === 'values' || shown === null
          ? ''
          : `, ${shows === 'gradients' ? 'gradient' : 'moves by'} ${spoken(shown)}`
      setAttribute(element, 'aria-valuenow', String(value))
      setAttribute(element, 'aria-valuetext', `${spoken(value)}${extra}`)
      if (column < 0) {
        const text = shows === 'values' ? fixed(value) : shown === null ? '–' : moveText(shown)
        setText(element.querySelector('output'), `bias ${text}`)
      }
    }
  })

  if (!tile) return null

  const select = (index: number): void => {
    actions.setView({ selection: { type: 'parameter', index } })
  }
  const focus = (index: number): void => {
    select(index)
    elements.get(index)?.focus()
  }

  const press = (event: KeyboardEvent, spot: Spot): void => {
    if (hasModifier(event)) return
    const { key, timeStamp } = event
    const step = nudgeOf(event)
    if (step !== 0) nudge.by(spot.index, step, timeStamp)
    else if (key === 'Delete' || key === 'Backspace') nudge.to(spot.index, 0, timeStamp)
    else if (key === 'Enter') setEditing({ index: spot.index, typed: null })
    else if (/^[0-9.,]$/.test(key)) {
      const isMinus = nudge.takeBackMinus(spot.index, timeStamp)
      setEditing({ index: spot.index, typed: isMinus ? `−${key}` : key })
    } else if (key === 'Escape') letGo(event)
    else if (key.startsWith('Arrow')) focus(neighbour(spots, spots.indexOf(spot), key).index)
    else return
    event.preventDefault()
  }

  const click = (event: MouseEvent, index: number): void => {
    event.stopPropagation()
    select(index)
    if (!drag.wasDrag()) setEditing({ index, typed: null })
  }

  const shown = editing && spots.find(({ index }) => index === editing.index)
  const editor = editing &&
    shown && {
      ...editing,
      isBias: shown.column < 0,
      name: parameterName(layout, shown.index),
    }
  const close = (isDone: boolean): void => {
    setEditing(null)
    if (isDone && editing) elements.get(editing.index)?.focus()
  }

  const handsOf = (spot: Spot) => ({
    onKeyDown: (event: KeyboardEvent) => press(event, spot),
    onFocus: () => select(spot.index),
    onClick: (event: MouseEvent) => click(event, spot.index),
    onPointerDown: (event: PointerEvent) => drag.start(event, spot.index),
    onPointerMove: drag.move,
    onPointerUp: drag.end,
    onLostPointerCapture: drag.end,
    onPointerCancel: drag.cancel,
  })

  return (
    <>
      {spots.map((spot) => (
        <div
          key={spot.index}
          ref={elements.refOf(spot.index)}
          {...spinbuttonProps(parameterName(layout, spot.index), spot.index === stop)}
          className={spot.column < 0 ? styles.bias : styles.weight}
          data-selected={spot.index === selected || undefined}
          style={boxOf(spot.rect)}
          {...handsOf(spot)}
        >
          {spot.column < 0 && <output />}
        </div>
      ))}
      {editor && !isPhone && (
        <WeightField
          key={editor.index}
          {...editor}
          onClose={close}
          point={{
            x: shown.rect.x + shown.rect.width / 2,
            y: shown.rect.y + shown.rect.height / 2,
          }}
        />
      )}
      {editor && isPhone && <WeightSheet key={editor.index} {...editor} onClose={close} />}
    </>
  )
}

/** A spinbutton that is no field until it is edited. */
function spinbuttonProps(name: string, isStop: boolean) {
  return {
    role: 'spinbutton',
    tabIndex: isStop ? 0 : -1,
    'aria-label': name,
    'aria-valuemin': -limits.parameter,
    'aria-valuemax': limits.parameter,
  }
}

function moveText(value: number): string {
  return `${value < 0 ? '−' : ''}${moveSize(value)}`
}

function spotsOf({ layout, open, geometry }: RowView, tile: Tile): Spot[] {
  const { layer, height, width, slices } = tile.group!.kernel!
  const slice = Math.min(open?.slice ?? 0, slices - 1)
  const [cellWidth, cellHeight] = [tile.rect.width / width, tile.rect.height / height]
  const spots: Spot[] = []
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = { layer, filter: tile.channel, channel: slice, row, column }
      const rect = {
        x: tile.rect.x + column * cellWidth,
        y: tile.rect.y + row * cellHeight,
        width: cellWidth,
        height: cellHeight,
      }
      spots.push({ index: kernelIndexAt(layout, at), rect, row, column })
    }
  }
  if (geometry.bias) {
    const index = biasIndexAt(layout, layer, tile.channel)
    spots.push({ index, rect: geometry.bias, row: height, column: -1 })
  }
  return spots
}

/** The weight beside; below the last line stands the bias. */
function neighbour(spots: readonly Spot[], place: number, key: string): Spot {
  const weights = spots.filter(({ column }) => column >= 0)
  const columns = weights.filter(({ row }) => row === 0).length
  const lastLine = weights.length - columns
  if (place === weights.length) return spots[key === 'ArrowUp' ? lastLine : place]
  if (key === 'ArrowDown' && place >= lastLine) return spots[weights.length] ?? spots[place]
  return spots[movedPlace(place, weights.length, columns, key) ?? place]
}

function boxOf({ x, y, width, height }: Rect) {
  return { left: x, top: y, width, height }
}
