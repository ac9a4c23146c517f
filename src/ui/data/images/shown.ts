/** Which images are shown: of a class, or those that the network mistakes, a page at a time. Pure. */
import type { Dataset } from '../../../data/dataset.ts'
import { ACROSS, type Thumbnail } from '../../controls/Thumbnails.tsx'
import { className, classOf, pictureName } from '../../hooks/pictureWords.ts'
import type { Part } from '../columns.ts'

/** A class by its number. */
export type Filter = 'all' | 'mistakes' | number

export const PAGE = 4 * ACROSS

/** What the network says is asked for so many at most; among more, mistakes are looked for in the first ones. */
export const MOST_ASKED = 5000

/** The outputs for samples from a place on. */
export type Said = { readonly from: number; readonly predictions: Float64Array }

/** The class that the network says; null where that is not known. */
export function saidTo(
  index: number,
  said: Said | null,
  { outputs, threshold }: { readonly outputs: number; readonly threshold: number },
): number | null {
  if (!said) return null
  const at = (index - said.from) * outputs
  if (at < 0 || at + outputs > said.predictions.length) return null
  return classOf(said.predictions.subarray(at, at + outputs), threshold)
}

/** Places among the part's samples. */
export function placesOf(
  dataset: Dataset,
  part: Part,
  filter: Filter,
  saidOf: (index: number) => number | null,
): readonly number[] {
  const all = dataset[part].map((_, index) => index)
  if (filter === 'all') return all
  const truth = (index: number): number => classOf(dataset[part][index].target)
  if (filter === 'mistakes') {
    return all.filter((index) => {
      const said = saidOf(index)
      return said !== null && said !== truth(index)
    })
  }
  return all.filter((index) => truth(index) === filter)
}

export function idOf(part: Part, index: number): string {
  return `${part} ${index}`
}

export function thumbnailOf(
  dataset: Dataset,
  part: Part,
  index: number,
  said: number | null,
): Thumbnail {
  const sample = dataset[part][index]
  const isClasses = dataset.problem === 'classes'
  const truth = isClasses ? classOf(sample.target) : null
  return {
    id: idOf(part, index),
    name: pictureName(dataset, sample, said),
    pixels: dataset.raw[part][index],
    caption: truth === null ? '' : className(dataset, truth),
    wrong: truth === null || said === null || said === truth ? null : className(dataset, said),
  }
}

/** "1–20 of 1,437", or that there are none. */
export function rangeWords(from: number, to: number, count: number): string {
  const write = (value: number): string => value.toLocaleString('en-US')
  return count === 0 ? 'None at present.' : `${write(from + 1)}–${write(to)} of ${write(count)}`
}
