/**
 * What the narrator says: one sentence that is true now, and what to do next. Pure; how it reaches
 * the screen is left to `Narrator.tsx`.
 */
import { nameOf } from '../../engine/layout.ts'
import type { Sample } from '../../engine/network.ts'
import type { Notice } from '../../state/store.ts'
import type { Frame } from '../../worker/frame.ts'
import { count, fixed, lossText } from '../format.ts'
import { answerIn, answerOf, wantedOf } from './answers.ts'
import { firstSentence } from './firstSentence.ts'
import { spotIn, type Spot } from './spot.ts'
import { nameOfSample, outputsOf, silent, type Scene, type Sentence } from './sentence.ts'
import { aboutNeuron, aboutParameter } from './spotSentences.ts'
import { lossOf } from './told.ts'

type Reached = Extract<Notice, { type: 'reached' }>

/** The sentence for this moment. */
export function sentenceOf(scene: Scene, frame: Frame): Sentence {
  const { status, notice, isUntouched, layout, selection } = scene
  if (status === 'training') return whileTraining(frame)
  if (status === 'moving') return whileMoving(scene, frame)
  if (notice?.type === 'reached') return afterTraining(notice)
  if (isUntouched && selection === null) return firstSentence(scene, frame)
  const sample = scene.dataset.samples[frame.current]
  if (!sample) return silent
  const spot = spotIn(layout, selection)
  if (scene.edited !== null && isAboutEdit(scene, scene.edited, spot)) {
    return afterEdit(scene, scene.edited, sample, frame)
  }
  if (spot?.type === 'parameter') return aboutParameter(scene, spot.index, sample, frame)
  if (spot?.type === 'neuron') return aboutNeuron(scene, spot.layer, spot.unit, sample, frame)
  return aboutSample(scene, sample, frame)
}

/** The last edit is told until something else is selected, or looked at backwards. */
function isAboutEdit({ phase }: Scene, edited: number, spot: Spot | null): boolean {
  if (phase !== 'forward') return false
  return spot === null || (spot.type === 'parameter' && spot.index === edited)
}

function whileTraining({ loss }: Frame): Sentence {
  return {
    ...silent,
    lead: 'The network is learning. Its loss is ',
    mark: lossText(loss),
    rest: '. ',
    second: 'Press Pause to look closer.',
  }
}

function whileMoving({ progress }: Scene, { position }: Frame): Sentence {
  return {
    ...silent,
    lead: `On the way, at step ${count(position)}. `,
    second: progress > 0 && progress < 1 ? `${Math.round(progress * 100)} % done.` : '',
  }
}

function afterTraining({ rule, from, to, steps }: Reached): Sentence {
  if (rule === 'loss') {
    return {
      ...silent,
      lead: `Loss fell from ${lossText(from)} to `,
      mark: lossText(to),
      rest: ` in ${count(steps)} steps. How? `,
      offer: 'Show me one step.',
    }
  }
  const why = rule === 'epochs' ? 'All epochs are done. ' : 'The test loss falls no more. '
  return {
    ...silent,
    lead: `${why}In ${count(steps)} steps the loss went from ${lossText(from)} to `,
    mark: lossText(to),
    rest: '.',
  }
}

function afterEdit(scene: Scene, index: number, sample: Sample, frame: Frame): Sentence {
  const { letter, number } = nameOf(scene.layout, index)
  return {
    ...silent,
    mark: letter,
    markIndex: String(number),
    rest: ` is ${fixed(frame.parameters[index])} now. For ${nameOfSample(sample)} the network says ${saidBy(scene, frame)}, loss ${lossText(lossOf(frame))}. `,
    second: 'Press Step to see what it learns.',
  }
}

function aboutSample(scene: Scene, sample: Sample, frame: Frame): Sentence {
  const { phase, dataset, layout } = scene
  const name = nameOfSample(sample)
  const wanted = `${name} ${wantedOf(dataset, sample)}. `
  const answer = answerOf(scene, outputsOf(frame))
  switch (phase) {
    case 'forward':
      return {
        ...silent,
        lead: `${wanted}The network says `,
        mark: answer.mark,
        rest: `${answer.rest}. `,
        second: 'Press Step to see what it learns from that.',
      }
    case 'loss':
      return {
        ...silent,
        lead: `${wanted}The network says ${answer.mark}${answer.rest}: loss `,
        mark: lossText(lossOf(frame)),
        rest: '. ',
        second: 'The further off, the larger the loss.',
      }
    case 'backward':
      return {
        ...silent,
        lead: `Who is to blame for ${name}’s error? `,
        second: 'Pick a weight to see its share.',
      }
    case 'update':
      return {
        ...silent,
        lead: `All ${count(layout.count)} parameters move a little, against the blame. `,
        second: 'Press Step to make it happen.',
      }
  }
}

/** What the network says to the current sample. */
function saidBy(scene: Pick<Scene, 'dataset' | 'training'>, frame: Frame): string {
  return answerIn(scene, outputsOf(frame))
}
