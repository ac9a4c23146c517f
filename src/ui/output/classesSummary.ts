/** A map of several classes in one sentence, for those who do not see it. */
import { placeName } from './summary.ts'

/** More would be a list, not a sentence. */
const MOST = 6

/** "Adelie in the upper left, Gentoo on the right; Chinstrap nowhere." `most` has the class of every cell, row by row from the top left. */
export function classesSummary(
  most: readonly number[],
  side: number,
  names: readonly string[],
): string {
  const sums = names.map(() => ({ count: 0, x: 0, y: 0 }))
  most.forEach((one, cell) => {
    const sum = sums[one]
    sum.count++
    sum.x += cell % side
    sum.y += Math.floor(cell / side)
  })
  const order = names
    .map((_, one) => one)
    .toSorted((one, other) => sums[other].count - sums[one].count)
  const there = order.filter((one) => sums[one].count > 0)
  const missing = names.filter((_, one) => sums[one].count === 0)
  const absent = missing.length > 0 ? `; ${listed(missing)} nowhere` : ''
  if (there.length === 1) return `${names[there[0]]} everywhere${absent}.`
  const told = there.slice(0, MOST).map((one) => {
    const { count, x, y } = sums[one]
    return `${names[one]} ${placeName((x / count + 0.5) / side - 0.5, (y / count + 0.5) / side - 0.5)}`
  })
  const more = there.length > MOST ? ` and ${there.length - MOST} more` : ''
  return `${told.join(', ')}${more}${absent}.`
}

function listed(names: readonly string[]): string {
  return names.length <= 2 ? names.join(' and ') : `${names[0]} and ${names.length - 1} others`
}
