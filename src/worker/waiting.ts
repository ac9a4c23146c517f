/** Who waits for which command of the page's to be answered, in the order in which they were asked. */
import type { Change } from '../engine/network.ts'

/** An edit is told, so that it can be made once more where a session died over it. */
export type Waiter = {
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
  readonly changes?: readonly Change[]
}

export type Waiting = {
  readonly isEmpty: boolean
  add(number: number, waiters: readonly Waiter[]): void
  /** These commands have been answered. */
  resolve(numbers: readonly number[]): void
  /** Everyone who waits, by the number of the command; nobody does any more. */
  take(): readonly (readonly [number: number, waiter: Waiter])[]
}

export function createWaiting(): Waiting {
  const waiting = new Map<number, readonly Waiter[]>()
  return {
    get isEmpty() {
      return waiting.size === 0
    },
    add: (number, waiters) => {
      waiting.set(number, waiters)
    },
    resolve: (numbers) => {
      for (const number of numbers) {
        const waiters = waiting.get(number) ?? []
        waiting.delete(number)
        for (const { resolve } of waiters) resolve()
      }
    },
    take: () => {
      const all = [...waiting].flatMap(([number, waiters]) =>
        waiters.map((waiter) => [number, waiter] as const),
      )
      waiting.clear()
      return all
    },
  }
}
