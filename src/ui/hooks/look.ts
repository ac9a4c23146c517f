/**
 * The step of what is looked at: the current sample's, as frames bring it, or that of another sample
 * or of a drawn input, which the worker traces at the present parameters. Row, formulas and sentence
 * read it here, so that all of them are about the same thing.
 */
import { useContext, useLayoutEffect, useRef } from 'react'
import type { Sample } from '../../engine/network.ts'
import type { Look, State } from '../../state/store.ts'
import { sizeOf } from '../../engine/network.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import type { Frame } from '../../worker/frame.ts'
import type { Traced } from '../../worker/traces.ts'
import { useApp, useGuard, type App } from './app.tsx'
import { calmFramesOf, ReadPanel } from './calm.ts'
import { turnsOf } from './turns.ts'

export type ShownStep = Pick<Traced, 'parameters' | 'gradients' | 'layers'> & {
  readonly sample: Sample
  /** What a person calls it: "Digit 12", "Your drawing". */
  readonly name: string
  /** The sample's own loss; null where there is no target to measure it by. */
  readonly loss: number | null
  /** Without a target gradients mean nothing. */
  readonly hasTarget: boolean
  /** The moment of the run; of something looked at it may be a little older than `frame`. */
  readonly frame: Frame
  /** It is not the current sample: no step will be made with it. */
  readonly isLooked: boolean
}

type Looking = {
  /** Null while there is nothing yet. */
  read(): ShownStep | null
  /** `panel`: in which it is read, if it is. */
  subscribe(draw: () => void, panel: string | null): () => void
}

/** Another sample's step is traced at the pace of what is read. */
const TRACES = 'traces'

const all = new WeakMap<App, Looking>()

/** The page's one reading of what is looked at. */
function lookingOf(app: App): Looking {
  const known = all.get(app)
  if (known) return known
  const made = createLooking(app)
  all.set(app, made)
  return made
}

function createLooking(app: App): Looking {
  const { store, frames } = app
  const draws = new Set<() => void>()
  let stop: (() => void) | null = null
  /** The newest answer, and the look, run and data that it is of. */
  let traced: { readonly of: Asked; readonly value: Traced } | null = null
  let isAsking = false
  let isStale = false

  const draw = (): void => {
    for (const one of draws) one()
  }
  const ask = async (): Promise<void> => {
    const asked = askedIn(store.getState())
    if (!asked) return
    if (isAsking) {
      isStale = true
      return
    }
    isAsking = true
    const { input, target } = asked.sample
    const answer = await app.probe('look', { type: 'trace', input, target })
    isAsking = false
    if (answer?.type === 'trace' && isSame(asked, askedIn(store.getState()))) {
      traced = { of: asked, value: answer.value }
      if (frames.latest().status === 'training') turnsOf(frames).take([draw])
      else draw()
    }
    if (!isStale) return
    isStale = false
    void ask()
  }
  const renew = (): void => {
    if (store.getState().view.look) void ask()
    else traced = null
  }
  return {
    read: () => {
      const state = store.getState()
      const frame = frames.shown()
      const asked = askedIn(state)
      if (!asked) return ofFrame(state, frame)
      if (!traced || !isSame(traced.of, asked)) return null
      const { sample, name, hasTarget } = asked
      const loss = hasTarget ? traced.value.loss : null
      return { ...traced.value, sample, name, loss, hasTarget, frame, isLooked: true }
    },
    subscribe: (one, panel) => {
      draws.add(one)
      // The current sample's step is drawn as its frames are; another's when its trace has come.
      const leave = calmFramesOf(frames).subscribe(() => {
        if (!store.getState().view.look) one()
      }, panel)
      if (!stop) {
        const calmed = calmFramesOf(frames).subscribe(renew, TRACES)
        const looked = store.subscribe((state, before) => {
          if (state.view.look === before.view.look) return
          renew()
          if (!state.view.look) draw()
        })
        stop = () => {
          calmed()
          looked()
          app.drop('look')
        }
        renew()
      }
      return () => {
        leave()
        draws.delete(one)
        if (draws.size > 0) return
        turnsOf(frames).drop([draw])
        stop?.()
        stop = null
        traced = null
      }
    },
  }
}

type Asked = {
  readonly look: Look
  readonly network: State['network']
  readonly dataset: State['dataset']
  readonly sample: Sample
  readonly name: string
  readonly hasTarget: boolean
}

function isSame(one: Asked, other: Asked | null): boolean {
  return one.look === other?.look && one.network === other.network && one.dataset === other.dataset
}

/** Null: the current sample is looked at, or what was looked at is not there in these data. */
function askedIn({ view: { look }, dataset, network }: State): Asked | null {
  if (!look) return null
  const outputs = sizeOf(dataset.target)
  if (look.type === 'drawn') {
    const { input, target, name = 'Your drawing' } = look
    if (input.length !== sizeOf(dataset.input)) return null
    const sample = { input, target: target ?? Array.from({ length: outputs }, () => 0) }
    return { look, network, dataset, sample, name, hasTarget: target !== null }
  }
  const sample = dataset[look.part][look.index]
  if (!sample) return null
  const name = sample.name ?? unnamed(network, look.index, look.part === 'unseen')
  return { look, network, dataset, sample, name, hasTarget: true }
}

/** "Sample 12", "Test image 3" */
function unnamed(network: State['network'], index: number, isTest = false): string {
  const words = `${isTest ? 'test ' : ''}${sampleWord(network)} ${index + 1}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Null while the frame is still one of another network or other data. */
function ofFrame({ dataset, layout, network }: State, frame: Frame): ShownStep | null {
  const sample = dataset.samples[frame.current]
  const fits =
    sample?.input.length === sizeOf(layout.shapes[0]) &&
    frame.parameters.length === layout.count &&
    frame.layers.length === layout.shapes.length - 1 &&
    frame.layers.every(({ outputs }, l) => outputs.length === sizeOf(layout.shapes[l + 1]))
  if (!fits) return null
  const { parameters, gradients, layers, losses, current, ownLoss } = frame
  const name = sample.name ?? unnamed(network, current)
  const loss = losses[current] ?? ownLoss
  const numbers = { parameters, gradients, layers }
  return { sample, name, loss, hasTarget: true, ...numbers, frame, isLooked: false }
}

/**
 * Calls `draw` with what is looked at before the first paint, after every render, and as it changes,
 * in training at the pace of the panel this is in. Null: it is on its way. `draw` writes attributes, text and canvases
 * through refs; it never sets React state.
 */
export function useShownStep(draw: (step: ShownStep | null) => void): void {
  const looking = lookingOf(useApp())
  const newest = useRef(draw)
  const guard = useGuard()
  const panel = useContext(ReadPanel)
  useLayoutEffect(() => {
    newest.current = draw
    draw(looking.read())
  })
  useLayoutEffect(
    () => looking.subscribe(() => guard(() => newest.current(looking.read())), panel),
    [looking, guard, panel],
  )
}

/** What is looked at, at this moment: for what is asked by a press or a key. */
export function useReadStep(): () => ShownStep | null {
  return lookingOf(useApp()).read
}
