/** Shares of counts. Pure. */

/** The share of its true class that each cell of a confusion has; 0 of an empty class. */
export function sharesOf(counts: ArrayLike<number>, classes: number): number[] {
  return Array.from(counts, (count, k) => {
    const truth = Math.floor(k / classes)
    let all = 0
    for (let one = 0; one < classes; one++) all += counts[truth * classes + one]
    return all === 0 ? 0 : count / all
  })
}
