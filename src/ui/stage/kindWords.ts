/**
 * Who speaks of networks that are not drawn as neurons: each kind has its own sentences, and where
 * it returns null, the general ones stand.
 */
import type { NetworkKind } from '../../experiment/kinds.ts'
import type { NetworkSpec } from '../../engine/network.ts'
import type { StepOperation } from '../../state/walk.ts'
import type { Frame } from '../../worker/frame.ts'
import type { ShownStep } from '../hooks/look.ts'
import { sentenceOf as imageSentence } from './images/sentences.ts'
import { walkSentence as imageWalk } from './images/walkSentences.ts'
import type { Scene, Sentence } from './sentence.ts'
import { sentenceOf as sequenceSentence } from './sequence/sentences.ts'
import { walkSentence as sequenceWalk } from './sequence/walkSentences.ts'

export type KindScene = Scene & { readonly network: NetworkSpec }

export type KindWords = {
  /** While paused, without a walk; `step.isLooked` tells that it is not the current sample's. */
  readonly sentenceOf: (scene: KindScene, step: ShownStep) => Sentence | null
  /** At an operation of a walk; `latest` is the frame after the step, at its update. */
  readonly walkSentence: (
    scene: KindScene,
    operation: StepOperation,
    step: ShownStep,
    latest: Frame,
  ) => Sentence | null
}

export const kindWords: Partial<Record<NetworkKind, KindWords>> = {
  images: { sentenceOf: imageSentence, walkSentence: imageWalk },
  sequence: { sentenceOf: sequenceSentence, walkSentence: sequenceWalk },
}
