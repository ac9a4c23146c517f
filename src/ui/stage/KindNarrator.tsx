/**
 * Finds the words for networks that are not drawn as neurons, and for what is looked at instead of
 * the current sample, and hands them to the narrator. Comes after the first paint; where a kind has
 * no words of its own, the general sentences stand.
 */
import { useLayoutEffect } from 'react'
import { kindOfNetwork } from '../../experiment/kinds.ts'
import type { State } from '../../state/store.ts'
import { operationsOf, partsOf, type Walk } from '../../state/walk.ts'
import { useApp } from '../hooks/app.tsx'
import { useShownStep, type ShownStep } from '../hooks/look.ts'
import { kindWords, type KindScene } from './kindWords.ts'
import { asCurrent, ofLooked } from './lookedWords.ts'
import { sceneOf } from './scene.ts'
import { sentenceOf } from './sentences.ts'
import type { Sentence } from './sentence.ts'
import { walkSentence } from './walkSentences.ts'

type KindNarratorProps = {
  readonly say: (said: Sentence, walk: Walk | null) => void
  /** A move has taken so long that it is worth telling. */
  readonly isSlow: boolean
  /** From now on the sentence is made here, or no longer. */
  readonly take: (isTaken: boolean) => void
}

export function KindNarrator({ say, isSlow, take }: KindNarratorProps) {
  const { store, frames } = useApp()

  useLayoutEffect(() => {
    take(true)
    return () => take(false)
  })

  useShownStep((step) => {
    const state = store.getState()
    const { walk, status } = state
    if (!step || (status === 'moving' && !isSlow && !walk)) return
    const scene = sceneOf(state, step.frame.position)
    const said = walk
      ? atOperation(scene, walk, step, frames.latest())
      : isGeneral(state)
        ? sentenceOf(scene, step.frame)
        : atRest(scene, step)
    // What the update has done is about to come
    if (said) say(said, walk)
  })

  return null
}

/** Of training, of moves and of what nobody has touched yet one speaks alike. */
function isGeneral({ status, notice, isUntouched, view }: State): boolean {
  return (
    status !== 'paused' ||
    notice?.type === 'reached' ||
    (isUntouched && view.selection === null && view.look === null)
  )
}

function atRest(scene: KindScene, step: ShownStep): Sentence {
  const own = kindWords[kindOfNetwork(scene.network)]?.sentenceOf(scene, step)
  if (own) return own
  const { dataset, frame } = asCurrent(scene, step)
  return step.isLooked ? ofLooked(scene, step) : sentenceOf({ ...scene, dataset }, frame)
}

function atOperation(
  scene: KindScene,
  { operation: place }: Walk,
  step: ShownStep,
  latest: Parameters<typeof walkSentence>[3],
): Sentence | null {
  const operation = operationsOf(partsOf(scene.network))[place]
  const own = kindWords[kindOfNetwork(scene.network)]
  return own
    ? own.walkSentence(scene, operation, step, latest)
    : walkSentence(scene, operation, step.frame, latest)
}
