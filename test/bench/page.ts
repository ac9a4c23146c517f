/** The page from which `chromium.ts` starts workers: `begin` one, `ask` it, `end` it. */
import type { Answer, Question } from './host.ts'

export type Bench = {
  begin(): number
  ask(worker: number, question: Question): Promise<Answer>
  end(worker: number): void
}

declare global {
  var bench: Bench
}

const workers: Worker[] = []

globalThis.bench = {
  begin: () =>
    workers.push(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })) - 1,
  ask: (worker, question) =>
    new Promise((resolve) => {
      const once = { once: true }
      const hear = ({ data }: MessageEvent<Answer>): void => resolve(data)
      const fail = ({ message }: ErrorEvent): void => resolve({ type: 'failed', reason: message })
      workers[worker].addEventListener('message', hear, once)
      workers[worker].addEventListener('error', fail, once)
      workers[worker].postMessage(question)
    }),
  end: (worker) => workers[worker].terminate(),
}
