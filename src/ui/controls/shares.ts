/** What the counts of a confusion say. Pure. */

/** The share of its true class that each cell of a confusion has; 0 of an empty class. */
export function sharesOf(counts: ArrayLike<number>, classes: number): number[] {
  return Array.from(counts, (count, k) => {
    const truth = Math.floor(k / classes)
    let all = 0
    for (let one = 0; one < classes; one++) all += counts[truth * classes + one]
    return all === 0 ? 0 : count / all
  })
}

/** The mix-ups, most frequent first: cells off the diagonal that are not empty. */
export function mixUps(
  counts: ArrayLike<number>,
  classes: number,
): { readonly truth: number; readonly answered: number; readonly count: number }[] {
  return Array.from(counts, (count, k) => ({
    truth: Math.floor(k / classes),
    answered: k % classes,
    count,
  }))
    .filter(({ truth, answered, count }) => truth !== answered && count > 0)
    .toSorted((one, other) => other.count - one.count)
}
