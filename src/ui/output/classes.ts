/** How classes are told apart: by colour and by shape. Two have the colours of low and high; more have Okabe's and Ito's. */
import type { Rgb } from '../controls/ramp.ts'

/** From Okabe and Ito, "Color Universal Design" (2008). */
const COLOURS: readonly Rgb[] = [
  [0x00, 0x72, 0xb2],
  [0xd5, 0x5e, 0x00],
  [0x00, 0x9e, 0x73],
  [0xcc, 0x79, 0xa7],
  [0xe6, 0x9f, 0x00],
  [0x56, 0xb4, 0xe9],
]

type Corner = readonly [x: number, y: number]

/** Corners around the middle, for a radius of 1; a disc has none. */
export type Shape = readonly Corner[] | null

const disc: Shape = null
const diamond: Shape = [
  [0, -1.25],
  [1.25, 0],
  [0, 1.25],
  [-1.25, 0],
]
const triangle: Shape = [
  [0, -1.2],
  [1.15, 0.85],
  [-1.15, 0.85],
]
const square: Shape = [
  [-0.92, -0.92],
  [0.92, -0.92],
  [0.92, 0.92],
  [-0.92, 0.92],
]
/** Cosines and sines of a circle's tenths, from the top. */
const TENTHS: readonly Corner[] = [
  [0, -1],
  [0.588, -0.809],
  [0.951, -0.309],
  [0.951, 0.309],
  [0.588, 0.809],
  [0, 1],
  [-0.588, 0.809],
  [-0.951, 0.309],
  [-0.951, -0.309],
  [-0.588, -0.809],
]
const star: Shape = TENTHS.map(([x, y], place): Corner => {
  const reach = place % 2 === 0 ? 1.4 : 0.6
  return [x * reach, y * reach]
})
const ARM = 0.42
const plus: Shape = [
  [-ARM, -1.15],
  [ARM, -1.15],
  [ARM, -ARM],
  [1.15, -ARM],
  [1.15, ARM],
  [ARM, ARM],
  [ARM, 1.15],
  [-ARM, 1.15],
  [-ARM, ARM],
  [-1.15, ARM],
  [-1.15, -ARM],
  [-ARM, -ARM],
]

const SHAPES: readonly Shape[] = [disc, diamond, triangle, square, star, plus]

/** Of so many classes one: after six the colours come again, with other shapes. */
export function shapeOf(one: number, classes: number): Shape {
  if (classes <= 2) return one === 0 ? diamond : disc
  return SHAPES[(one + Math.floor(one / SHAPES.length)) % SHAPES.length]
}

export function colourOf(one: number): Rgb {
  return COLOURS[one % COLOURS.length]
}
