/** What things need room for, in pixels: shared by both geometries and by what stands in that room. */

/** Height that is kept free for the buttons that add and remove, under the network. */
export const TOOLS = 44

/** Two buttons for fingertips with a number between them, and three beside each other. */
export const TOUCH_PAIR = 92
export const TOUCH_THREE = 128

/** Where three have no room beside each other, the third stands under the two. */
export const SECOND_ROW = 40

/** Under 24 px there is room for the number alone. */
export const NAMED_RADIUS = 24

/** A bias and some air between the rims of two neurons above each other. */
export const BIAS_ROOM = 24

/** Between the rims of two neurons above each other where biases have no room. */
export const AIR = 4.5

/** Height that the buttons under columns take which stand so far apart. */
export function toolsFor(columnGap: number, isTouch: boolean): number {
  return isTouch && columnGap < TOUCH_THREE ? TOOLS + SECOND_ROW : TOOLS
}

export type Size = { readonly radius: number; readonly row: number; readonly hasBias: boolean }

/** From here on the usual buttons fit. */
export const TOOLS_WIDTH = 84

/** From the rim of an output to the far edge of its target's box. */
export const LINK = 40

/** How wide that box is. */
export const TARGET = 64
