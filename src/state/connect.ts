/**
 * Joins the store, the frames, the worker's client and the actions: what a person does goes to the
 * session (`actions/`), what the session reports is taken in (`intake.ts`).
 */
import type { Run } from '../experiment/experiment.ts'
import { createClient, type Client } from '../worker/client.ts'
import type { Actions } from './actions.ts'
import { editingActions } from './actions/editing.ts'
import { runActions } from './actions/runs.ts'
import { steppingActions } from './actions/stepping.ts'
import { trainingActions } from './actions/training.ts'
import { createAnnouncer } from './announcer.ts'
import { quiet } from './answers.ts'
import { createCommands, watch } from './commands.ts'
import { createDocument } from './document.ts'
import { createFrames, type Frames } from './frames.ts'
import { createIntake } from './intake.ts'
import { createLoading } from './loading.ts'
import type { Parts, Surroundings } from './parts.ts'
import { createAppStore, type Store } from './store.ts'
import { createWalker } from './walker.ts'
import { createWay } from './way.ts'

export type App = {
  readonly store: Store
  readonly frames: Frames
  readonly actions: Actions
  /** The run as it is now, at the present position. */
  readonly presentRun: () => Run
  /** Questions to the worker; see the client. */
  readonly probe: Client['probe']
  readonly drop: Client['drop']
}

export function createApp(surroundings: Surroundings): App {
  const parts = join(surroundings)
  const { store, frames, document, client } = parts
  const actions = actionsOf(parts)
  void quiet(client.open(surroundings.run, store.getState().view.speed, watch))
  const { probe, drop } = client
  return { store, frames, actions, presentRun: document.present, probe, drop }
}

function join(surroundings: Surroundings): Parts {
  const { run, first, spawn, schedule, now, later, fetchFile, say } = surroundings
  const store = createAppStore(run, surroundings.isCalm)
  const { getState, setState } = store

  const frames: Frames = createFrames(first, schedule, (frame) => client.drawn(frame))
  const document = createDocument(getState, () => frames.latest())
  const way = createWay(getState, () => frames.latest(), document)
  const announcer = createAnnouncer({
    state: getState,
    latest: () => frames.latest(),
    now,
    later,
    say,
    announce: (announcement) => setState({ announcement }),
  })
  const intake = createIntake({
    store,
    frames,
    document,
    way,
    announcer,
    first,
    now,
    later,
    endWalk: () => walker.end(),
  })
  const loading = createLoading(fetchFile)
  const client: Client = createClient(
    { spawn, now, later, filesFor: loading.filesFor },
    {
      frame: intake.take,
      restarted: (position, details) =>
        setState({ notice: { type: 'restarted', position, details } }),
      off: (details) => setState({ notice: { type: 'off', details }, status: 'paused' }),
      silent: (isSilent) => {
        if (isSilent) setState({ notice: { type: 'silent' } })
        else if (getState().notice?.type === 'silent') setState({ notice: null })
      },
    },
  )
  const walker = createWalker({
    store,
    frames,
    later,
    step: () => client.step('sample', 1),
    seek: (position) => {
      document.aim(position)
      return client.seek(position)
    },
    position: () => document.present().position,
  })
  return { surroundings, store, frames, document, way, announcer, intake, loading, client, walker }
}

function actionsOf(parts: Parts): Actions {
  const { setState } = parts.store
  const commands = createCommands(parts)
  const announce = (announcement: string): void => setState({ announcement })
  const training = trainingActions(parts, commands)
  const runs = runActions(parts, commands, training.train)
  const fetchData = async () =>
    (await import('./actions/data.ts')).dataActions(parts, commands, { ...training, ...runs })
  return {
    ...training,
    ...steppingActions(parts, commands),
    ...runs,
    ...editingActions(parts, commands, announce, async (loss, output) =>
      (await fetchData()).recode(loss, output),
    ),
    changeSamples: async (changes, gesture) => (await fetchData()).changeSamples(changes, gesture),
    setData: async (data, how) => {
      const isWanted = commands.wish()
      return (await fetchData()).setData(isWanted, data, how)
    },
    setView: (view) => setState((state) => ({ view: { ...state.view, ...view } })),
    announce,
    dismissNotice: () => setState({ notice: null }),
  }
}
