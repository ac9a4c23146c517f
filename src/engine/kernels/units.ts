/** What is done to single units of a layer: neurons of a dense layer, filters of a convolution. */

/**
 * Sets the values of some units to 0. `values` is rows × groups × units × size, where a group is a time
 * step and `size` the positions of a feature map; `count` units are listed from `list` on.
 */
export function switchOff(
  memory: Float64Array,
  rows: number,
  values: number,
  list: number,
  count: number,
  groups: number,
  units: number,
  size: number,
): void {
  const all = (rows * groups) | 0
  for (let group = 0; group < all; group++) {
    const start = (values + group * units * size) | 0
    for (let k = 0; k < count; k++) {
      const from = start + memory[list + k] * size
      memory.fill(0, from, from + size)
    }
  }
}
