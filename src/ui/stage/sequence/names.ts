/** What stands under the columns: as many of the time steps' names as have room beside each other. Pure. */
import type { TimeName } from '../../../data/times.ts'

/** Pixels of a column under which a month is its letter, of a letter of a name, and between two names. */
const NARROW = 34
const LETTER = 7.5
const GAP = 6

/** A name for each time step, empty where it has no room; that of the target beside the last one is always there. */
export function namesUnder(
  steps: readonly TimeName[],
  target: TimeName | null,
  column: number,
): { readonly steps: readonly string[]; readonly target: string } {
  // A day alone would not say of which month.
  const isLetter = column < NARROW && steps.every(({ letter }) => !/^\d/.test(letter))
  const text = ({ letter, short }: TimeName): string => (isLetter ? letter : short)
  const all = target ? [...steps, target] : steps
  const widest = Math.max(...all.map((name) => text(name).length))
  const every = Math.max(1, Math.ceil((widest * LETTER + GAP) / column))
  // Counted from the last one there is, so that nothing lies on the target's.
  const shown = steps.map((name, time) => ((all.length - 1 - time) % every === 0 ? text(name) : ''))
  return { steps: shown, target: target ? text(target) : '' }
}
