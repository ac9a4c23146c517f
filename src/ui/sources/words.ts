/** What is said of data before they are taken. */
import type { Real } from '../../data/real.ts'

/** "342 rows, 2 inputs, 3 classes." */
export function realFacts(entry: Real): string {
  if (entry.type === 'series') {
    return `${counted(entry.values, 'value')} in time, read through a window of ${entry.windows.length}.`
  }
  const [inputs] = entry.input
  const [outputs] = entry.target
  const what = entry.problem === 'values' ? 'one value' : `${outputs === 1 ? 2 : outputs} classes`
  return `${counted(entry.rows, 'row')}, ${counted(inputs, 'input')}, ${what}.`
}

/** "1 row", "1,797 rows" */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
