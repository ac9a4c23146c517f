/**
 * Joins the store, the frames and the worker's client, and makes every action: what a person does
 * goes to the session. What the session reports is taken in by `intake.ts`.
 */
import { activationOf, type Change } from '../engine/network.ts'
import { sampleChangesIn } from '../experiment/dataAfter.ts'
import { preparingOf, specsAt, type Experiment, type Run } from '../experiment/experiment.ts'
import { trainingFor } from '../experiment/kinds.ts'
import { limits } from '../experiment/limits.ts'
import { runOf } from '../experiment/presets.ts'
import { createClient, type Client, type Spawn } from '../worker/client.ts'
import type { Frame } from '../worker/frame.ts'
import { noEnd, type Watch } from '../worker/protocol.ts'
import type { Actions, Gesture } from './actions.ts'
import { createAnnouncer } from './announcer.ts'
import { createDocument } from './document.ts'
import { placeBefore } from './back.ts'
import { loadFit, withFit } from './fitting.ts'
import { createFrames, type Frames } from './frames.ts'
import { createIntake } from './intake.ts'
import { createLoading, type Fetch } from './loading.ts'
import { redone, remember, undone, type History } from './history.ts'
import { inSlices } from './slices.ts'
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

type Surroundings = {
  readonly run: Run
  /** What the run looks like before the worker has answered. */
  readonly first: Frame
  readonly spawn: Spawn
  /** Calls back when it is time to draw; never before React has rendered what the store holds. */
  readonly schedule: (draw: () => void) => void
  readonly now: () => number
  readonly later: (callback: () => void, delayMs: number) => () => void
  readonly randomSeed: () => number
  readonly fetchFile: Fetch
  /** The person has asked for less motion. */
  readonly isCalm?: boolean
  /** A number as it is spoken. */
  readonly say: (value: number) => string
}

/** The loss at which the first visit's training stops by itself. */
const LEARNT = 0.01
const watch: Watch = { map: true }

export function createApp(surroundings: Surroundings): App {
  const { run, first, spawn, schedule, now, later, randomSeed, fetchFile, say } = surroundings
  const store = createAppStore(run, surroundings.isCalm)
  const { getState, setState } = store

  const frames: Frames = createFrames(first, schedule, (frame) => client.drawn(frame))
  const document = createDocument(getState, () => frames.latest())
  const way = createWay(getState, () => frames.latest(), document)
  const announce = (announcement: string): void => setState({ announcement })
  const announcer = createAnnouncer({
    state: getState,
    latest: () => frames.latest(),
    now,
    later,
    say,
    announce,
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
    spawn,
    {
      frame: intake.take,
      restarted: (position, details) =>
        setState({ notice: { type: 'restarted', position, details } }),
      off: (details) => setState({ notice: { type: 'off', details }, status: 'paused' }),
    },
    now,
    loading.filesFor,
  )

  // From the person to the session.

  /** The gesture of the last edit: edits of the same one are undone together. */
  let gestureInHand: Gesture | null = null

  /** A command of the person: what happened by itself has been read, and the first visit is over. */
  const touch = (keepsWalk = false): void => {
    if (!keepsWalk) walker.end()
    const { notice, isUntouched } = getState()
    // That training is off stays true.
    const kept = notice?.type === 'off' ? notice : null
    if (notice !== kept || isUntouched) setState({ notice: kept, isUntouched: false })
  }

  const openRun = (next: Run): Promise<void> => {
    opening = null
    touch()
    // Of other data there may be no such sample.
    if (getState().view.look) setState(({ view }) => ({ view: { ...view, look: null } }))
    gestureInHand = null
    announcer.forget()
    setState(way.leaveFor(next))
    document.open(next)
    return quiet(client.open(next, getState().view.speed, watch))
  }

  const openAnother = (next: Run): Promise<void> => {
    setState(remember(getState(), document.present()))
    return openRun(next)
  }

  /** A run from the start with the settings in force, changed in some way. */
  const startOver = (changes: Partial<Experiment>): Promise<void> =>
    withFit(({ problemsOf }) => {
      const present = document.present()
      const { experiment, edits, position } = present
      const next = runOf({ ...experiment, ...specsAt(present), ...changes })
      const [problem] = problemsOf(next)
      if (problem) return refuse(problem.sentence)
      const isThere = edits.length === 0 && position === 0 && Object.keys(changes).length === 0
      return isThere ? openRun(next) : openAnother(next)
    })

  const travel = (history: (History & { run: Run }) | null): Promise<void> => {
    if (!history) return Promise.resolve()
    setState({ past: history.past, future: history.future })
    return openRun(history.run)
  }

  const edit = (changes: readonly Change[], gesture?: Gesture): Promise<void> =>
    withFit(({ changeProblemOf }) => {
      const problem = changeProblemOf(changes, document.present())
      return problem ? refuse(problem.sentence) : makeEdit(changes, gesture)
    })

  const makeEdit = (changes: readonly Change[], gesture?: Gesture): Promise<void> => {
    const present = document.present()
    // A step that is walked through shows what the edit makes of it, unless it has been made already.
    touch(frames.shown() === frames.latest())
    const leave = way.leaving()
    for (const change of changes) if (change.type === 'parameter') announcer.edited(change.index)
    if (gesture === undefined || gesture !== gestureInHand) setState(remember(getState(), present))
    gestureInHand = gesture ?? null
    const answer = client.edit(...changes)
    const settles = changes.map((change) => document.make(change, client.asked))
    const settled = (): void => {
      for (const settle of settles) settle()
      setState(document.refresh())
    }
    answer.then(settled, settled)
    setState(document.refresh())
    setState(leave(document.present()))
    return quiet(answer)
  }

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

  /** A step is made with the current sample, so that is what is shown. */
  const lookAway = (): void => {
    if (getState().view.look) actions.look(null)
  }

  /** The last wish to open another run. */
  let opening: object | null = null

  const actions: Actions = {
    train: () => {
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
    },
    pause: () => {
      touch()
      return ask(false, client.pause())
    },
    toggle: () => {
      const isRunning = asked?.isRunning ?? getState().status !== 'paused'
      return isRunning ? actions.pause() : actions.train()
    },
    step: (unit = getState().view.stepUnit, count = 1, isShown = false) => {
      if (!isCount(count)) return refuseCount(count)
      gestureInHand = null
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
      return place === run.position ? Promise.resolve() : actions.seek(place)
    },
    look: (look) => {
      walker.end()
      setState(({ view }) => ({ view: { ...view, look } }))
    },
    endWalk: () => walker.end(),
    seek: (position) => {
      if (!Number.isInteger(position) || position < 0 || position > limits.position) {
        return refuse(
          `${position} is no position; a whole number from 0 to ${limits.position} fits.`,
        )
      }
      touch()
      gestureInHand = null
      document.aim(position)
      return quiet(client.seek(position))
    },
    reset: () => startOver({}),
    newWeights: () => {
      const { seed } = document.present().experiment
      const other = randomSeed() >>> 0
      return startOver({ seed: other === seed ? (seed + 1) >>> 0 : other, parameters: null })
    },
    open: async (next) => {
      const question = {}
      opening = question
      if (!loading.isReady(next)) await loading.load(next)
      const preparing = inSlices(preparingOf(next.experiment), surroundings)
      if (preparing) await preparing
      // Changes of data that come in files could not be looked at before.
      const changes = sampleChangesIn(next.edits).length
      const [problem] = changes > 0 ? (await loadFit()).problemsOf(next) : []
      if (problem) return refuse(problem.sentence)
      // Whatever was opened meanwhile was wanted later.
      if (opening === question) await openAnother(next)
    },
    returnTo: (id) => {
      const branch = getState().branches.find((one) => one.id === id)
      return branch ? openAnother(branch.run) : Promise.resolve()
    },
    pin: () => setState(way.pin()),
    showBranch: (id, isShown) =>
      setState(({ branches }) => ({
        branches: branches.map((one) => (one.id === id ? { ...one, isShown } : one)),
      })),
    removeBranch: (id) =>
      setState(({ branches }) => ({ branches: branches.filter((one) => one.id !== id) })),
    undo: () => travel(undone(getState(), document.present())),
    redo: () => travel(redone(getState(), document.present())),
    setParameter: (index, value, gesture) => actions.setParameters([{ index, value }], gesture),
    setParameters: (values, gesture) =>
      edit(
        values.map(({ index, value }) => {
          // As JSON has it: a run is the same before and after it was text.
          const plain = value === 0 ? 0 : value
          return { type: 'parameter', index, value: plain }
        }),
        gesture,
      ),
    setTraining: (training, gesture) => {
      const inForce = getState().training
      const isNew = JSON.stringify({ ...inForce, ...training }) !== JSON.stringify(inForce)
      return isNew ? edit([{ type: 'training', training }], gesture) : Promise.resolve()
    },
    setLoss: (loss, output) => {
      const { network } = getState()
      const layer = network.layers.length - 1
      const isSame = output === undefined || activationOf(network.layers[layer]) === output
      return edit([
        { type: 'training', training: { loss } },
        ...(isSame ? [] : [{ type: 'layer', layer, change: { activation: output } } as const]),
      ])
    },
    setActivation: (layers, activation) =>
      edit(layers.map((layer) => ({ type: 'layer', layer, change: { activation } }))),
    changeLayer: async (layer, change, gesture) => {
      const { heldNews, isHeld } = await import('../experiment/held.ts')
      const before = getState().network.layers[layer]
      if (before && isHeld(before, change)) return
      await edit([{ type: 'layer', layer, change }], gesture)
      const news = heldNews(layer, before, getState().network.layers[layer])
      // What is dragged speaks for itself.
      if (news !== '' && gesture === undefined) announce(news)
    },
    setNetwork: async (wanted) => {
      const isHolding = wanted.layers.some((spec) => 'frozen' in spec || 'off' in spec)
      const network = isHolding
        ? (await import('../experiment/held.ts')).withoutStrangers(wanted)
        : wanted
      const training = trainingFor(network, specsAt(document.present()).training)
      // Rosenblatt's rule is for one layer of step neurons alone.
      const [layer, ...others] = network.layers
      const isForRule = layer !== undefined && activationOf(layer) === 'step' && others.length === 0
      const isRule = training.loss === 'perceptron'
      const loss = isRule && !isForRule ? 'meanSquaredError' : training.loss
      return startOver({ network, training: { ...training, loss }, parameters: null })
    },
    changeSamples: async (changes, gesture) => {
      const { changesProblem } = await loadFit()
      const { experiment, edits, position } = document.present()
      const made = sampleChangesIn(edits.filter(({ at }) => at <= position))
      const { pinning } = await import('../experiment/withPoints.ts')
      const pinned = inSlices(pinning(getState().data), surroundings)
      if (pinned) await pinned
      if (changesProblem(experiment, made.length + changes.length) === null) {
        await edit([{ type: 'data', data: changes }], gesture)
        return null
      }
      const { editedData } = await import('../experiment/editedData.ts')
      const edited = editedData(experiment.data, [...made, ...changes])
      // What the weights have learnt to look at stays as it is.
      const data = { ...edited, scale: getState().data.scale }
      await actions.setData(data, { keepsParameters: true })
      return 'The run starts anew here with the weights as they are: it has no room for more changes of these data.'
    },
    setSeed: (seed) =>
      seed === seed >>> 0
        ? startOver({ seed, parameters: null })
        : refuse(`${seed} is no seed; a whole number from 0 to 4294967295 fits.`),
    setData: async (data, { title, keepsParameters = false } = {}) => {
      const question = {}
      opening = question
      const { withData } = await import('../experiment/withData.ts')
      const present = document.present()
      const before = { ...present.experiment, ...specsAt(present) }
      const { experiment, sentence } = withData({ ...before, title: title ?? before.title }, data)
      const hasSameShapes =
        JSON.stringify(experiment.network.input) === JSON.stringify(before.network.input) &&
        JSON.stringify(experiment.network.layers) === JSON.stringify(before.network.layers)
      const parameters = keepsParameters && hasSameShapes ? [...frames.latest().parameters] : null
      const next = runOf({ ...experiment, parameters })
      if (!loading.isReady(next)) await loading.load(next)
      // Before anything looks at all rows at once.
      const preparing = inSlices(preparingOf(next.experiment), surroundings)
      if (preparing) await preparing
      const { lookingAt, problemsOf } = await loadFit()
      const looking = preparing && inSlices(lookingAt(next), surroundings)
      if (looking) await looking
      const [problem] = problemsOf(next)
      if (problem) return refuse(problem.sentence)
      // To look at many rows and to send them to the worker are two tasks.
      if (preparing) await new Promise<void>((resolve) => void later(resolve, 0))
      // Whatever was opened meanwhile was wanted later.
      if (opening !== question) return null
      const isTraining = getState().status === 'training'
      await actions.open(next)
      if (isTraining) await actions.train()
      return sentence
    },
    setSpeed: (speed) => {
      touch()
      setState(({ view }) => ({ view: { ...view, speed } }))
      client.setSpeed(speed)
    },
    setView: (view) => setState((state) => ({ view: { ...state.view, ...view } })),
    announce,
    dismissNotice: () => setState({ notice: null }),
  }

  void quiet(client.open(run, getState().view.speed, watch))

  const { probe, drop } = client
  return { store, frames, actions, presentRun: document.present, probe, drop }
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= limits.position
}

function refuseCount(count: number): Promise<never> {
  return refuse(`${count} is no number of steps; a whole number from 1 fits.`)
}

/** A promise that a panel may leave alone: when training is off, a notice has said so already. */
function quiet(answer: Promise<void>): Promise<void> {
  answer.catch(() => undefined)
  return answer
}

function refuse(sentence: string): Promise<never> {
  return Promise.reject(new RangeError(sentence))
}
