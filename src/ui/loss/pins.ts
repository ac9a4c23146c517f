/** Where on the chart something was changed: a pin for each change, or for several too close to be told apart. */
import { epochAt, type Segment } from '../../engine/segments.ts'
import type { Run } from '../../experiment/experiment.ts'
import { marksOf, type Mark } from '../hooks/marks.ts'
import type { ChartProps } from './PlainChart.tsx'

/** Pixels between pins, and between letters of branches. */
const PIN = 15
export const LETTER = 13

/** Around a pin's middle. */
export const PENCIL = 'm-3 3 .4-1.8 4-4a.9.9 0 0 1 1.3 0l.1.1a.9.9 0 0 1 0 1.3l-4 4Z'

export type Pin = Pick<Mark, 'position' | 'type' | 'text'> & { readonly epoch: number }

export function pinsOf(
  run: Pick<Run, 'experiment' | 'edits'>,
  segments: readonly Segment[],
  { epochs, width, left }: Pick<ChartProps, 'epochs' | 'width' | 'left'>,
): Pin[] {
  const gap = (PIN / Math.max(width - left, PIN)) * (epochs.to - epochs.from)
  return marksOf(run, gap, (position) => epochAt(segments, position))
    .map((mark) => ({ ...mark, epoch: epochAt(segments, mark.position) }))
    .filter(({ epoch }) => epoch <= epochs.to)
}
