/** What the chart says of a point: the measure that is shown, with the branches, and beside it the other one. */
import type { Dataset } from '../../data/dataset.ts'
import type { LossPoint } from '../../worker/frame.ts'
import { format } from '../format.ts'
import { measures, type ScorePoint } from './measures.ts'
import type { ChartProps } from './PlainChart.tsx'
import { lossAt } from './table.ts'

/** A point as it is shown: its own losses, or scores in their place. */
export type ReadPoint = (LossPoint | ScorePoint) & Pick<ChartProps, 'ghosts' | 'text'>

/**
 * "epoch 3", "loss 0.1, test 0.2", "accuracy 92 %, test 90 %", "A 0.15", a line each: the measure that
 * is shown before the other one, and what the branches have of it.
 */
export function readingOf(point: ReadPoint, problem: Dataset['problem']): string[] {
  const isScore = 'from' in point
  const { loss, test, score, testScore } = isScore ? point.from : point
  const { name, text } = measures[problem]
  const losses = [`loss ${format(loss)}`, ...(test === undefined ? [] : [`test ${format(test)}`])]
  const scores = [
    ...(score === undefined ? [] : [`${name} ${text(score)}`]),
    ...(testScore === undefined ? [] : [`test ${text(testScore)}`]),
  ]
  const branches = point.ghosts.flatMap(({ letter, points }) => {
    const value = lossAt(points, point.epoch)
    return value === null ? [] : [`${letter} ${point.text(value)}`]
  })
  const [first, second] = isScore ? [scores, losses] : [losses, scores]
  return [[`epoch ${epochText(point.epoch)}`], first, second, branches]
    .filter(({ length }) => length > 0)
    .map((line) => line.join(', '))
}

/** Of thousands nobody wants a fraction. */
export function epochText(epoch: number): string {
  return format(epoch < 1000 ? epoch : Math.floor(epoch))
}
