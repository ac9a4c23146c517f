/** Everything that a person, a lesson or a script can do to a run. Made by `connect.ts`. */
import type { OutputActivationName } from '../engine/activations.ts'
import type { LossName } from '../engine/losses.ts'
import type { DataSpec } from '../data/source.ts'
import type { Run } from '../experiment/experiment.ts'
import type { NetworkKind } from '../experiment/kinds.ts'
import type { Speed } from '../worker/protocol.ts'
import type { Look, Unit, View } from './store.ts'
import type { LayerChange, NetworkSpec, SampleChange, TrainingSpec } from '../engine/network.ts'

/** A gesture (a drag, a burst of key presses) is one undo: edits with the same gesture coalesce in the history. */
export type Gesture = string | number

export type Actions = {
  /** Resolves when running. */
  train(): Promise<void>
  pause(): Promise<void>
  /** Train, or pause while training or moving. */
  toggle(): Promise<void>
  /** Another trainer in place of one that does not answer: goes on from the run where it was last seen, paused. */
  restart(): Promise<void>
  /**
   * By operation it walks on through the present sample's step, whose last operation trains it.
   * A person's single step of one sample is shown as a walk that plays by itself (`isShown`).
   */
  step(unit?: Unit, count?: number, isShown?: boolean): Promise<void>
  /** The same backwards: to the start of the sample, batch or epoch before, or of the one that is under way. */
  stepBack(unit?: Unit, count?: number): Promise<void>
  /** Looks at another sample or a drawn input, in training or paused, until a step is made; null: at the current sample. */
  look(look: Look | null): void
  /** Shows the whole step at once. */
  endWalk(): void
  seek(position: number): Promise<void>
  /** Back to the first parameters and sample; the settings in force stay. Undoable. */
  reset(): Promise<void>
  /** Another seed, so other first parameters; undoable. */
  newWeights(): Promise<void>
  /** Another run from now on, when the data files that it needs have been loaded; undoable. Rejects with a sentence, and changes nothing, where they cannot be. */
  open(run: Run): Promise<void>
  /** Takes up a branch where it was left; undoable. */
  returnTo(branch: number): Promise<void>
  /** Keeps the present run among the branches, without leaving it. */
  pin(): void
  showBranch(branch: number, isShown: boolean): void
  removeBranch(branch: number): void
  /** Back to the run before the last change, and to what undo has taken back; both go on training if it was. */
  undo(): Promise<void>
  redo(): Promise<void>
  /** Sets one parameter at once, in training or paused. Refuses what is outside ±1e6 with a RangeError. */
  setParameter(index: number, value: number, gesture?: Gesture): Promise<void>
  /** The same with several at once, as one edit: a kernel, or a matrix that is scaled. */
  setParameters(
    values: readonly { readonly index: number; readonly value: number }[],
    gesture?: Gesture,
  ): Promise<void>
  /** Learning rate, batch size, order …: in force without losing the run. */
  setTraining(training: Partial<TrainingSpec>, gesture?: Gesture): Promise<void>
  /**
   * Another loss, with the activation of the last layer that it needs; keeps the parameters and goes
   * on. Where it wants the classes coded otherwise (−1 and 1, or 0 and 1 again) the run starts anew
   * with the parameters as they are.
   */
  setLoss(loss: LossName, output?: OutputActivationName): Promise<void>
  /** Keeps the parameters and goes on. */
  setActivation(layers: readonly number[], activation: OutputActivationName): Promise<void>
  /**
   * What may change in a layer (counted from 0) without losing what it has learnt, each only where the
   * layer has it, and several at once: `{ frozen: [0, 2] }` freezes these and only these neurons or
   * kernels of a dense or convolutional layer (updates leave their weights as they are; `[]`: none),
   * `{ off: [1] }` lets these give 0 (not in the last layer), `{ rate: 0.3 }` is dropout's. Units are
   * counted from 0, in rising order. Which hold now stands in the layer's spec. In training or
   * paused, undoable; tells what holds then. Refuses what does not fit with a RangeError.
   */
  changeLayer(layer: number, change: LayerChange, gesture?: Gesture): Promise<void>
  /** Another network (layers, neurons, initial weights): starts a new run with the same seed. */
  setNetwork(network: NetworkSpec): Promise<void>
  setSeed(seed: number): Promise<void>
  /**
   * Changes samples by hand, in training or paused, one after the other: an edit of the run, which
   * keeps what was learnt; the epoch under way ends. Undoable, of one gesture together. Resolves with
   * a sentence where the run has no room for more changes and starts anew from the present
   * parameters. Refuses what does not fit with a RangeError.
   */
  changeSamples(changes: readonly SampleChange[], gesture?: Gesture): Promise<string | null>
  /**
   * Other data: a new run with a network that fits them, of the present kind or another one, from new
   * parameters or from the present ones where those still fit; goes on training if it was. Resolves
   * with a sentence where the network or its training has changed.
   */
  setData(
    data: DataSpec,
    how?: { title?: string; kind?: NetworkKind; keepsParameters?: boolean },
  ): Promise<string | null>
  setSpeed(speed: Speed): void
  setView(view: Partial<View>): void
  /** Tells assistive technology, politely. */
  announce(text: string): void
  dismissNotice(): void
}
