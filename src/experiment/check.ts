/**
 * The door for documents from outside: links, files, scripts, our own storage. Builds a fresh run
 * from an allow-list and says in one sentence what does not fit. Nothing from outside is merged or
 * copied unread, and lists are refused by their length before they are read.
 */
import * as v from 'valibot'
import '../data/preparation.ts'
import { dataProblem } from './dataFit.ts'
import type { Run } from './experiment.ts'
import { problemsOf, type Problem } from './fit.ts'
import { isObject, UNSEEN_CHARACTERS } from './forms/basics.ts'
import { runForm } from './forms/run.ts'

type Checked =
  | { readonly ok: true; readonly value: Run }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Checks a run, or an experiment alone, which becomes a run at its start. Takes anything and never throws for what JSON can say. */
export function check(document: unknown): Checked {
  const isRun = isObject(document) && Object.hasOwn(document, 'experiment')
  const root = isRun ? 'The run' : 'The experiment'
  const parsed = v.safeParse(runForm, isRun ? document : { experiment: document }, ABORT_EARLY)
  if (!parsed.success)
    return { ok: false, problems: parsed.issues.map((one) => problemOf(one, root)) }
  const run: Run = parsed.output
  const data = dataProblem(run.experiment.data)
  const problems = data ? [data] : problemsOf(run)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: run }
}

const ABORT_EARLY = { abortEarly: true } as const

// How problems are put into words.

function problemOf(issue: v.BaseIssue<unknown>, root: string): Problem {
  const path = v.getDotPath(issue) ?? ''
  const what = path.replace(/^experiment\.?/, '') || root
  if (path !== '' && issue.input === undefined) {
    // Of what kind it is decides what else there must be.
    const fits = issue.type === 'variant' ? `; ${issue.message}` : ''
    return { path, sentence: `${what} is missing${fits}.` }
  }
  return { path, sentence: `${what} is ${shown(issue.input)}; ${issue.message}.` }
}

const LONGEST_SHOWN = 40

function shown(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.replace(UNSEEN_CHARACTERS, '')
    return text.length > LONGEST_SHOWN ? `“${text.slice(0, LONGEST_SHOWN)}…”` : `“${text}”`
  }
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (isObject(value)) return 'an object'
  return typeof value === 'function' || typeof value === 'symbol'
    ? `a ${typeof value}`
    : String(value)
}
