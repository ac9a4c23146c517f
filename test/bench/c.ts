/** C compiled for the workload's network, in a process of its own that waits for orders. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CHECKED_EPOCHS } from './host.ts'
import type { Place, Running } from './place.ts'
import { programOf } from './program.ts'
import { workloadOf, type WorkloadName } from './workloads.ts'

const FLAGS = ['-O3', '-march=native']

/** Null where there is no compiler. */
export function createC(): Place<'C'> | null {
  const compiler = ['gcc', 'clang', 'cc'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  )
  if (compiler === undefined) return null
  const [version] = String(spawnSync(compiler, ['--version']).stdout).split('\n')
  const folder = mkdtempSync(join(tmpdir(), 'backstep-bench-'))
  return {
    name: `${version}, ${FLAGS.join(' ')}`,
    start: (_, name) => startProgram(compiler, folder, name),
    close: async () => rmSync(folder, { recursive: true }),
  }
}

async function startProgram(
  compiler: string,
  folder: string,
  name: WorkloadName,
): Promise<Running> {
  const workload = workloadOf(name)
  const { parameters, samples, training } = workload
  const at = (ending: string): string => join(folder, `${name}${ending}`)
  writeFileSync(at('.c'), programOf(workload))
  const numbers = [
    ...parameters,
    ...samples.flatMap(({ input }) => input),
    ...samples.flatMap(({ target }) => target),
  ]
  writeFileSync(at('.numbers'), Float64Array.from(numbers))
  const program = process.platform === 'win32' ? at('.exe') : at('')
  const { status, stderr } = spawnSync(compiler, [...FLAGS, '-o', program, at('.c'), '-lm'])
  if (status !== 0) throw new Error(`C does not compile: ${String(stderr)}`)

  const child = spawn(program, [at('.numbers')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ask = async (order: string): Promise<number> => {
    child.stdin.write(`${order}\n`)
    const line: IteratorResult<string, undefined> = await lines.next()
    if (line.done === true) throw new Error(`The C program of ${name} has ended.`)
    return Number(line.value)
  }
  await ask(`train ${(CHECKED_EPOCHS * samples.length) / training.batchSize}`)
  const loss = await ask('loss 0')
  await ask('measure 0.2')
  return {
    loss,
    measure: async (milliseconds) => ask(`measure ${milliseconds / 1000}`),
    end: async () => void child.stdin.end(),
  }
}
