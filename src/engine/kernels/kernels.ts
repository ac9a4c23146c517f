/** The table of kernels: everything that computes. Another set with these names and arguments may run the same plans; it must give the same bits. */
import * as convolution from './convolution.ts'
import * as elementwise from './elementwise.ts'
import * as gates from './gates.ts'
import * as gradients from './gradients.ts'
import * as inputGradients from './inputGradients.ts'
import * as losses from './losses.ts'
import * as optimizers from './optimizers.ts'
import * as patches from './patches.ts'
import * as penalties from './penalties.ts'
import * as pooling from './pooling.ts'
import * as rectifiers from './rectifiers.ts'
import * as recurrence from './recurrence.ts'
import * as squashers from './squashers.ts'
import * as units from './units.ts'
import * as weightedSums from './weightedSums.ts'
import * as weightGradients from './weightGradients.ts'

/**
 * A plain function over the arena: number of rows (samples), then places and sizes, all integers
 * (one fraction among them would turn them all into doubles in V8).
 */
export type Kernel = (
  memory: Float64Array,
  rows: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
) => void

export const kernels = {
  ...convolution,
  ...elementwise,
  ...gates,
  ...gradients,
  ...inputGradients,
  ...losses,
  ...optimizers,
  ...patches,
  ...penalties,
  ...pooling,
  ...rectifiers,
  ...recurrence,
  ...squashers,
  ...units,
  ...weightedSums,
  ...weightGradients,
} as const satisfies Record<string, Kernel>

export type KernelName = keyof typeof kernels
