/** What a view of the network's answers lends to the surface that shows it, and what it is painted with. */
import type { Dataset } from '../../data/dataset.ts'
import type { Frame } from '../../worker/frame.ts'
import type { Theme } from '../controls/ramp.ts'
import type { Cell } from './meaning.ts'
import type { Ground, Point } from './points.ts'

export type Colours = Readonly<
  Record<'ink' | 'card' | 'pos' | 'neg' | 'err' | 'line' | 'mark', string>
>

export type Scene = {
  readonly dataset: Dataset
  readonly ground: Ground
  readonly points: readonly Point[]
  readonly theme: Theme
  readonly colours: Colours
  readonly font: string
  /** Of the square canvas, in CSS pixels. */
  readonly size: number
}

/** What a person has chosen to see. */
export type Shown = {
  /** Every place in the full colour of what is said there. */
  readonly isDiscrete: boolean
  /** With the samples that are never trained on. */
  readonly hasTest: boolean
}

export type Picture = {
  /** Takes what it shows from a frame; in training it glides there. */
  take(frame: Frame): void
  /** False until it has something to show. */
  isKnown(): boolean
  /** Under the points. The context is in CSS pixels. */
  paint(context: CanvasRenderingContext2D, scene: Scene, shown: Shown): void
  /** What lies over the points. */
  paintOver?(context: CanvasRenderingContext2D, scene: Scene): void
  /** Whether points say by a mark that the network disagrees. */
  readonly marksWrong: boolean
  /** The picture in a sentence, for those who do not see it. */
  words(): string
  /** What is said at the centre of a cell. */
  reading(cell: Cell, write: (value: number) => string): string
}
