/** Moving through the run step by step, to any position, and through one step by operation. */
import { limits } from '../../experiment/limits.ts'
import type { Actions } from '../actions.ts'
import { quiet, refuse } from '../answers.ts'
import { placeBefore } from '../back.ts'
import type { Commands } from '../commands.ts'
import type { Parts } from '../parts.ts'
import type { Look } from '../store.ts'

type Stepping = Pick<Actions, 'step' | 'stepBack' | 'seek' | 'look' | 'endWalk'>

export function steppingActions(
  { store, document, client, walker }: Parts,
  { touch, endGesture }: Commands,
): Stepping {
  const { getState, setState } = store

  /** So many operations, one after the other. */
  const walkOn = (count: number, operate: () => Promise<void>): Promise<void> => {
    touch(true)
    const all = async (): Promise<void> => {
      if (getState().status !== 'paused') await client.pause()
      for (let operation = 0; operation < count; operation++) {
        // oxlint-disable-next-line no-await-in-loop -- Each starts where the one before has led.
        await operate()
      }
    }
    return quiet(all())
  }

  const look = (wanted: Look | null): void => {
    walker.end()
    setState(({ view }) => ({ view: { ...view, look: wanted } }))
  }

  /** A step is made with the current sample, so that is what is shown. */
  const lookAway = (): void => {
    if (getState().view.look) look(null)
  }

  const seek = (position: number): Promise<void> => {
    if (!Number.isInteger(position) || position < 0 || position > limits.position) {
      return refuse(`${position} is no position; a whole number from 0 to ${limits.position} fits.`)
    }
    touch()
    endGesture()
    document.aim(position)
    return quiet(client.seek(position))
  }

  return {
    step: (unit = getState().view.stepUnit, count = 1, isShown = false) => {
      if (!isCount(count)) return refuseCount(count)
      endGesture()
      lookAway()
      if (unit === 'operation') return walkOn(count, walker.forward)
      const isWhole = unit === 'sample' && count === 1 && getState().status === 'paused'
      touch()
      if (isWhole && isShown) walker.play()
      return quiet(client.step(unit, count))
    },
    stepBack: (unit = getState().view.stepUnit, count = 1) => {
      if (!isCount(count)) return refuseCount(count)
      lookAway()
      if (unit === 'operation') return walkOn(count, walker.back)
      const run = document.present()
      const place = placeBefore(run, getState().segments, unit, count)
      return place === run.position ? Promise.resolve() : seek(place)
    },
    seek,
    look,
    endWalk: () => walker.end(),
  }
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= limits.position
}

function refuseCount(count: number): Promise<never> {
  return refuse(`${count} is no number of steps; a whole number from 1 fits.`)
}
