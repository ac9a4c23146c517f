/** Changes samples by hand, in training or paused; the network keeps what it has learnt. */
import type { SampleChange } from '../../engine/network.ts'
import { useApp, type App } from './app.tsx'

/** Makes a change and tells of it. Resolves with a sentence where it cannot be made. */
export type ChangeSample = (change: SampleChange, told: string) => Promise<string | null>

/** What is being done to the samples of a page: each change starts from what the one before has led to. */
const queues = new WeakMap<App, Promise<unknown>>()

const makers = new WeakMap<App, ChangeSample>()

/** The same function for all who ask, since they stand in one queue. */
export function useSampleChange(): ChangeSample {
  const app = useApp()
  const change = makers.get(app) ?? changerFor(app)
  makers.set(app, change)
  return change
}

function changerFor(app: App): ChangeSample {
  const { store, actions } = app
  return (change, told) => {
    const seen = store.getState().dataset
    const make = async (): Promise<string | null> => {
      // Places are those of the samples that were seen.
      if (change.type !== 'add' && store.getState().dataset !== seen) {
        return 'The samples have changed meanwhile; nothing is done.'
      }
      try {
        const sentence = await actions.changeSamples([change])
        actions.announce(sentence === null ? told : `${told} ${sentence}`)
        if (sentence !== null) {
          const { data } = store.getState()
          actions.setView({ dataNote: { data, sentence } })
        }
        return null
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      }
    }
    const before = queues.get(app) ?? Promise.resolve()
    // What is added needs no place, so that a row of points is drawn as fast as one clicks.
    const made = change.type === 'add' ? make() : before.then(make)
    queues.set(app, Promise.all([before, made]))
    return made
  }
}
