/**
 * What must fit together in a run: asked at every edit, and fetched after the first paint, which
 * needs none of it.
 */
import type * as fitting from '../experiment/fit.ts'

type Fitting = typeof fitting

let fetched: Fitting | null = null

export async function loadFit(): Promise<Fitting> {
  fetched ??= await import('../experiment/fit.ts')
  return fetched
}

/** Does something with it: at once when it is there, else as soon as it is. */
export function withFit<Result>(act: (fit: Fitting) => Promise<Result>): Promise<Result> {
  return fetched ? act(fetched) : loadFit().then(act)
}
