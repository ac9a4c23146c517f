/** The reference cases computed with PyTorch: their form, how to read them, and when two numbers agree. Format: `test/reference/README.md`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NetworkSpec, Sample, TrainingSpec } from '../../src/engine/network.ts'
import type { Start } from '../../src/engine/trainer.ts'

type Block = { layer: number; name: string; shape: number[]; values: number[] }

export type ReferenceCase = {
  name: string
  network: Omit<NetworkSpec, 'initial'>
  training: Omit<TrainingSpec, 'schedule' | 'clipNorm' | 'order'>
  parameters: Block[]
  samples: Sample[]
  expected: {
    outputs: number[][]
    loss: number
    gradients: Block[]
    after: { updates: number; parameters: Block[] }[]
    learned?: boolean
    learnedAfterUpdates?: number
    losses?: { epochs: number; loss: number }[]
    /** By the article's names: w1, …, b3. */
    trained?: Record<string, number>
    predictions?: { input: number[]; output: number[] }[]
    chainRule?: {
      values: Record<string, number>
      factors: Record<string, number>
      partials: Record<string, number>
    }
  }
}

/** Whether REFERENCE_DIR names another directory than this project's own. */
export const isElsewhere = process.env['REFERENCE_DIR'] !== undefined

const directory = process.env['REFERENCE_DIR'] ?? join(import.meta.dirname, '../reference')

/** All files of cases, from `test/reference/` or the directory named by REFERENCE_DIR. */
export function referenceFiles(): { file: string; cases: ReferenceCase[] }[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({
      file,
      cases: JSON.parse(readFileSync(join(directory, file), 'utf8')) as ReferenceCase[],
    }))
}

/** One of this project's own cases, wherever REFERENCE_DIR points. */
export function referenceCase(file: string, name: string): ReferenceCase {
  const path = join(import.meta.dirname, '../reference', file)
  const cases = JSON.parse(readFileSync(path, 'utf8')) as ReferenceCase[]
  const found = cases.find((one) => one.name === name)
  if (!found) throw new Error(`No case "${name}" in ${file}`)
  return found
}

/** Flat parameters or gradients of a case, block after block. */
export function flat(blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ values }) => values)
}

/** What a trainer starts a case from. */
export function startOf(one: ReferenceCase): Start {
  return {
    network: {
      ...one.network,
      initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
    },
    training: {
      ...one.training,
      schedule: { type: 'constant' },
      clipNorm: null,
      order: 'inOrder',
    },
    samples: one.samples,
    seed: 1,
    parameters: flat(one.parameters),
  }
}

/** How many samples so many updates take: batches never reach over a round's end. */
export function samplesFor(one: ReferenceCase, updates: number): number {
  const count = one.samples.length
  const perRound = Math.ceil(count / one.training.batchSize)
  const rounds = Math.floor(updates / perRound)
  return rounds * count + (updates % perRound) * one.training.batchSize
}

export const VALUES = 1e-10
export const PARAMETERS = 1e-9

/** The worst difference between two lists, as a multiple of what the reference allows: 1e-12 + relative·|b|. At most 1 is agreement. */
export function disagreement(
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  relative: number,
): number {
  if (got.length !== wanted.length) return Infinity
  let worst = 0
  for (let k = 0; k < wanted.length; k++) {
    const allowed = 1e-12 + relative * Math.abs(wanted[k])
    const ratio = Math.abs(got[k] - wanted[k]) / allowed
    if (!(ratio <= worst)) worst = Number.isNaN(ratio) ? Infinity : ratio
  }
  return worst
}
