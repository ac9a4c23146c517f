/** A small picture that a row's inputs are. */
import { useMemo } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { inkRange } from '../../data/pictures.ts'
import { Picture } from '../controls/Picture.tsx'
import styles from './Data.module.css'

type PixelsProps = {
  readonly dataset: Dataset
  readonly pixels: readonly number[]
  readonly side: number
}

export function Pixels({ dataset, pixels, side }: PixelsProps) {
  const shape = useMemo(() => [1, side, side], [side])
  return (
    <span className={styles.pixels}>
      <Picture pixels={pixels} shape={shape} range={inkRange(dataset)} />
    </span>
  )
}
