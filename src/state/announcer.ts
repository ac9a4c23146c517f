/**
 * What assistive technology is told without asking: seldom, and only what the person wants to know
 * (accessibility.md, training progress). Numbers are put into words by `say`.
 */
import { nameOf } from '../engine/layout.ts'
import type { Frame } from '../worker/frame.ts'
import type { State } from './store.ts'

type Surroundings = {
  readonly state: () => Pick<State, 'layout' | 'dataset'>
  readonly latest: () => Frame
  readonly now: () => number
  readonly later: (callback: () => void, delayMs: number) => () => void
  readonly say: (value: number) => string
  readonly announce: (text: string) => void
}

export type Announcer = {
  /** Training began, goes on, was paused or has finished. */
  follow(before: Pick<Frame, 'status' | 'loss'>, frame: Frame): void
  /** Call before a parameter is set: what that does is told when no other edit has come for a while. */
  edited(index: number): void
  /** Another run is opened: what the last edit did is no longer of interest. */
  forget(): void
}

/** Progress is told when both so much time has passed and the loss has halved. */
const PROGRESS_MS = 10_000
const SETTLED_MS = 500

export function createAnnouncer(surroundings: Surroundings): Announcer {
  const { state, latest, now, later, say, announce } = surroundings
  let told = { at: 0, loss: 0 }
  /** The loss of the current sample before a burst of edits, and how to leave its telling out. */
  let burst: { readonly before: number; cancel(): void } | null = null

  const tell = (frame: Frame, text: string): void => {
    told = { at: now(), loss: frame.loss }
    announce(text)
  }

  const readings = ({ epoch, loss }: Frame): string => `Epoch ${epoch}, loss ${say(loss)}.`

  const consequence = (index: number, before: number): string => {
    const frame = latest()
    const { layout, dataset } = state()
    const { letter, number } = nameOf(layout, index)
    const value = `${letter}${number} is ${say(frame.parameters[index])}.`
    // In training the rest has changed for other reasons too.
    if (frame.status !== 'paused') return value
    const name = dataset.samples[frame.current].name ?? `sample ${frame.current + 1}`
    const outputs = frame.layers.at(-1)!.outputs
    const loss = lossOfCurrent(frame)
    const turn = loss > before ? 'higher' : loss < before ? 'lower' : 'as before'
    if (outputs.length === 1) {
      const output = say(inUnits(dataset, outputs[0]))
      return `${value} Output for ${name} now ${output}, loss ${say(loss)}, ${turn}.`
    }
    const said = largestClass(dataset, outputs)
    return said === null
      ? `${value} Loss for ${name} now ${say(loss)}, ${turn}.`
      : `${value} ${name} now taken for ${said}, loss ${say(loss)}, ${turn}.`
  }

  const forget = (): void => {
    burst?.cancel()
    burst = null
  }

  return {
    follow: (before, frame) => {
      const { status, loss, stop } = frame
      if (status === 'training') {
        if (before.status !== 'training') tell(frame, 'Training.')
        else if (now() - told.at >= PROGRESS_MS && loss <= told.loss / 2)
          tell(frame, readings(frame))
      } else if (stop?.reason === 'reached') tell(frame, `Finished. ${readings(frame)}`)
      // The alert of a divergence speaks for itself.
      else if (before.status === 'training' && status === 'paused' && !stop)
        tell(frame, `Paused. ${readings(frame)}`)
    },
    edited: (index) => {
      const before = burst?.before ?? lossOfCurrent(latest())
      burst?.cancel()
      const cancel = later(() => {
        burst = null
        announce(consequence(index, before))
      }, SETTLED_MS)
      burst = { before, cancel }
    },
    forget,
  }
}

/** A value in the unit of the data. */
function inUnits({ problem, targetScalings }: State['dataset'], output: number): number {
  const [scaling] = targetScalings
  return problem === 'values' && scaling ? output * scaling.divisor + scaling.shift : output
}

/** The name of the class with the largest of several outputs; null where there are no classes. */
function largestClass(
  { problem, classNames }: State['dataset'],
  outputs: Float64Array,
): string | null {
  if (problem !== 'classes') return null
  const one = outputs.indexOf(Math.max(...outputs))
  return classNames[one] ?? null
}

/** Its own loss; beyond the rows that travel, the mean. */
function lossOfCurrent({ losses, current, loss }: Frame): number {
  return losses[current] ?? loss
}
