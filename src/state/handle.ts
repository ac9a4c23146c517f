/**
 * The page's own handle for scripts, teachers and the console: `window.backstep`. What it gives are
 * fresh plain copies; what it takes is checked as any document from outside is. Its functions
 * return promises that resolve when the page shows the result. What checks documents comes after
 * the first paint, which needs none of it.
 */
import type * as documents from '../experiment/check.ts'
import type { Run } from '../experiment/experiment.ts'
import type { Problem } from '../experiment/fit.ts'
import type { Frame, LossPoint } from '../worker/frame.ts'
import type { App } from './connect.ts'
import type { Unit } from './store.ts'

/** What the newest frame says, in plain numbers and lists. */
type PlainFrame = Pick<
  Frame,
  'status' | 'position' | 'epoch' | 'sample' | 'current' | 'loss' | 'testLoss' | 'batch'
> & {
  /** Accuracy, or R² of values, over the samples of either loss; null where that is not defined. */
  readonly score: number | null
  readonly testScore: number | null
  /** The curve so far: both losses and scores at the ends of epochs. */
  readonly points: readonly PlainPoint[]
  /** Flat: block after block in layer order, weights before bias. */
  readonly parameters: readonly number[]
  /** Of the current sample's own loss at the present parameters. */
  readonly gradients: readonly number[]
  /** Sum of the gradients of the unfinished batch's samples so far. */
  readonly batchSums: readonly number[]
  /** Of the current sample, layer by layer. */
  readonly layers: readonly {
    readonly weightedSums: readonly number[]
    readonly outputs: readonly number[]
    readonly outputGradients: readonly number[]
    readonly weightedSumGradients: readonly number[]
  }[]
  /** One list of outputs for each sample, and each sample's loss. */
  readonly predictions: readonly (readonly number[])[]
  readonly losses: readonly number[]
  /** The same for the samples never trained on. */
  readonly unseenPredictions: readonly (readonly number[])[]
}

type PlainPoint = Pick<PlainFrame, 'epoch' | 'loss' | 'testLoss' | 'score' | 'testScore'>

export type Handle = {
  readonly run: Run
  readonly frame: PlainFrame
  /** Opens a run or an experiment; rejects with `problems`, and leaves the old run alone, when it does not fit. */
  open(document: unknown): Promise<void>
  step(unit?: Unit, count?: number): Promise<void>
  /** Resolves when running. */
  train(): Promise<void>
  pause(): Promise<void>
  seek(position: number): Promise<void>
  setParameter(index: number, value: number): Promise<void>
}

/** Why a document was not opened. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ sentence }) => sentence).join(' '))
    this.problems = problems
  }
}

const units: ReadonlySet<unknown> = new Set<Unit>(['operation', 'sample', 'batch', 'epoch'])

/** Fetches what `open` needs, once. */
export function loadCheck(): Promise<typeof documents> {
  return import('../experiment/check.ts')
}

export function createHandle({ store, frames, actions, presentRun }: App): Handle {
  return {
    get run() {
      return structuredClone(presentRun())
    },
    get frame() {
      return plain(frames.latest(), store.getState().series.points)
    },
    open: async (document) => {
      const { check } = await loadCheck()
      const checked = check(document)
      if (!checked.ok) throw new DocumentError(checked.problems)
      await actions.open(checked.value)
    },
    step: async (unit = 'sample', count = 1) => {
      if (!units.has(unit)) {
        throw new RangeError(
          `There is no step by “${unit}”; operation, sample, batch or epoch fits.`,
        )
      }
      await actions.step(unit, count)
    },
    train: () => actions.train(),
    pause: () => actions.pause(),
    seek: (position) => actions.seek(position),
    setParameter: (index, value) => actions.setParameter(index, value),
  }
}

function plain(frame: Frame, points: readonly LossPoint[]): PlainFrame {
  const { status, position, epoch, sample, current, loss, testLoss, batch } = frame
  const { score = null, testScore = null } = frame
  const outputs = frame.layers.at(-1)!.outputs.length
  return {
    status,
    position,
    epoch,
    sample,
    current,
    loss,
    testLoss,
    score,
    testScore,
    batch: { ...batch },
    points: points.filter((point) => point.epoch <= epoch).map(plainPoint),
    parameters: [...frame.parameters],
    gradients: [...frame.gradients],
    batchSums: [...frame.batchSums],
    layers: frame.layers.map((layer) => ({
      weightedSums: [...layer.weightedSums],
      outputs: [...layer.outputs],
      outputGradients: [...layer.outputGradients],
      weightedSumGradients: [...layer.weightedSumGradients],
    })),
    predictions: rows(frame.predictions, outputs),
    losses: [...frame.losses],
    unseenPredictions: rows(frame.unseenPredictions, outputs),
  }
}

function plainPoint(point: LossPoint): PlainPoint {
  const { epoch, loss, test: testLoss = null, score = null, testScore = null } = point
  return { epoch, loss, testLoss, score, testScore }
}

/** A list for each row of rows × columns. */
function rows(values: Float64Array, columns: number): number[][] {
  const count = values.length / columns
  return Array.from({ length: count }, (_, row) => [
    ...values.subarray(row * columns, (row + 1) * columns),
  ])
}
