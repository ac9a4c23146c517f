/** The paces of a step's motion on offer, as multiples of the usual one; null leaves it out. */

const paces: readonly (number | null)[] = [0.5, 1, 2, null]

/** All paces as options; one that a lesson has set stands among them. */
export function motionsWith(pace: number | null): { value: string; label: string }[] {
  const all = paces.includes(pace) ? paces : [pace, ...paces]
  return all.map((one) => ({
    value: String(one),
    label: one === null ? 'instant' : `${one}×`,
  }))
}

/** The pace that an option's value stands for. */
export function motionOf(value: string): number | null {
  return value === 'null' ? null : Number(value)
}
