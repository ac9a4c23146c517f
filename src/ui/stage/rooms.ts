/** What things need room for, in pixels: shared by both geometries and by what stands in that room. */

/** Height that is kept free for the buttons that add and remove, under the network. */
export const TOOLS = 44

/** Under 24 px there is room for the number alone. */
export const NAMED_RADIUS = 24

/** A bias and some air between the rims of two neurons above each other. */
export const BIAS_ROOM = 24

/** Between the rims of two neurons above each other where biases have no room. */
export const AIR = 4.5

export type Size = { readonly radius: number; readonly row: number; readonly hasBias: boolean }

/** From here on the usual buttons fit. */
export const TOOLS_WIDTH = 84

/** From the rim of an output to the far edge of its target's box. */
export const LINK = 40

/** How wide that box is. */
export const TARGET = 64
