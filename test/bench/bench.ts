/**
 * Measures training samples a second of this engine, of its peers and of C compiled for the same
 * network, side by side: in each round everybody trains for a moment, one after the other, so that
 * ratios hold on a busy machine. The figures are this machine's and never a gate; unequal losses are.
 *
 *   npm run bench -- W1 W3 --rounds 3 --ms 100 --node --only Backstep,C
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createC } from './c.ts'
import { createChromium } from './chromium.ts'
import { contenders, type ContenderName } from './contenders/contenders.ts'
import { createNode } from './node.ts'
import type { Place } from './place.ts'
import { measure, type Result } from './rounds.ts'
import { tableOf } from './table.ts'
import { workloads, type WorkloadName } from './workloads.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    ms: { type: 'string', default: '250' },
    /** In Node alone, or in Chromium alone. */
    node: { type: 'boolean', default: false },
    chromium: { type: 'boolean', default: false },
    /** In Node too after a buffer was transferred, as always in the browser (see worker.ts). */
    transferred: { type: 'boolean', default: false },
    /** Names of contenders, with commas between them; C as well. */
    only: { type: 'string' },
  },
})

/** Those of a table that are named, or all; a name that is none ends the program. */
function chosen<Name extends string>(wanted: readonly string[], all: readonly Name[]): Name[] {
  const odd = wanted.find((name) => !all.some((one) => one === name))
  if (odd !== undefined) {
    console.error(`There is no ${odd}; ${all.join(', ')} would fit.`)
    process.exit(1)
  }
  return wanted.length === 0 ? [...all] : all.filter((name) => wanted.includes(name))
}

const everybody = ['C', ...(Object.keys(contenders) as ContenderName[])] as const
const chosenWorkloads = chosen(positionals, Object.keys(workloads) as WorkloadName[])
const names = chosen(options.only?.split(',') ?? [], everybody)
const peers = names.filter((name) => name !== 'C')
const rounds = { rounds: Number(options.rounds), milliseconds: Number(options.ms) }

if (options.transferred) process.env['BENCH_TRANSFERRED'] = '1'

const c = names.includes('C') ? createC() : null
const places: Place<ContenderName>[] = []
if (!options.chromium) places.push(createNode())
if (!options.node) {
  const chromium = await createChromium()
  if (chromium) places.push(chromium)
  else console.log('There is no Chromium, Chrome or Edge here: only Node is measured.')
}

console.log(`${cpus()[0]?.model ?? 'some processor'}, ${new Date().toISOString().slice(0, 10)}`)
if (c) console.log(`C: ${c.name}, plain loops`)
else if (names.includes('C')) console.log('There is no C compiler here: C is left out.')
console.log(
  `A buffer was transferred before in ${options.transferred ? 'both' : 'the browser, as by the page; in Node not'}.`,
)
console.log('TensorFlow Playground is left out: its nn.ts is not on npm.')
console.log('recurrentjs is not on npm either: recurrent-js is its port to TypeScript.')
const others = peers.filter((name) => contenders[name].tolerance === null)
if (others.length > 0) {
  console.log(
    `Not textbook gradient descent, and so here for speed alone: ${others.join(', ')} (see test/bench/contenders).`,
  )
}
for (const name of chosenWorkloads) console.log(`${name}: ${workloads[name].title}`)
console.log(`Samples a second, medians of ${rounds.rounds} rounds of ${rounds.milliseconds} ms:\n`)

const problems: string[] = []
try {
  for (const place of places) {
    const results: Result[] = []
    for (const workload of chosenWorkloads) {
      const result = await measure(workload, peers, { place, c }, rounds)
      results.push(result)
      problems.push(...result.problems)
    }
    console.log(`${tableOf(place.name, results)}\n`)
  }
} finally {
  for (const place of [...places, ...(c ? [c] : [])]) await place.close()
}
for (const problem of problems) console.error(problem)
if (problems.length === 0) console.log('All textbook contenders have the same losses.')
process.exit(problems.length === 0 ? 0 : 1)
