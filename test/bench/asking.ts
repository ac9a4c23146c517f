/** A running contender, by questions to its host. */
import type { ContenderName } from './contenders/contenders.ts'
import type { Answer, Question } from './host.ts'
import type { Running } from './place.ts'
import type { WorkloadName } from './workloads.ts'

export type Host = {
  ask(question: Question): Promise<Answer>
  end(): Promise<void>
}

export async function startIn(
  { ask, end }: Host,
  contender: ContenderName,
  workload: WorkloadName,
): Promise<Running | null> {
  const answer = await ask({ type: 'open', contender, workload })
  if (answer.type !== 'opened') throw new Error(`${contender} on ${workload}: ${reasonOf(answer)}`)
  const { loss } = answer
  if (loss === null) {
    await end()
    return null
  }
  const measure = async (milliseconds: number): Promise<number> => {
    const measured = await ask({ type: 'measure', milliseconds })
    if (measured.type === 'measured') return measured.rate
    throw new Error(`${contender} on ${workload}: ${reasonOf(measured)}`)
  }
  return { loss, measure, end }
}

function reasonOf(answer: Answer): string {
  return answer.type === 'failed' ? answer.reason : 'it answered something else.'
}
