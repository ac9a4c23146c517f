/** What the narrator says of a sample that is looked at without being the current one, or of a drawing. Pure. */
import { sampleWord } from '../../experiment/kinds.ts'
import type { ShownStep } from '../hooks/look.ts'
import { answerOf } from './answers.ts'
import { sentenceOf } from './sentences.ts'
import { silent, type Scene, type Sentence } from './sentence.ts'

/** Data and frame as if what is shown were the current sample, for sentences that speak of that. */
export function asCurrent({ dataset }: Pick<Scene, 'dataset'>, step: ShownStep) {
  if (!step.isLooked) return { dataset, frame: step.frame }
  const { layers, gradients, parameters, loss, name } = step
  const losses = Float64Array.of(loss ?? 0)
  const frame = { ...step.frame, current: 0, losses, layers, gradients, parameters }
  return { dataset: { ...dataset, samples: [{ ...step.sample, name }] }, frame }
}

/** No step will be made with it: what it is and what the network says. Without a target nobody is to blame. */
export function ofLooked(scene: Scene, step: ShownStep): Sentence {
  const { dataset, frame } = asCurrent(scene, step)
  const second = `A step goes on with the training ${sampleWord(scene.network)}s.`
  if (step.hasTarget) return { ...sentenceOf({ ...scene, dataset }, frame), second }
  const { mark, rest } = answerOf(scene, step.layers.at(-1)?.outputs ?? [])
  return { ...silent, lead: `${step.name}. The network says `, mark, rest: `${rest}. `, second }
}
