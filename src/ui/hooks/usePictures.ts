/** The pictures that the data's inputs are, if any: their shape, and between which values their pixels lie. */
import { useMemo } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { inkRange, type InkRange } from '../../data/pictures.ts'
import type { DataSpec } from '../../data/source.ts'
import { sizeOf, type Shape } from '../../engine/network.ts'
import { readAs } from '../../experiment/readings.ts'
import { useAppState } from './app.tsx'

export type Pictures = {
  /** Channels, height and width. */
  readonly shape: Shape
  /** Of the raw values: no ink, and full ink. */
  readonly range: InkRange
}

function picturesOf(data: DataSpec, dataset: Dataset): Pictures | null {
  const shape = readAs(data, 'images')
  // Between two sets of data the one may be of the other's.
  return shape && sizeOf(shape) === dataset.raw.names.length
    ? { shape, range: inkRange(dataset) }
    : null
}

export function usePictures(): Pictures | null {
  const data = useAppState((state) => state.data)
  const dataset = useAppState((state) => state.dataset)
  return useMemo(() => picturesOf(data, dataset), [data, dataset])
}
