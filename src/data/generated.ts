/**
 * The table of data sets that are drawn: the usual toy problems. A new one is one entry in one of these.
 * Preparing them for a network is left to `prepare.ts`.
 */
import { classes } from './generate/classes.ts'
import { gates } from './generate/gates.ts'
import type { Generated } from './generate/kind.ts'
import { series } from './generate/series.ts'
import { values } from './generate/values.ts'

export const generated = {
  ...gates,
  ...classes,
  ...values,
  ...series,
} as const satisfies Record<string, Generated>

export type GeneratedName = keyof typeof generated
