/**
 * Lets a map that changes many times a second glide instead of flash. No cell turns from rising to
 * falling or back more than three times within a second (WCAG 2.3.1).
 */

/** After so long about two thirds of a change are on the screen. */
const GLIDE_MS = 150
const REST_MS = 334
const NOTHING = 1e-9

export type Blend = {
  /** What to show. */
  readonly values: Float64Array
  /** Shows the target as it is. */
  jump(target: ArrayLike<number>): void
  /** Moves a share of the way to the target; cells that have just turned hold still instead of turning again. */
  glide(target: ArrayLike<number>, nowMs: number): void
}

export function createBlend(count: number): Blend {
  const values = new Float64Array(count)
  const directions = new Int8Array(count)
  const turned = new Float64Array(count).fill(-Infinity)
  let last = -Infinity
  return {
    values,
    jump: (target) => {
      values.set(target)
      directions.fill(0)
      last = -Infinity
    },
    glide: (target, nowMs) => {
      const share = 1 - Math.exp((last - nowMs) / GLIDE_MS)
      last = nowMs
      for (let cell = 0; cell < count; cell++) {
        const step = share * (target[cell] - values[cell])
        if (Math.abs(step) < NOTHING) continue
        const direction = Math.sign(step)
        if (direction === -directions[cell]) {
          if (nowMs - turned[cell] < REST_MS) continue
          turned[cell] = nowMs
        }
        directions[cell] = direction
        values[cell] += step
      }
    },
  }
}
