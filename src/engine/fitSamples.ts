/**
 * Which samples fit a network and its loss: all of the same sizes, finite, with targets that the loss
 * is defined for. Lists never change, so what has been found out about one is remembered.
 */
import type { Fitting } from './fit.ts'
import { layoutOf } from './layout.ts'
import { losses, type LossName } from './losses.ts'
import { sizeOf, type Sample, type Shape } from './network.ts'

/** Samples that do not fit a network, or targets that its loss is not defined for. */
export function samplesProblem(
  samples: readonly Sample[],
  shapes: readonly Shape[],
  loss: LossName,
): string | null {
  const group = shapes.at(-1)!.at(-1)!
  return (
    sampleSizesProblem(samples, shapes) ??
    once(samples, targetsOf(loss, group), (some) => targetsProblem(some, loss, group))
  )
}

/** Samples that have not the sizes of a network, or not all the same, or what is not finite. */
export function sampleSizesProblem(
  samples: readonly Sample[],
  shapes: readonly Shape[],
): string | null {
  if (samples.length === 0) return 'There are no samples; 1 or more would fit.'
  const output = shapes.at(-1)!
  const inputs = sizeOf(shapes[0])
  const outputs = sizeOf(output)
  const [{ input, target }] = samples
  if (input.length !== inputs) {
    return `Sample 1 has ${input.length} input values; this network takes ${inputs}, of shape [${shapes[0].join(', ')}].`
  }
  if (target.length !== outputs) {
    return `Sample 1 has ${target.length} target values; this network gives ${outputs}, of shape [${output.join(', ')}].`
  }
  return once(samples, VALUES, valuesProblem)
}

type Answer = (samples: readonly Sample[]) => string | null
type Found = { readonly problem: string | null; readonly answer: Answer }

/** What has been found out about a list of samples; lists never change. */
const found = new WeakMap<readonly Sample[], Map<string, Found>>()

function once(samples: readonly Sample[], question: string, answer: Answer): string | null {
  const known = foundOf(samples)
  const before = known.get(question)
  if (before !== undefined) return before.problem
  const problem = answer(samples)
  known.set(question, { problem, answer })
  return problem
}

function foundOf(samples: readonly Sample[]): Map<string, Found> {
  const known = found.get(samples) ?? new Map<string, Found>()
  found.set(samples, known)
  return known
}

/** Samples that are those before, all or some, and a few others: where those were sound, only the others need be looked at. */
export function knowLike(
  samples: readonly Sample[],
  before: readonly Sample[],
  others: readonly Sample[],
): void {
  for (const [question, { problem, answer }] of foundOf(before)) {
    // All have the sizes of the first.
    const isSound = problem === null && answer([samples[0], ...others]) === null
    if (isSound) foundOf(samples).set(question, { problem, answer })
  }
}

/** Numbers that are looked at in one piece: a few milliseconds. */
const PIECE = 65_536

type Range = (samples: readonly Sample[], from?: number, to?: number) => string | null

/**
 * Looks at samples in pieces, so that whoever has other things to do can do them in between; after
 * that they are known, and `problemOf` answers at once.
 */
export function* lookingAt({
  network,
  training: { loss },
  samples = [],
}: Fitting): Generator<number, void, void> {
  if (samples.length === 0) return
  const group = layoutOf(network).shapes.at(-1)!.at(-1)!
  const piece = Math.ceil(PIECE / (samples[0].input.length + samples[0].target.length + 1))
  const questions: Record<string, Range> = {
    [VALUES]: valuesProblem,
    [targetsOf(loss, group)]: (some, from, to) => targetsProblem(some, loss, group, from, to),
  }
  for (const [question, problemIn] of Object.entries(questions)) {
    if (found.get(samples)?.has(question)) continue
    let problem: string | null = null
    for (let from = 0; from < samples.length && problem === null; from += piece) {
      yield from / samples.length
      problem = problemIn(samples, from, Math.min(samples.length, from + piece))
    }
    foundOf(samples).set(question, { problem, answer: (some) => problemIn(some) })
  }
}

const VALUES = 'values'

function targetsOf(loss: LossName, group: number): string {
  return `${loss}, ${group}`
}

/** Samples that differ in size, or have what is not finite. */
function valuesProblem(samples: readonly Sample[], from = 0, to = samples.length): string | null {
  const [first] = samples
  for (let s = from; s < to; s++) {
    const { input, target } = samples[s]
    const problem =
      sideProblem('input', s, input, first.input.length) ??
      sideProblem('target', s, target, first.target.length)
    if (problem !== null) return problem
  }
  return null
}

function sideProblem(
  side: 'input' | 'target',
  s: number,
  values: readonly number[],
  length: number,
): string | null {
  if (values.length !== length) {
    return `Sample ${s + 1} has ${values.length} ${side} values; ${length}, as sample 1 has, would fit.`
  }
  for (let k = 0; k < length; k++) {
    if (Number.isFinite(values[k])) continue
    return `Sample ${s + 1} has the ${side} value ${values[k]}; finite numbers would fit.`
  }
  return null
}

/** Targets that a loss is not defined for; `group` values belong to one time step. */
function targetsProblem(
  samples: readonly Sample[],
  loss: LossName,
  group: number,
  from = 0,
  to = samples.length,
): string | null {
  const { targets } = losses[loss]
  if (targets === 'any') return null
  const { fits } = isTarget[targets]
  for (let s = from; s < to; s++) {
    const { target } = samples[s]
    const odd = target.find((value) => !fits(value))
    if (odd !== undefined) {
      return `Sample ${s + 1} has the target ${odd}; with the loss ${loss} ${isTarget[targets].words} would fit.`
    }
    if (targets !== 'distributions') continue
    for (let start = 0; start < target.length; start += group) {
      const sum = target.slice(start, start + group).reduce((before, value) => before + value, 0)
      if (Math.abs(sum - 1) <= 1e-9) continue
      return `Sample ${s + 1} has targets of sum ${sum}; with the loss ${loss} a 1 for the right class and 0 for all others would fit.`
    }
  }
  return null
}

const isShare = (value: number): boolean => value >= 0 && value <= 1

const isTarget = {
  bits: { words: '0 or 1', fits: (value: number) => value === 0 || value === 1 },
  signs: { words: '−1 or 1', fits: (value: number) => value === -1 || value === 1 },
  shares: { words: 'a number from 0 to 1', fits: isShare },
  distributions: { words: 'a number from 0 to 1', fits: isShare },
}
