/** What the narrator says before anything has been done: the only sentence that the first paint needs. */
import type { Frame } from '../../worker/frame.ts'
import { pixelSide } from './names.ts'
import { silent, type Scene, type Sentence } from './sentence.ts'

/** Below this the untouched network does not count as bad. */
const BAD_LOSS = 0.05

export function firstSentence({ dataset }: Pick<Scene, 'dataset'>, frame: Frame): Sentence {
  const what = dataset.problem === 'classes' ? 'a class' : 'a value'
  const guess = `This network guesses ${what} from ${inputs(dataset)}.`
  const isBad = frame.loss >= BAD_LOSS
  return {
    ...silent,
    lead: isBad ? `${guess} It is bad at it. ` : `${guess} `,
    call: 'Train it.',
  }
}

/** "height and weight": of two the vertical one first, as people say it. */
function inputs(dataset: Scene['dataset']): string {
  const names = dataset.inputNames
  if (pixelSide(dataset) !== null) return `${names.length} pixels`
  if (names.length > 3) return `${names.length} inputs`
  const [last, ...others] = names
  return others.length > 0 ? `${others.join(', ')} and ${last}` : last
}
