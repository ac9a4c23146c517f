/**
 * The large pictures for keys and ears: each is a slider in two directions whose value is the cell in
 * hand. Arrows go from cell to cell, Page Up and Page Down from channel to channel.
 */
import type { FocusEvent, KeyboardEvent } from 'react'
import { spoken } from '../../format.ts'
import { useActions } from '../../hooks/app.tsx'
import { setAttribute } from '../write.ts'
import type { Rect, Tile } from './geometry.ts'
import { hasModifier, movedPlace, useElements, useLetGo } from './keys.ts'
import { tileName } from './names.ts'
import styles from './Row.module.css'
import { usePicture, useRow } from './rowView.tsx'
import type { Picture } from './values.ts'

/** What can have the focus: a picture of one channel, or a strip of neurons. */
type Field = {
  readonly key: string
  readonly name: string
  readonly rect: Rect
  readonly layer: number
  /** First of its units, how many, and how many in a line. */
  readonly first: number
  readonly count: number
  readonly columns: number
  readonly valueOf: (picture: Picture, unit: number) => number | null
}

export function MapKeys() {
  const { geometry, selection, open, setOpen, parts } = useRow()
  const actions = useActions()
  const elements = useElements<string>()
  const letGo = useLetGo()
  const fields = fieldsOf(geometry.tiles, geometry.strips)

  /** The cell in hand, as a place within the field. */
  const placeIn = ({ layer, first, count }: Field): number => {
    if (selection?.type !== 'neuron' || selection.layer !== layer) return 0
    const place = selection.unit - first
    return place >= 0 && place < count ? place : 0
  }
  const select = ({ layer, first }: Field, place: number): void => {
    actions.setView({ selection: { type: 'neuron', layer, unit: first + place } })
  }

  usePicture((picture) => {
    for (const field of fields) {
      const element = elements.get(field.key)
      if (!element) continue
      const place = placeIn(field)
      setAttribute(element, 'aria-valuenow', String(place + 1))
      setAttribute(element, 'aria-valuetext', cellWords(field, place, picture))
    }
  })

  const press = (event: KeyboardEvent, field: Field): void => {
    if (hasModifier(event)) return
    const place = placeIn(field)
    const { columns, count, layer } = field
    const turn = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
    if (turn !== 0 && open && layer >= 0) {
      const { channels } = parts.groups[open.group]
      const channel = Math.max(0, Math.min(channels - 1, open.channel + turn))
      setOpen({ ...open, channel })
      const first = field.first + (channel - open.channel) * count
      actions.setView({ selection: { type: 'neuron', layer, unit: first + place } })
    } else if (event.key === 'Escape') letGo(event)
    else {
      const next = movedPlace(place, count, columns, event.key)
      if (next === null) return
      select(field, next)
    }
    event.preventDefault()
  }

  const handsOf = (field: Field) => ({
    onKeyDown: (event: KeyboardEvent) => press(event, field),
    onFocus: ({ target }: FocusEvent) => {
      // A press selects the cell under it
      if (target.matches(':focus-visible')) select(field, placeIn(field))
    },
  })

  return fields.map((field) => {
    const { key, name, rect, count } = field
    return (
      <div
        key={key}
        ref={elements.refOf(key)}
        {...sliderProps(name, count, placeIn(field))}
        className={styles.map}
        style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        {...handsOf(field)}
      />
    )
  })
}

/** A slider in two directions, since an input has only one. */
function sliderProps(name: string, count: number, place: number) {
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': name,
    'aria-roledescription': 'map',
    'aria-valuemin': 1,
    'aria-valuemax': count,
    'aria-valuenow': place + 1,
  }
}

function fieldsOf(
  tiles: readonly Tile[],
  strips: readonly { readonly strip: { layer: number; units: number }; readonly rect: Rect }[],
): Field[] {
  const maps = tiles.flatMap((tile): Field[] => {
    const { part, channel, image, rect } = tile
    if (part === 'kernel' || (part !== 'input' && !tile.isLarge)) return []
    const [, rows, columns] = image
    const count = rows * columns
    const isInput = part === 'input'
    return [
      {
        key: isInput ? `input ${channel}` : `${part.layer} ${part.of}`,
        name: tileName(tile),
        rect,
        layer: isInput ? -1 : part.layer,
        first: channel * count,
        count,
        columns,
        valueOf: (picture, unit) =>
          isInput ? picture.input[unit] : (picture.mapOf(part)?.[unit] ?? null),
      },
    ]
  })
  const neurons = strips.map(({ strip, rect }, place): Field => {
    const { layer, units } = strip
    return {
      key: `strip ${layer}`,
      name: `Hidden neurons ${place + 1}`,
      rect,
      layer,
      first: 0,
      count: units,
      columns: 1,
      valueOf: (picture, unit) => picture.stripOf(strip)?.[unit] ?? null,
    }
  })
  return [...maps, ...neurons]
}

/** "row 3, column 5: 0.886" */
function cellWords(
  { columns, count, first, valueOf }: Field,
  place: number,
  picture: Picture,
): string {
  const value = valueOf(picture, first + place)
  const told = value === null ? 'not computed yet' : spoken(value)
  if (columns === 1 && count > 1) return `neuron ${place + 1}: ${told}`
  return `row ${Math.floor(place / columns) + 1}, column ${(place % columns) + 1}: ${told}`
}
