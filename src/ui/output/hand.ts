/** What a tool does on the surface: it draws, moves or deletes points. The tools come late; this is what the surface knows of them. */
import type { Held } from './paint.ts'

/** From 0 to 1 from the top left. */
export type At = readonly [x: number, y: number]

/** How far from the crosshair Enter finds a point, as a share of the picture. */
export const NEAR = 0.15

export type Hand = {
  readonly type: 'draw' | 'move' | 'delete'
  /** The point that is being moved, where it is now. */
  held(): Held | null
  /** A pointer goes down, moves, and is lifted; `reach` is how far from it a point may be that it meets. */
  press(at: At, reach: number): void
  drag(at: At): void
  release(at: At, reach: number): void
  /** The gesture is broken off: everything is as before. Returns whether there was one. */
  cancel(): boolean
  /** Enter, with the crosshair here. */
  act(at: At): void
  /** Deletes the point here. */
  remove(at: At): void
}
