/** How data from a source are usually prepared and parted, until a person says otherwise. */
import { testRowsIn } from '../../data/about.ts'
import { imageShapeOf } from '../../data/pictures.ts'
import {
  entryOf,
  generatedOf,
  sourceProblem,
  tableIn,
  windowsIn,
  type DataSource,
  type DataSpec,
} from '../../data/source.ts'
import type { ScaleSpec } from '../../data/scale.ts'
import type { SplitSpec } from '../../data/split.ts'

export function usualSpec(source: DataSource, seed: number): DataSpec {
  return { source, seed, features: [], scale: usualScale(source), test: usualTest(source) }
}

/** Drawn points lie well as they are, and so do pictures' pixels; measurements are scaled. */
function usualScale(source: DataSource): ScaleSpec {
  if (windowsIn(source)) return { type: 'standardize' }
  // A byte's steps are far apart; all pixels are scaled alike.
  if (source.type === 'table') {
    return { type: imageShapeOf(source) ? 'minMax' : 'standardize' }
  }
  if (source.type !== 'builtIn') return { type: 'none' }
  const entry = entryOf(source.name)
  const isPicture = entry?.type === 'rows' && entry.input[0] > 16
  return { type: entry === null || isPicture ? 'none' : 'standardize' }
}

/** Fewer rows than these are all needed to train with. */
const FEW = 20

/** A quarter to test with; of a series the last of it. */
function usualTest(source: DataSource): SplitSpec {
  if (windowsIn(source)) return { type: 'share', share: 0.25, by: 'order' }
  if (source.type === 'samples') return { type: 'none' }
  if (source.type === 'generated' && source.count < FEW) return { type: 'none' }
  if (source.type === 'table' && source.columns.length > 0) {
    const kept = testRowsIn(tableIn(source))
    if (kept) return { type: 'rows', rows: kept }
    const [column] = source.columns
    const rows = column.type === 'number' ? column.values.length : column.codes.length
    if (rows < FEW) return { type: 'none' }
  }
  if (source.type === 'builtIn') {
    const entry = entryOf(source.name)
    if (entry === null || (entry.type === 'rows' && entry.hasUnseen)) return { type: 'none' }
  }
  const by = sourceProblem(source) === 'classes' ? 'stratified' : 'random'
  return { type: 'share', share: 0.25, by }
}

/** A drawn source as it is first shown. */
export function usualGenerated(
  name: (DataSource & { type: 'generated' })['name'],
): DataSource & { type: 'generated' } {
  const { count, noise, classes } = generatedOf(name)
  const source = { type: 'generated', name, count: count.usual, noise: noise.usual } as const
  return classes ? { ...source, classes: classes.usual } : source
}

type Drawn = ReturnType<typeof usualGenerated>

/** What a person begins with who draws data: those that are there, if they were drawn. */
export function drawnAtFirst({ source, seed }: DataSpec): {
  readonly source: Drawn
  readonly seed: number
} {
  return source.type === 'generated'
    ? { source, seed }
    : { source: usualGenerated('moons'), seed: 1 }
}

/** Of the kind that is there, what was prepared stays so. */
export function drawnSpec(source: Drawn, seed: number, present: DataSpec): DataSpec {
  if (present.source.type !== 'generated' || present.source.name !== source.name) {
    return usualSpec(source, seed)
  }
  const { type } = present.scale
  // Too few rows to part are a matter of how many there are.
  const isFew = (one: DataSource): boolean => usualTest(one).type === 'none'
  const test = isFew(source) === isFew(present.source) ? present.test : usualTest(source)
  const hasSameInputs = windowsIn(source)?.length === windowsIn(present.source)?.length
  const features = hasSameInputs ? present.features : []
  return { ...present, source, seed, features, scale: { type }, test }
}
