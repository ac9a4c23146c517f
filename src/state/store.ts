/**
 * What the page knows, save the numbers that change sixty times a second (see `frames.ts`): the
 * run's document, its past, the loss curve, notices, and the view, which is never part of the document.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Dataset } from '../data/dataset.ts'
import type { DataSpec } from '../data/source.ts'
import { layoutOf, type Layout } from '../engine/layout.ts'
import type { Segment } from '../engine/segments.ts'
import { datasetOf, segmentsIn, specsAt, type Run } from '../experiment/experiment.ts'
import { noEnd, type Speed, type StepUnit, type Until } from '../worker/protocol.ts'
import { nothingAhead, type Ahead, type Branch } from './branches.ts'
import { emptySeries, type Series } from './series.ts'
import type { Phase, Walk } from './walk.ts'
import type { TrainingSpec, NetworkSpec } from '../engine/network.ts'

/**
 * The thing that is marked in network, sentence, table and formula. `layer` −1 means the inputs. A
 * neuron's `unit` is its place among the values that leave the layer: a cell of a feature map is
 * channel · height · width + row · width + column. Of a recurrent layer a unit at one of its time
 * steps is chosen, and of a sequence's inputs a feature at one.
 */
export type Selection =
  | { readonly type: 'parameter'; readonly index: number }
  | {
      readonly type: 'neuron'
      readonly layer: number
      readonly unit: number
      readonly time?: number
    }
  | null

/** Something that happened by itself and that the person should be told, until the next command. */
export type Notice =
  | {
      readonly type: 'diverged'
      /** The step that was not made, counted from 1; the run is back at the one before. */
      readonly step: number
      readonly parameter: number | null
      /** A learning rate to try instead. */
      readonly rate: number
    }
  /** Training came to an end that was set: on the first visit by the page, later by the person. */
  | {
      readonly type: 'reached'
      readonly rule: keyof Until
      readonly from: number
      readonly to: number
      readonly steps: number
    }
  /** The trainer owes an answer and says nothing; goes by itself when it is heard again. */
  | { readonly type: 'silent' }
  | { readonly type: 'restarted'; readonly position: number; readonly details: string }
  | { readonly type: 'off'; readonly details: string }

/** Where other data is chosen: the part that is open, and a file that was dropped on the page. */
export type Sources = {
  readonly part: 'examples' | 'generated' | 'real' | 'own'
  readonly file: File | null
}

/** What is looked at instead of the current sample: another one, or what was drawn, with a target where that is known. */
export type Look =
  | { readonly type: 'sample'; readonly part: 'samples' | 'unseen'; readonly index: number }
  | {
      readonly type: 'drawn'
      readonly input: readonly number[]
      readonly target: readonly number[] | null
      /** Left out: it is the person's drawing. */
      readonly name?: string
    }

/** A step's size: an operation is a part of one sample's step. */
export type Unit = StepUnit | 'operation'

export type View = {
  readonly selection: Selection
  /** What the pointer or the focus is on, here or there: marked wherever it stands. */
  readonly hover: Selection
  /** Null: the current sample. Any step returns to it. */
  readonly look: Look | null
  readonly phase: Phase
  readonly stepUnit: Unit
  readonly speed: Speed
  /** Where training is to stop by itself: `epochs` counts from where it begins. */
  readonly stopping: Until
  /** How fast a step's motion goes, as a multiple of its usual pace; null: it is left out. */
  readonly walkSpeed: number | null
  /** 'auto': linear until the loss explodes. */
  readonly lossScale: 'auto' | 'linear' | 'log'
  /** What the chart over time shows: the loss, or how good the answers are. */
  readonly measure: 'loss' | 'score'
  /** Which of the views that look closer is open; null: none, and nothing is computed for them. */
  readonly lookCloser: 'scores' | 'worst' | 'histograms' | 'landscape' | 'input' | null
  /** A small map in each neuron; null: where the network is large enough for pictures to say more than numbers. */
  readonly neuronMaps: boolean | null
  readonly theme: 'auto' | 'light' | 'dark'
  /** The view that a phone shows. */
  readonly tab: 'network' | 'output' | 'data' | 'settings'
  /** The left rail where it is a drawer. */
  readonly isDrawerOpen: boolean
  /** Which parts of the settings are open: they are still so when a drawer or tab comes back. */
  readonly openSettings: { readonly more: boolean; readonly layers: boolean }
  /** The list of keyboard shortcuts is open. */
  readonly areKeysShown: boolean
  /** The weights of a dense network as a table. */
  readonly areWeightsShown: boolean
  /** Null: other data is not being chosen. */
  readonly sources: Sources | null
  /** What came of the data that were chosen last; of no interest once others are in use. */
  readonly dataNote: { readonly data: DataSpec; readonly sentence: string } | null
}

export type State = {
  readonly run: Run
  /** Derived from the run, with its edits made; remade only when they change. */
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly layout: Layout
  /** The data that hold here; `run.experiment.data` are those that the run began with. */
  readonly data: DataSpec
  readonly dataset: Dataset
  /** How positions and epochs go together (`engine/segments.ts`). */
  readonly segments: readonly Segment[]
  readonly status: 'paused' | 'training' | 'moving'
  /** Of a move that takes a while, from 0 to 1. */
  readonly progress: number
  readonly series: Series
  /** Where this run has been beyond its position. */
  readonly ahead: Ahead
  /** Ways that were left, oldest first. */
  readonly branches: readonly Branch[]
  /** The walk through the shown sample's step; null: the step is shown as a whole. */
  readonly walk: Walk | null
  /** Runs to return to, oldest first, and those that undo left behind, newest first. */
  readonly past: readonly Run[]
  readonly future: readonly Run[]
  readonly notice: Notice | null
  /** The newest polite message for assistive technology. */
  readonly announcement: string
  /** Nobody has touched anything yet: the first training paces itself and stops by itself. */
  readonly isUntouched: boolean
  readonly view: View
}

export type Store = StoreApi<State>

export const FIRST_SPEED = 300

/** `isCalm`: steps are not shown in motion until the person wants that. */
export function createAppStore(run: Run, isCalm = false): Store {
  return createStore<State>(() => ({
    ...ofRun(run),
    status: 'paused',
    progress: 1,
    series: emptySeries,
    ahead: nothingAhead,
    branches: [],
    walk: null,
    past: [],
    future: [],
    notice: null,
    announcement: '',
    isUntouched: true,
    view: {
      selection: null,
      hover: null,
      look: null,
      phase: 'forward',
      stepUnit: 'sample',
      speed: FIRST_SPEED,
      stopping: noEnd,
      walkSpeed: isCalm ? null : 1,
      lossScale: 'auto',
      measure: 'loss',
      lookCloser: null,
      neuronMaps: null,
      theme: 'auto',
      tab: 'network',
      isDrawerOpen: false,
      openSettings: { more: false, layers: false },
      areKeysShown: false,
      areWeightsShown: false,
      sources: null,
      dataNote: null,
    },
  }))
}

/** All of the state that follows from the run. */
export function ofRun(
  run: Run,
): Pick<State, 'run' | 'network' | 'training' | 'layout' | 'data' | 'dataset' | 'segments'> {
  const { network, training, data } = specsAt(run)
  const dataset = datasetOf({ data })
  const segments = segmentsIn(run)
  return { run, network, training, layout: layoutOf(network), data, dataset, segments }
}
