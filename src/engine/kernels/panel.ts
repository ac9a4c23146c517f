/**
 * A panel: a copy of what a matrix product reads again and again. It is a list, because V8 reads a list
 * of fractions for half of what a typed array costs, whose every read may ask besides whether its
 * buffer was given away to another thread: once one buffer of a thread was, it asks for all of them.
 * A panel holds nothing between two kernels.
 */

/** Fewest rows and fewest outputs of a product for which a copy pays. */
export const FEW = 16

/** From its first number on V8 keeps it as a list of doubles; another kind of value would undo that. */
const panel = [0.5]

/** The panel, with at least so many places. */
export function panelOf(length: number): number[] {
  while (panel.length < length) panel.push(0.5)
  return panel
}

/** Copies `count` numbers from a place of the memory to a place of the panel, four in a turn of the loop. */
export function fillPanel(
  into: number[],
  to: number,
  memory: Float64Array,
  from: number,
  count: number,
): void {
  const end = (to + count) | 0
  let k = to | 0
  let m = from | 0
  for (const most = (end - 3) | 0; k < most; k = (k + 4) | 0) {
    into[k] = memory[m]
    into[(k + 1) | 0] = memory[(m + 1) | 0]
    into[(k + 2) | 0] = memory[(m + 2) | 0]
    into[(k + 3) | 0] = memory[(m + 3) | 0]
    m = (m + 4) | 0
  }
  for (; k < end; k = (k + 1) | 0) {
    into[k] = memory[m]
    m = (m + 1) | 0
  }
}
