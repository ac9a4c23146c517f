/** How far values go from 0, in steps of 1, 2, 5, 10 …, so that colours keep their meaning while values change a little. */

const STEPS = [1, 2, 5]
const MOST = 1e300

/** At least 1; what is not finite does not count. */
export function reachOf(values: ArrayLike<number>): number {
  let largest = 1
  for (let place = 0; place < values.length; place++) {
    const size = Math.abs(values[place])
    if (size > largest && size < MOST) largest = size
  }
  for (let power = 1; ; power *= 10) {
    for (const step of STEPS) if (step * power >= largest) return step * power
  }
}
