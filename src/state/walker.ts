/**
 * Leads through one sample's step operation by operation: at a person's word, or by itself after a
 * whole step. Before its last operation the run stands before the sample; with it the sample is
 * trained, and the frame from before is held, so that what is shown is the step that was made.
 */
import type { Frames } from './frames.ts'
import type { Store } from './store.ts'
import { durationOf, operationsOf, partsOf, type StepOperation } from './walk.ts'
import { selectionFor } from './walkSelection.ts'

export type Walker = {
  /** One operation on; after the last one the next sample's first. */
  forward(): Promise<void>
  /** Takes one operation back, the update of the sample before too. */
  back(): Promise<void>
  /** Shows the step that the present sample is about to make, in motion; the caller makes it. */
  play(): void
  /** Shows the present step as a whole. */
  end(): void
}

type Surroundings = {
  readonly store: Store
  readonly frames: Frames
  readonly later: (callback: () => void, delayMs: number) => () => void
  /** Trains the present sample. */
  readonly step: () => Promise<void>
  readonly seek: (position: number) => Promise<void>
  /** Where the run is, or where a move goes. */
  readonly position: () => number
}

export function createWalker(surroundings: Surroundings): Walker {
  const { store, frames, later, step, seek, position } = surroundings
  const { getState, setState } = store
  let cancel: (() => void) | null = null

  const operations = (): readonly StepOperation[] => operationsOf(partsOf(getState().network))

  const rest = (): void => {
    cancel?.()
    cancel = null
  }

  const end = (): void => {
    rest()
    frames.hold(false)
    if (getState().walk) setState({ walk: null })
  }

  /** Stands at an operation, with something selected that it is about. */
  const goTo = (operation: number): void => {
    rest()
    setState(({ view, layout, dataset }) => {
      const target = dataset.samples[frames.shown().current]?.target ?? []
      const wanted = Math.max(0, target.indexOf(Math.max(...target)))
      const selection = selectionFor(operations()[operation], view.selection, layout, wanted)
      return { walk: { operation, isPlaying: false }, view: { ...view, selection } }
    })
  }

  const playFrom = (operation: number): void => {
    const { network, view } = getState()
    if (view.walkSpeed === null || operation >= operations().length) {
      end()
      return
    }
    setState({ walk: { operation, isPlaying: true } })
    const duration = durationOf(operations()[operation], partsOf(network)) / view.walkSpeed
    cancel = later(() => playFrom(operation + 1), duration)
  }

  const stepTaken = async (): Promise<void> => {
    frames.hold(true)
    goTo(operations().length - 1)
    try {
      await step()
    } catch (error) {
      end()
      throw error
    }
  }

  return {
    forward: async () => {
      const { walk } = getState()
      const last = operations().length - 1
      if (!walk || walk.isPlaying || walk.operation >= last) {
        frames.hold(false)
        goTo(0)
      } else if (walk.operation < last - 1) goTo(walk.operation + 1)
      else await stepTaken()
    },
    back: async () => {
      const { walk } = getState()
      const last = operations().length - 1
      if (walk && !walk.isPlaying && walk.operation < last) {
        if (walk.operation > 0) goTo(walk.operation - 1)
        else end()
        return
      }
      rest()
      if (position() === 0) {
        end()
        return
      }
      // While the frame from before the step is held, it is shown all along.
      if (walk && !walk.isPlaying) goTo(last - 1)
      await seek(position() - 1)
      frames.hold(false)
      goTo(last - 1)
    },
    play: () => {
      rest()
      if (getState().view.walkSpeed === null) return
      frames.hold(true)
      playFrom(0)
    },
    end,
  }
}
