/** How data from a source are usually prepared and parted, until a person says otherwise. */
import { imageShapeOf } from '../../data/pictures.ts'
import {
  entryOf,
  generatedOf,
  sourceProblem,
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
