/** Training on its own: going, pausing, how fast and how long. */
import { noEnd } from '../../worker/protocol.ts'
import type { Actions } from '../actions.ts'
import { quiet } from '../answers.ts'
import type { Commands } from '../commands.ts'
import type { Parts } from '../parts.ts'

type Training = Pick<Actions, 'train' | 'pause' | 'toggle' | 'restart' | 'setSpeed'>

/** The loss at which the first visit's training stops by itself. */
const LEARNT = 0.01

/** So soon a pause shows, whether or not the session has answered. */
const PAUSED_MS = 150

export function trainingActions(
  { store, frames, intake, client, surroundings }: Parts,
  { touch }: Commands,
): Training {
  const { getState, setState } = store

  /** Whether the last command asked for running, until it is answered: a double click is two commands. */
  let asked: { readonly isRunning: boolean } | null = null

  const ask = (isRunning: boolean, answer: Promise<void>): Promise<void> => {
    const question = { isRunning }
    const answered = (): void => {
      if (asked === question) asked = null
    }
    asked = question
    answer.then(answered, answered)
    return quiet(answer)
  }

  const train = (): Promise<void> => {
    const { isUntouched, view } = getState()
    touch()
    const { epoch } = frames.latest()
    intake.begin()
    const { epochs, loss: under, patience } = view.stopping
    const hasRule = epochs !== null || under !== null || patience !== null
    const until =
      isUntouched && !hasRule
        ? { ...noEnd, loss: LEARNT }
        : { ...view.stopping, epochs: epochs && epoch + epochs }
    return ask(true, client.train(until))
  }

  const pause = (): Promise<void> => {
    touch()
    const answer = ask(false, client.pause())
    const cancel = surroundings.later(() => setState({ status: 'paused' }), PAUSED_MS)
    answer.then(cancel, cancel)
    return answer
  }

  return {
    train,
    pause,
    toggle: () => {
      const isRunning = asked?.isRunning ?? getState().status !== 'paused'
      return isRunning ? pause() : train()
    },
    restart: () => quiet(client.restart()),
    setSpeed: (speed) => {
      touch()
      setState(({ view }) => ({ view: { ...view, speed } }))
      client.setSpeed(speed)
    },
  }
}
