/** One workload in one place: starts everybody, lets them train in turns, round after round. */
import { contenders, type ContenderName } from './contenders/contenders.ts'
import type { Place, Running } from './place.ts'
import type { WorkloadName } from './workloads.ts'

/** C, or someone in JavaScript. */
export type Name = 'C' | ContenderName

export type Rounds = { readonly rounds: number; readonly milliseconds: number }

export type Result = {
  readonly workload: WorkloadName
  /** Samples a second in each round, by contender; who is not here has not got what it needs. */
  readonly rates: ReadonlyMap<Name, readonly number[]>
  /** Whoever should have the engine's loss and has not, in words. */
  readonly problems: readonly string[]
}

export async function measure(
  workload: WorkloadName,
  names: readonly ContenderName[],
  { place, c }: { place: Place<ContenderName>; c: Place<'C'> | null },
  { rounds, milliseconds }: Rounds,
): Promise<Result> {
  const running = new Map<Name, Running>()
  const problems: string[] = []
  const start = async <Some extends Name>(from: Place<Some>, name: Some): Promise<void> => {
    try {
      const one = await from.start(name, workload)
      if (one !== null) running.set(name, one)
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error))
    }
  }
  // One after the other: nobody warms up while another one does.
  if (c !== null) await start(c, 'C')
  for (const name of names) await start(place, name)
  problems.push(...lossProblems(workload, running))

  const rates = new Map([...running.keys()].map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, one] of running) rates.get(name)!.push(await one.measure(milliseconds))
  }
  for (const one of running.values()) await one.end()
  return { workload, rates, problems }
}

function lossProblems(workload: WorkloadName, running: ReadonlyMap<Name, Running>): string[] {
  const expected = running.get('Backstep')?.loss
  if (expected === undefined) return []
  return [...running].flatMap(([name, { loss }]) => {
    const tolerance = name === 'C' ? contenders.Backstep.tolerance : contenders[name].tolerance
    if (tolerance === null || Math.abs(loss - expected) <= tolerance * expected) return []
    return [`${name} on ${workload} has the loss ${loss} where Backstep has ${expected}.`]
  })
}
