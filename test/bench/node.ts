/** Contenders in threads of this Node, each with a heap and a just-in-time compiler of its own. */
import { Worker } from 'node:worker_threads'
import { startIn } from './asking.ts'
import type { ContenderName } from './contenders/contenders.ts'
import type { Answer } from './host.ts'
import type { Place } from './place.ts'

export function createNode(): Place<ContenderName> {
  const thread = new URL('thread.js', import.meta.url)
  return {
    name: `Node ${process.versions.node}`,
    start: (contender, workload) => {
      const worker = new Worker(thread)
      const ask = (question: unknown): Promise<Answer> =>
        new Promise((resolve, reject) => {
          worker.removeAllListeners()
          worker.once('message', resolve)
          worker.once('error', reject)
          worker.postMessage(question)
        })
      const end = async (): Promise<void> => void (await worker.terminate())
      return startIn({ ask, end }, contender, workload)
    },
    close: () => Promise.resolve(),
  }
}
