/** The table of kernels: everything that computes. Another set with these names and arguments may run the same plans; it must give the same bits. */
import * as activations from './activations.ts'
import * as convolution from './convolution.ts'
import * as elementwise from './elementwise.ts'
import * as gates from './gates.ts'
import * as losses from './losses.ts'
import * as optimizers from './optimizers.ts'
import * as pooling from './pooling.ts'
import * as products from './products.ts'
import * as recurrence from './recurrence.ts'
import * as units from './units.ts'

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
  ...activations,
  ...convolution,
  ...elementwise,
  ...gates,
  ...losses,
  ...optimizers,
  ...pooling,
  ...products,
  ...recurrence,
  ...units,
} as const satisfies Record<string, Kernel>

export type KernelName = keyof typeof kernels
