/** What the parts of the unrolled network are drawn from, besides the numbers. */
import { createContext, useContext } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import type { Layout } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import type { Computed, Phase } from '../../../state/walk.ts'
import type { Shown } from '../../hooks/sequence/gates.ts'
import type { ShownStep } from '../../hooks/look.ts'
import {
  timesBackward,
  timesForward,
  type TimedCell,
  type Unrolled,
} from '../../hooks/sequence/timed.ts'
import type { Memory } from './memory.ts'
import type { Place } from './place.ts'
import type { Scales } from './scales.ts'

export type Scene = {
  readonly network: NetworkSpec
  readonly layout: Layout
  readonly dataset: Dataset
  readonly unrolled: Unrolled
  readonly place: Place
  readonly shown: Shown
  readonly computed: Computed
  readonly phase: Phase
  /** What is chosen, and what the pointer or the focus is on; the latter is what the picture explains. */
  readonly selection: Selection
  readonly pointed: Selection
  /** The cell that is explained: the pointed one, else the chosen one. */
  readonly cell: TimedCell | null
  /** Whose matrix and gradients are shown: the recurrent layer of what is explained, else the last one. */
  readonly layer: number
  readonly scales: Scales
  readonly memory: Memory
  /** Where only one of the two strips has room, that one. */
  readonly strip: StripName | null
}

export type StripName = 'memory' | 'blame'

const SceneContext = createContext<Scene | null>(null)

export const SceneProvider = SceneContext.Provider

export function useScene(): Scene {
  const scene = useContext(SceneContext)
  if (!scene) throw new Error('A part of the unrolled network must stand inside SceneProvider.')
  return scene
}

/** The time steps of a layer of which what is shown is there: from the first of them to before the last. */
export function shownRange(
  { network, shown, computed, place }: Pick<Scene, 'network' | 'shown' | 'computed' | 'place'>,
  layer: number,
  { isLooked, hasTarget }: Pick<ShownStep, 'isLooked' | 'hasTarget'>,
): readonly [from: number, to: number] {
  const { steps } = place
  if (shown !== 'blame') return [0, isLooked ? steps : timesForward(computed, network, layer)]
  if (!hasTarget) return [0, 0]
  return [isLooked ? 0 : timesBackward(computed, network, layer), steps]
}
