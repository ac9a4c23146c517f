/**
 * Keeps the run's document in step with the frames: another run shows with its first frame, and a
 * person's edit shows at once, ahead of the session that makes it.
 */
import type { Change, Edit } from '../engine/network.ts'
import { dataAfter } from '../experiment/dataAfter.ts'
import { datasetOf, segmentsIn, specsAt, type Run } from '../experiment/experiment.ts'
import type { Frame } from '../worker/frame.ts'
import { emptySeries } from './series.ts'
import { ofRun, type State } from './store.ts'

type Shown = Pick<
  State,
  'run' | 'network' | 'training' | 'layout' | 'data' | 'dataset' | 'segments' | 'view'
>

export type RunDocument = {
  /**
   * The run as it is now. `run.position` in the store is not kept fresh, or React would render
   * sixty times a second; here it is the newest frame's, or where a move goes.
   */
  readonly present: () => Run
  /** From now on frames are of this run; the store gets it with the first of them. */
  open(run: Run): void
  /** A move to this position begins. */
  aim(position: number): void
  /** Shows a change ahead of the session, which was told by this command. Returns what to call when it has answered. */
  make(change: Change, command: number): () => void
  /** What the store has to take over with this frame, in the same turn. */
  take(frame: Frame): Partial<State>
  /** The same with the newest frame, after `make` or an answer. */
  refresh(): Partial<State>
  /** The session has made all edits, and the run is shown. */
  isSettled(): boolean
}

export function createDocument(shown: () => Shown, latest: () => Frame): RunDocument {
  let opening: Run | null = null
  /** The edits that the session has made, in order of their positions, and those ahead of it. */
  let settled = shown().run.edits
  let ahead: readonly { readonly edit: Edit; readonly command: number }[] = []
  let inForce = countUpTo(settled, shown().run.position)
  /** Where the run is while it moves: where an opening or a seek goes, or where a step began. */
  let resting = shown().run.position

  const positionAt = (frame: Frame): number =>
    frame.status === 'moving' ? resting : frame.position

  const editsAt = (edits: readonly Edit[], position: number): readonly Edit[] =>
    ahead.length === 0
      ? edits
      : [...edits.slice(0, countUpTo(edits, position)), ...ahead.map(({ edit }) => edit)]

  const patch = (frame: Frame): Partial<State> => {
    const { run, network, training, segments } = shown()
    inForce = countUpTo(settled, frame.position)
    const edits = editsAt(settled, frame.position)
    const specs = specsAt({ ...run, edits, position: frame.position })
    return {
      run: { ...run, edits, position: positionAt(frame) },
      network: keep(network, specs.network),
      training: keep(training, specs.training),
      segments: keep(segments, segmentsIn({ ...run, edits })),
      ...dataOf(run, frame),
    }
  }

  /** Data change with the frame that shows them, whose numbers are of so many samples; never ahead of it. */
  const dataOf = ({ experiment }: Run, { position }: Frame): Partial<State> => {
    const data = dataAfter(experiment.data, settled.slice(0, countUpTo(settled, position)))
    return data === shown().data ? {} : { data, dataset: datasetOf({ data }) }
  }

  const takeOpened = (run: Run, frame: Frame): Partial<State> => {
    settled = frame.edits ?? run.edits
    inForce = countUpTo(settled, frame.position)
    const edits = editsAt(settled, frame.position)
    const { view, layout } = shown()
    const next = ofRun({ ...run, edits, position: frame.position })
    const isOtherShape = JSON.stringify(next.layout.shapes) !== JSON.stringify(layout.shapes)
    return {
      ...next,
      ...dataOf(run, frame),
      run: { ...next.run, position: positionAt(frame) },
      series: emptySeries,
      ...(isOtherShape && { view: { ...view, selection: null } }),
    }
  }

  return {
    present: () => {
      if (opening) return { ...opening, edits: editsAt(opening.edits, opening.position) }
      return { ...shown().run, position: positionAt(latest()) }
    },
    open: (run) => {
      opening = run
      ahead = []
      resting = run.position
    },
    aim: (position) => {
      resting = position
    },
    make: (change, command) => {
      const one = { edit: { at: opening?.position ?? latest().position, change }, command }
      ahead = [...ahead, one]
      return () => {
        ahead = ahead.filter((other) => other !== one)
      }
    },
    take: (frame) => {
      if (frame.status !== 'moving') resting = frame.position
      // They are among the frame's edits; to make them twice would add samples twice.
      ahead = ahead.filter(({ command }) => !frame.answers.includes(command))
      if (opening) {
        const run = opening
        opening = null
        return takeOpened(run, frame)
      }
      const before = settled
      if (frame.edits) settled = reuse(settled, frame.edits)
      const isSame = before === settled && countUpTo(settled, frame.position) === inForce
      return isSame ? {} : patch(frame)
    },
    refresh: () => (opening ? {} : patch(latest())),
    isSettled: () => !opening && ahead.length === 0,
  }
}

/** How many edits, which are in order, have been made at a position. */
function countUpTo(edits: readonly Edit[], position: number): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edits[middle].at <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** The new edits, sharing what they have in common with the old, so that the past stays small. */
function reuse(old: readonly Edit[], edits: readonly Edit[]): readonly Edit[] {
  const shared = edits.map((edit, place) => {
    const other = old[place]
    return other && isSameEdit(other, edit) ? other : edit
  })
  return old.length === edits.length && shared.every((edit, place) => edit === old[place])
    ? old
    : shared
}

function isSameEdit(one: Edit, other: Edit): boolean {
  if (one.at !== other.at) return false
  if (one.change.type === 'parameter' && other.change.type === 'parameter') {
    return one.change.index === other.change.index && one.change.value === other.change.value
  }
  return JSON.stringify(one.change) === JSON.stringify(other.change)
}

/** The old value where the new says the same, so that nothing renders for it. */
function keep<Value>(old: Value, value: Value): Value {
  return JSON.stringify(old) === JSON.stringify(value) ? old : value
}
