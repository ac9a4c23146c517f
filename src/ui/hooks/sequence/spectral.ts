/**
 * The spectral radius of a square matrix: the largest size of its eigenvalues, complex ones included.
 * By repeated squaring, ‖A^(2^k)‖^(1/2^k) → ρ (Gelfand's formula), rescaled so that nothing overflows.
 */

/** They reach A^16777216, whose norm has no more than the sixth digit to add. */
const SQUARINGS = 24

/** 0 for a matrix whose powers vanish. `size` × `size`, row after row. */
export function spectralRadius(matrix: ArrayLike<number>, size: number): number {
  let power = Float64Array.from(matrix)
  let squared = new Float64Array(size * size)
  // ln ‖A^(2^k)‖ = logarithm, with the norm taken out of `power`.
  let logarithm = 0
  let exponent = 1
  for (let k = 0; k <= SQUARINGS; k++) {
    const norm = normOf(power)
    if (norm === 0) return 0
    if (!Number.isFinite(norm)) return Number.NaN
    for (let p = 0; p < power.length; p++) power[p] /= norm
    logarithm += Math.log(norm)
    if (k === SQUARINGS) break
    multiply(power, power, squared, size)
    ;[power, squared] = [squared, power]
    logarithm *= 2
    exponent *= 2
  }
  return Math.exp(logarithm / exponent)
}

/** Frobenius. */
function normOf(matrix: Float64Array): number {
  let largest = 0
  for (const value of matrix) largest = Math.max(largest, Math.abs(value))
  if (largest === 0 || !Number.isFinite(largest)) return largest
  let squares = 0
  for (const value of matrix) squares += (value / largest) * (value / largest)
  return largest * Math.sqrt(squares)
}

function multiply(one: Float64Array, other: Float64Array, into: Float64Array, size: number): void {
  into.fill(0)
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const factor = one[row * size + k]
      if (factor === 0) continue
      for (let column = 0; column < size; column++) {
        into[row * size + column] += factor * other[k * size + column]
      }
    }
  }
}
