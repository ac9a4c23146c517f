/** Whether numbers are finite, asked after every stretch of training. */

/** Without a branch for each, since training flat out asks for every gradient: v − v is 0 for finite numbers alone. */
export function areFinite(values: Float64Array): boolean {
  let sum = 0
  for (let p = 0; p < values.length; p++) sum += values[p] - values[p]
  return sum === 0
}

export function firstNonFinite(values: Float64Array): number | null {
  for (let p = 0; p < values.length; p++) if (!Number.isFinite(values[p])) return p
  return null
}
