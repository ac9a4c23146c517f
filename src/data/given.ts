/** Data that is there without being drawn, loaded or prepared: samples in a document, and small sets in the page's own code. */
import { builtIn } from './builtIn.ts'
import { asGiven, type Dataset } from './dataset.ts'
import type { DataSource } from './source.ts'

/** Samples that stand in the document or in the page's own code; null for other sources. */
export function givenIn(source: DataSource): Dataset | null {
  if (source.type === 'builtIn')
    return new Map<string, Dataset>(Object.entries(builtIn)).get(source.name) ?? null
  if (source.type !== 'samples') return null
  const { input, target, samples, unseen = [], inputNames, targetNames } = source
  const { classNames, spans } = source
  const inputs = input.reduce((product, size) => product * size, 1)
  const dataset = asGiven({
    input,
    target,
    inputNames: inputNames ?? Array.from({ length: inputs }, (_, i) => `input ${i + 1}`),
    problem: givenProblem(source),
    samples: samples.map((sample, s) => ({ name: `Sample ${s + 1}`, ...sample })),
    unseen: unseen.map((sample, s) => ({ name: `Unseen ${s + 1}`, ...sample })),
  })
  return {
    ...dataset,
    ...(classNames && { classNames }),
    ...(targetNames && { targetNames }),
    ...(spans && { spans }),
  }
}

/** The kind of problem of samples: what the names say, else classes where all targets are a single 0 or 1. */
export function givenProblem(source: DataSource & { type: 'samples' }): Dataset['problem'] {
  if (source.classNames) return 'classes'
  return !source.targetNames && hasBits(source) ? 'classes' : 'values'
}

/** Whether all targets are a single 0 or 1. */
function hasBits({ target, samples, unseen = [] }: DataSource & { type: 'samples' }): boolean {
  return (
    target.length === 1 &&
    target[0] === 1 &&
    [...samples, ...unseen].every(({ target: [value] }) => value === 0 || value === 1)
  )
}
