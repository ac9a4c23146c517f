/** Adam's very first step by its formula, where both running means are made up for: η·g / (|g| + ε). */
export function firstStep(
  parameters: readonly number[],
  gradients: readonly number[],
  rate: number,
): number[] {
  return parameters.map(
    (value, p) => value - (rate * gradients[p]) / (Math.abs(gradients[p]) + 1e-8),
  )
}
