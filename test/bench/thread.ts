/** The host in a thread of Node; with BENCH_TRANSFERRED in the state in which `worker.ts` is. */
import { parentPort } from 'node:worker_threads'
import { createHost, type Question } from './host.ts'

if (process.env['BENCH_TRANSFERRED'] !== undefined) {
  const { buffer } = new Float64Array(100)
  structuredClone(buffer, { transfer: [buffer] })
}

const answer = createHost()
parentPort!.on('message', (question: Question) => {
  void answer(question).then((given) => parentPort!.postMessage(given))
})
