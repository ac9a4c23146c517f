/** As what a network may read a sample's values: as a list, as a picture, or as a sequence. */
import { imageShapeOf } from '../data/pictures.ts'
import { shapesOf, windowsIn, type DataSpec } from '../data/source.ts'
import { sizeOf, type Shape } from '../engine/network.ts'
import type { NetworkKind } from './kinds.ts'

/** The shape in which a network of this kind reads the data; null where the data are nothing of the kind. */
export function readAs(data: DataSpec, kind: NetworkKind): Shape | null {
  const { input } = shapesOf(data)
  if (kind === 'neurons') return [sizeOf(input)]
  // What has been made of inputs has no order of its own.
  if (data.features.length > 0) return null
  if (kind === 'images') return imageShapeOf(data.source) ?? squareIn(data)
  if (input.length === 2) return input
  return windowsIn(data.source) ? [sizeOf(input), 1] : null
}

/** The smallest side of a picture that samples without names may be. */
const SMALLEST_SIDE = 8

/** Samples that stand in the document may have been pictures before one of them was changed. */
function squareIn({ source }: DataSpec): Shape | null {
  if (source.type !== 'samples' || source.input.length !== 1) return null
  const side = Math.sqrt(source.input[0])
  return Number.isInteger(side) && side >= SMALLEST_SIDE ? [1, side, side] : null
}
