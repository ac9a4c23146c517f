/**
 * What the page's own thread does while something is done with the page: its tasks with the processor
 * time of each, as Chromium's tracing tells it. Unlike the clock's time it does not count how long a
 * busy machine lets the thread wait.
 */
import type { Page } from 'playwright'

export type Task = {
  /** Processor time, in milliseconds. */
  readonly ms: number
  /** Since the trace began, in milliseconds by the clock. */
  readonly at: number
  /** What took most of it, largest first, one within the other: "FunctionCall 40", "MajorGC 12". */
  readonly causes: readonly string[]
  /** With `isProfiled`, in which functions the thread was, largest first, one within the other. */
  readonly functions: readonly string[]
}

/** An event of Chromium's trace, as far as it is read here; times in microseconds. */
type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Processor time. */
  readonly tdur?: number
  readonly id?: string
  readonly args: {
    readonly name?: string
    readonly data?: {
      readonly startTime?: number
      readonly timeDeltas?: readonly number[]
      readonly cpuProfile?: {
        readonly nodes?: readonly ProfileNode[]
        readonly samples?: readonly number[]
      }
    }
  }
}

type ProfileNode = {
  readonly id: number
  readonly parent?: number
  readonly callFrame: { readonly functionName: string }
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8']
const PROFILER = 'disabled-by-default-v8.cpu_profiler'
const TASK = 'ThreadControllerImpl::RunTask'
const SHOWN_CAUSES = 5
const SHOWN_FUNCTIONS = 16

/**
 * The tasks of at least so many milliseconds while `work` is under way, the longest first. What the
 * test itself asks of the page, and what tells the browser to profile, is not the page's and left out.
 */
export async function tasksDuring(
  page: Page,
  work: () => Promise<void>,
  { least = 1, isProfiled = false } = {},
): Promise<Task[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser to trace it.')
  const categories = isProfiled ? [...CATEGORIES, PROFILER] : CATEGORIES
  await browser.startTracing(page, { categories })
  let trace: Buffer
  try {
    await work()
  } finally {
    trace = await browser.stopTracing()
  }
  return tasksIn(eventsIn(trace.toString('utf8')), least)
}

function eventsIn(text: string): TraceEvent[] {
  const trace: unknown = JSON.parse(text)
  if (isTrace(trace)) return trace.traceEvents
  throw new Error('The trace has no events.')
}

function isTrace(value: unknown): value is { traceEvents: TraceEvent[] } {
  return typeof value === 'object' && value !== null && 'traceEvents' in value
}

function tasksIn(events: readonly TraceEvent[], least: number): Task[] {
  const main = busiestPage(events)
  if (!main) throw new Error('The trace has no page.')
  const spans = events.filter(
    ({ ph, pid, tid }) => ph === 'X' && pid === main.pid && tid === main.tid,
  )
  const start = Math.min(...events.filter(({ ts }) => ts > 0).map(({ ts }) => ts))
  const samples = profileOf(events, main)
  return spans
    .filter(({ name, tdur = 0 }) => name === TASK && tdur >= 1000 * least)
    .map((task) => {
      const end = task.ts + (task.dur ?? 0)
      const inner = spans.filter((one) => one.name !== TASK && one.ts >= task.ts && one.ts < end)
      const isProfiler = inner.some(({ name }) => name.startsWith('CpuProfiler::'))
      const during = samples.filter(({ at }) => at >= task.ts && at < end)
      return {
        ms: isProfiler ? 0 : (task.tdur ?? 0) / 1000,
        at: (task.ts - start) / 1000,
        causes: largest(
          inner.map(({ name, tdur = 0 }) => [name, tdur / 1000]),
          SHOWN_CAUSES,
        ),
        functions: largest(
          during.flatMap(({ names, ms }) => names.map((name) => [name, ms] as const)),
          SHOWN_FUNCTIONS,
        ),
      }
    })
    .filter(({ ms }) => ms >= least)
    .toSorted((one, other) => other.ms - one.ms)
}

type Thread = Pick<TraceEvent, 'pid' | 'tid'>

/** Browsers keep threads ready for other pages; ours is the one that works. */
function busiestPage(events: readonly TraceEvent[]): Thread | null {
  const busy = new Map<string, number>()
  for (const { name, pid, tid, tdur = 0 } of events) {
    if (name === TASK) busy.set(`${pid} ${tid}`, (busy.get(`${pid} ${tid}`) ?? 0) + tdur)
  }
  const time = ({ pid, tid }: Thread): number => busy.get(`${pid} ${tid}`) ?? 0
  const threads = events.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  )
  return threads.toSorted((one, other) => time(other) - time(one))[0] ?? null
}

/** Of the sums by name the largest, as texts. */
function largest(parts: readonly (readonly [name: string, ms: number])[], count: number): string[] {
  const sums = new Map<string, number>()
  for (const [name, ms] of parts) sums.set(name, (sums.get(name) ?? 0) + ms)
  return [...sums]
    .filter(([, ms]) => ms >= 1)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([name, ms]) => `${name} ${Math.round(ms)}`)
}

type ProfileSample = {
  readonly at: number
  readonly ms: number
  /** The function that ran and those that had called it, each once. */
  readonly names: readonly string[]
}

/** What the profiler of a thread has seen. */
function profileOf(events: readonly TraceEvent[], { pid, tid }: Thread): ProfileSample[] {
  const profile = events.find(
    (event) => event.name === 'Profile' && event.pid === pid && event.tid === tid,
  )
  const chunks = events.filter(
    (event) => event.name === 'ProfileChunk' && event.pid === pid && event.id === profile?.id,
  )
  const stacks = new Map<number, readonly string[]>()
  const all: ProfileSample[] = []
  let at = profile?.args.data?.startTime ?? 0
  for (const { args } of chunks) {
    const { cpuProfile, timeDeltas = [] } = args.data ?? {}
    for (const { id, parent, callFrame } of cpuProfile?.nodes ?? []) {
      const above = stacks.get(parent ?? -1) ?? []
      const name = callFrame.functionName
      stacks.set(
        id,
        name === '' || name === '(root)' || above.includes(name) ? above : [...above, name],
      )
    }
    for (const [k, sample] of (cpuProfile?.samples ?? []).entries()) {
      const delta = timeDeltas[k] ?? 0
      at += delta
      all.push({ at, ms: delta / 1000, names: stacks.get(sample) ?? [] })
    }
  }
  return all
}
