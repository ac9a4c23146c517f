/** What the places of the row are made of, and small pieces that wide windows and phones share. In CSS pixels of the content. Pure. */
import type { Shape } from '../../../engine/network.ts'
import type { Group, MapPart, Strip } from './parts.ts'

export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The channel that is drawn large, and which slice of its kernel. */
export type Open = { readonly group: number; readonly channel: number; readonly slice: number }

/** A picture of one channel. */
export type Tile = {
  readonly part: MapPart | 'kernel' | 'input'
  readonly group: Group | null
  readonly channel: number
  /** Its form: channels × rows × columns. */
  readonly image: Shape
  readonly isLarge: boolean
  readonly rect: Rect
}

export type Title = {
  readonly text: string
  /** Its middle, and the text's upper edge. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of the large picture; else of all of its column. */
  readonly isLarge: boolean
  /** The layer that it is about, and what of it; −1: the input. */
  readonly layer: number
  readonly of: 'kernel' | 'sums' | 'outputs'
}

export type StripPlace = { readonly strip: Strip; readonly rect: Rect }

export type Geometry = {
  readonly width: number
  readonly height: number
  readonly isPhone: boolean
  readonly tiles: readonly Tile[]
  readonly titles: readonly Title[]
  /** Numbers of the channels beside their rows: right edge and middle. */
  readonly numbers: readonly { readonly text: string; readonly x: number; readonly y: number }[]
  readonly card: Rect | null
  /** Of the open kernel: where its bias stands, and its slices are turned. */
  readonly bias: Rect | null
  readonly pager: Rect | null
  readonly strips: readonly StripPlace[]
  readonly outputs: Rect
  readonly outputPitch: number
  /** The outputs' sums stand beside the answers. */
  readonly hasSums: boolean
  /** They stand side by side under upright bars. */
  readonly hasUprightBars: boolean
  /** What is told about the input, and the legend. */
  readonly caption: Rect
}

/** What is being placed. */
export type Placing = {
  readonly tiles: Tile[]
  readonly titles: Title[]
  readonly numbers: { text: string; x: number; y: number }[]
  readonly strips: StripPlace[]
  card: Rect | null
  bias: Rect | null
  pager: Rect | null
}

export function newPlacing(): Placing {
  return { tiles: [], titles: [], numbers: [], strips: [], card: null, bias: null, pager: null }
}

export function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}

/** The title of a whole column, or of what is no map. */
export function plainTitle(
  text: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { layer, of }: Pick<Title, 'layer' | 'of'>,
): Title {
  return { text, x, y, width, isLarge: false, layer, of }
}

/** What a layer's neurons pass on, or the input. */
export function outputsOf(layer: number): Pick<Title, 'layer' | 'of'> {
  return { layer, of: 'outputs' }
}

/** "16 of 4×4" */
export function foldedTitle({ channels, maps }: Group): string {
  return `${channels} of ${maps.at(-1)!.image.slice(1).join('×')}`
}

/** The largest picture of an image's form within a box, of whole pixels a cell where there is room. */
export function fitted([, rows, columns]: Shape, { x, y, width, height }: Rect): Rect {
  const exact = Math.min(width / columns, height / rows)
  const cell = exact >= 3 ? Math.floor(exact) : exact
  const size = { width: cell * columns, height: cell * rows }
  return { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, ...size }
}
