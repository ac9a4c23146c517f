/**
 * The table of penalties on large weights; biases go free. Once for each update, whatever the batch
 * size. L2: Hoerl and Kennard, "Ridge regression" (1970); L1: Tibshirani, "Regression shrinkage and
 * selection via the lasso" (1996).
 */
import type { KernelName } from './kernels/kernels.ts'

export type PenaltySpec = { readonly type: 'none' | 'l1' | 'l2'; readonly rate: number }

export type Penalty = {
  readonly label: string
  /** What is added to the loss, and to the gradient of each weight. */
  readonly formula: string
  readonly slope: string
  readonly kernel: KernelName | null
}

export const penalties = {
  none: { label: 'None', formula: '0', slope: '0', kernel: null },
  l1: { label: 'L1', formula: 'rate · Σ |w|', slope: 'rate · sign(w), sign(0) = 0', kernel: 'l1' },
  l2: { label: 'L2', formula: 'rate / 2 · Σ w²', slope: 'rate · w', kernel: 'l2' },
} as const satisfies Record<PenaltySpec['type'], Penalty>
