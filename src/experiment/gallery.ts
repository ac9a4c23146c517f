/**
 * The table of experiments to choose from, as in any introduction: each with its group and a sentence
 * on what it shows. A new one is one entry in its group's file. Seeds and settings were looked for:
 * each reaches what `test/experiment/gallery.test.ts` asks of it.
 */
import '../data/preparation.ts'
import { classes } from './gallery/classes.ts'
import { firstSteps } from './gallery/firstSteps.ts'
import { images } from './gallery/images.ts'
import type { Entry } from './gallery/parts.ts'
import { realData } from './gallery/realData.ts'
import { series } from './gallery/series.ts'
import { values } from './gallery/values.ts'

export const gallery = {
  ...firstSteps,
  ...classes,
  ...values,
  ...realData,
  ...images,
  ...series,
} as const satisfies Record<string, Entry>

export type GalleryName = keyof typeof gallery
