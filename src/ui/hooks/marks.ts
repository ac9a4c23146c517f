/** Where a person has changed something on the way of a run: marks for the history and the loss chart. */
import type { Run } from '../../experiment/experiment.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import { settingsOf, setWords, type Setting } from './changes.ts'

export type Mark = {
  /** Samples seen when it was made; of several together, the first one's. */
  readonly position: number
  /** 'rate': nothing but the learning rate. */
  readonly type: 'rate' | 'edit'
  /** "w1 set to 0.5 at sample 212", and for the others that it stands for, how many. */
  readonly text: string
}

/** Of so many changes at one mark the words are given. */
const TOLD = 3

/**
 * The marks of a run's edits, in order. `gap`: changes that are no farther apart share a mark, so that
 * there are never more than there is room for; in samples, or in what `placeAt` makes of positions.
 */
export function marksOf(
  run: Pick<Run, 'experiment' | 'edits'>,
  gap: number,
  placeAt: (position: number) => number = (position) => position,
): Mark[] {
  const all = settingsOf(run)
  const word = sampleWord(run.experiment.network)
  const groups: { from: number; to: number; settings: Setting[] }[] = []
  run.edits.forEach(({ at }, place) => {
    if (all[place].length === 0) return
    const group = groups.at(-1)
    if (group && placeAt(at) - placeAt(group.from) <= gap) {
      group.to = at
      group.settings.push(...all[place])
    } else groups.push({ from: at, to: at, settings: [...all[place]] })
  })
  return groups.map(({ from, to, settings }) => {
    const isRate = settings.every(({ name }) => name === 'learning rate')
    return {
      position: from,
      type: isRate ? 'rate' : 'edit',
      text: textOf(from, to, settings, word),
    }
  })
}

function textOf(from: number, to: number, settings: readonly Setting[], word: string): string {
  const place = from === to ? `at ${word} ${from}` : `at ${word}s ${from} to ${to}`
  const last = new Map(settings.map((setting) => [setting.name, setting]))
  const told = [...last.values()].slice(0, TOLD).map(setWords)
  const more = last.size - told.length
  return `${told.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${place}`
}
