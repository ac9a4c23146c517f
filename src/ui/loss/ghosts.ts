/** Branches as ghosts in the loss chart: their letters, which of them can be compared, and where their letters stand. */
import { sampleChangesIn } from '../../experiment/dataAfter.ts'
import { specsAt, type Run } from '../../experiment/experiment.ts'
import { isSame } from '../../experiment/same.ts'
import type { Branch } from '../../state/branches.ts'
import type { LossPoint } from '../../worker/frame.ts'

export type Ghost = {
  readonly branch: Branch
  readonly letter: string
  /** What is shown of it is of the same kind: over the same data, and losses of the same function. */
  readonly isComparable: boolean
  /** Why not, where it is not. */
  readonly other: 'data' | 'loss' | null
}

/**
 * Branches to choose from, oldest first, lettered from A: ways over other data are left to undo, unless
 * somebody pinned them. `loss`: whose losses are compared; null: scores are, whatever the loss.
 */
export function ghostsOf(
  branches: readonly Branch[],
  { experiment, edits }: Pick<Run, 'experiment' | 'edits'>,
  loss: string | null,
): Ghost[] {
  const changes = sampleChangesIn(edits)
  const isOther = ({ run }: Branch): boolean =>
    !isSame(run.experiment.data, experiment.data) || !isSame(sampleChangesIn(run.edits), changes)
  const listed = branches.filter((branch) => branch.isPinned || !isOther(branch))
  return listed.map((branch, place) => {
    const isOtherData = isOther(branch)
    const isOtherLoss = loss !== null && specsAt(branch.run).training.loss !== loss
    const other = isOtherData ? 'data' : isOtherLoss ? 'loss' : null
    const letter = String.fromCharCode(65 + place)
    return { branch, letter, isComparable: other === null, other }
  })
}

/** Those that are drawn. */
export function shownGhosts(ghosts: readonly Ghost[]): Ghost[] {
  return ghosts.filter(({ branch, isComparable }) => branch.isShown && isComparable)
}

/** Strokes and gaps, so that neighbours differ; after the last the first again. */
const DASHES = ['6 4', '2 3', '10 3 2 3', '1 5'] as const

export function dashOf(letter: string): string {
  return DASHES[(letter.charCodeAt(0) - 65) % DASHES.length]
}

/** Ghosts far above the present would press it flat: they don't stretch the axis, and run along its top. */
const FAR = 4

/** The losses that the axis has to reach. */
export function inReach(
  points: readonly LossPoint[],
  others: readonly (readonly LossPoint[])[],
): LossPoint[] {
  const highest = Math.max(...points.map(({ loss }) => loss))
  const reach = points.length > 0 && highest > 0 ? highest * FAR : Infinity
  return [...points, ...others.flat().filter(({ loss }) => loss <= reach)]
}

/** Heights at least `gap` apart, in their order, as near as can be to the wanted ones and within both ends. */
export function spread(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted
    .map((_, place) => place)
    .toSorted((one, other) => wanted[one] - wanted[other])
  const places = [...wanted]
  let least = top
  for (const place of order) {
    places[place] = Math.max(wanted[place], least)
    least = places[place] + gap
  }
  let most = bottom
  for (const place of order.toReversed()) {
    places[place] = Math.min(places[place], most)
    most = places[place] - gap
  }
  return places
}
