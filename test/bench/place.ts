/** Where contenders run: Node, a browser, or no JavaScript at all. */
import type { WorkloadName } from './workloads.ts'

/** A contender at work. */
export type Running = {
  /** After `CHECKED_EPOCHS`. */
  readonly loss: number
  /** Trains for so long; samples a second. */
  measure(milliseconds: number): Promise<number>
  end(): Promise<void>
}

export type Place<Name extends string> = {
  readonly name: string
  /** Null: the contender has not got what the workload needs. */
  start(contender: Name, workload: WorkloadName): Promise<Running | null>
  close(): Promise<void>
}
