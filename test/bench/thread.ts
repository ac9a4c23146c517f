/** The host in a thread of Node. */
import { parentPort } from 'node:worker_threads'
import { createHost, type Question } from './host.ts'

const answer = createHost()
parentPort!.on('message', (question: Question) => {
  void answer(question).then((given) => parentPort!.postMessage(given))
})
