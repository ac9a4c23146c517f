/** The table of schedules: how the learning rate changes from epoch to epoch. */

/** Lengths are in epochs. `warmUp`: so many epochs in which the rate rises evenly to its full size. */
export type ScheduleSpec = { readonly warmUp?: number } & (
  | { readonly type: 'constant' }
  | { readonly type: 'step'; readonly every: number; readonly factor: number }
  | { readonly type: 'exponential'; readonly factor: number }
  | { readonly type: 'cosine'; readonly epochs: number; readonly lowest: number }
)

/** The learning rate that holds in an epoch, counted from 0. */
export function rateAt(schedule: ScheduleSpec, learningRate: number, epoch: number): number {
  const { warmUp = 0 } = schedule
  const rise = epoch < warmUp ? (epoch + 1) / (warmUp + 1) : 1
  return learningRate * rise
}
